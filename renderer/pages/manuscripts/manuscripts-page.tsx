import { FileAddOutlined, ImportOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { api } from '../../api/api.ts';
import { errorMessage } from '../../api/error-message.ts';
import { FileDropArea } from '../../components/file-drop-area.tsx';
import { BatchBar } from './batch-bar.tsx';
import { ImportManuscriptsDialog } from './import-manuscripts-dialog.tsx';
import { filterManuscripts, noFilter } from './manuscript-filter.ts';
import { ManuscriptFilters } from './manuscript-filters.tsx';
import { ManuscriptPanel } from './manuscript-panel.tsx';
import { ManuscriptTable } from './manuscript-table.tsx';
import styles from './manuscripts-page.module.css';
import { useNewManuscript } from './use-new-manuscript.ts';

/** After the last key, before the archive is asked. */
const typingMs = 250;

/** 稿件库: every manuscript of the archive. */
export function ManuscriptsPage() {
  const [text, setText] = useState('');
  const settledText = useSettled(text.trim(), typingMs);
  const { data, error, isPending } = useQuery({
    ...api.manuscripts.list.queryOptions({ input: { text: settledText } }),
    placeholderData: keepPreviousData,
  });
  const [filter, setFilter] = useState(noFilter);
  const [chosen, setChosen] = useState<string[]>([]);
  const [opened, setOpened] = useState<string | null>(null);
  const [importing, setImporting] = useState<File[] | null>(null);
  const createManuscript = useNewManuscript();
  const manuscripts = useMemo(() => data ?? [], [data]);
  const shown = useDeferredValue(useMemo(() => filterManuscripts(manuscripts, filter), [manuscripts, filter]));
  const chosenShown = shown.filter(({ id }) => chosen.includes(id));
  const openedManuscript = manuscripts.find(({ id }) => id === opened);
  return (
    <FileDropArea invitation="松开鼠标，导入这些稿件" onDrop={setImporting}>
      <div className={styles.page}>
        <header className={styles.head}>
          <h1>稿件库</h1>
          <span className={styles.count}>
            {isPending ? '' : shown.length === manuscripts.length ? `${shown.length} 篇` : `显示 ${shown.length} 篇`}
          </span>
          <Button icon={<ImportOutlined aria-hidden />} onClick={() => setImporting([])}>
            导入稿件
          </Button>
          <Button type="primary" icon={<FileAddOutlined aria-hidden />} onClick={() => void createManuscript()}>
            新建稿件
          </Button>
        </header>
        <ManuscriptFilters manuscripts={manuscripts} filter={filter} onText={setText} onChange={setFilter} />
        {error && <Alert type="error" showIcon title={errorMessage(error)} className={styles.failure} />}
        <div className={styles.middle}>
          <ManuscriptTable
            manuscripts={shown}
            isPending={isPending}
            isNarrowed={shown.length < manuscripts.length || settledText !== ''}
            state={filter.state}
            chosen={chosen}
            onChoose={setChosen}
            opened={opened}
            onOpen={setOpened}
          />
          {openedManuscript && (
            <ManuscriptPanel key={openedManuscript.id} manuscript={openedManuscript} onClose={() => setOpened(null)} />
          )}
        </div>
        {chosenShown.length > 0 && <BatchBar manuscripts={chosenShown} onDone={() => setChosen([])} />}
      </div>
      {importing && <ImportManuscriptsDialog files={importing} onClose={() => setImporting(null)} />}
    </FileDropArea>
  );
}

function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
