import { FileAddOutlined, ImportOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ManuscriptChoices } from '../../../shared/contract/manuscripts-contract.ts';
import { api } from '../../api/api.ts';
import { errorMessage } from '../../api/error-message.ts';
import { FileDropArea } from '../../components/file-drop-area.tsx';
import { startImport } from '../../importing/importing-store.ts';
import { BatchBar } from './batch-bar.tsx';
import { type ChosenFilter, isFiltered, newestFirst, noFilter } from './manuscript-filter.ts';
import { ManuscriptFilters } from './manuscript-filters.tsx';
import { ManuscriptPanel } from './manuscript-panel.tsx';
import { ManuscriptTable } from './manuscript-table.tsx';
import styles from './manuscripts-page.module.css';
import { useManuscript, useManuscripts } from './use-manuscripts.ts';
import { useNewManuscript } from './use-new-manuscript.ts';
import { useTicks } from './use-ticks.ts';

/** After the last key, before the archive is asked. */
const typingMs = 250;

/** 稿件库: every manuscript of the archive. */
export function ManuscriptsPage() {
  const [text, setText] = useState('');
  const settledText = useSettled(text.trim(), typingMs);
  const [chosen, setChosen] = useState(noFilter);
  const [sort, setSort] = useState(newestFirst);
  const filter = { ...chosen, text: settledText };
  const { manuscripts, total, error, isPending, more } = useManuscripts(filter, sort);
  const choices = useQuery({
    ...api.manuscripts.choices.queryOptions({ input: { text: settledText } }),
    placeholderData: keepPreviousData,
  }).data;
  const ticks = useTicks(filter, manuscripts);
  const [opened, setOpened] = useState<string | null>(null);
  const openedManuscript = useManuscript(opened, manuscripts);
  const createManuscript = useNewManuscript();
  return (
    <FileDropArea invitation="松开鼠标，导入这些稿件" onDrop={(files) => startImport('manuscripts', files)}>
      <div className={styles.page}>
        <header className={styles.head}>
          <h1>稿件库</h1>
          <span className={styles.count}>{!isPending && `${total.toLocaleString('zh-CN')} 篇`}</span>
          <Button icon={<ImportOutlined aria-hidden />} onClick={() => startImport('manuscripts')}>
            导入稿件
          </Button>
          <Button type="primary" icon={<FileAddOutlined aria-hidden />} onClick={() => void createManuscript()}>
            新建稿件
          </Button>
        </header>
        <ManuscriptFilters
          choices={choices}
          filter={chosen}
          // What is no longer in sight is not to be moved along.
          onText={(next) => {
            setText(next);
            ticks.none();
          }}
          onChange={(next) => {
            setChosen(next);
            ticks.none();
          }}
        />
        {error && <Alert type="error" showIcon title={errorMessage(error)} className={styles.failure} />}
        <div className={styles.middle}>
          <ManuscriptTable
            manuscripts={manuscripts}
            total={total}
            sort={sort}
            onSort={setSort}
            onEnd={more}
            isPending={isPending}
            emptySentence={emptySentence(choices, chosen, settledText)}
            ticks={ticks}
            opened={opened}
            onOpen={setOpened}
          />
          {openedManuscript && (
            <ManuscriptPanel key={openedManuscript.id} manuscript={openedManuscript} onClose={() => setOpened(null)} />
          )}
        </div>
        {ticks.chosen.length > 0 && <BatchBar chosen={ticks.chosen} listed={manuscripts.length} onDone={ticks.none} />}
      </div>
    </FileDropArea>
  );
}

/** Why the table is empty and what to do next. */
function emptySentence(choices: ManuscriptChoices | undefined, filter: ChosenFilter, text: string): string {
  const others = choices?.counts.kept ?? 0;
  if (text !== '' && others > 0 && !isFiltered(filter)) return `这里没有“${text}”，“全部”里有 ${others} 篇。`;
  if (text !== '') return `没有找到“${text}”，换个说法试试。`;
  if (isFiltered(filter)) return '没有符合这些条件的稿件，点“清除筛选”看全部。';
  if (filter.state === 'trashed') return '回收站是空的。';
  if (choices && choices.counts.kept + choices.counts.trashed === 0)
    return '还没有稿件。把文字稿拖进来，或者点右上角的“导入稿件”“新建稿件”。';
  if (filter.state === 'unplaced') return '没有等着编入的稿件。新收的稿件会出现在这里。';
  return filter.state === 'placed' ? '还没有编入哪一期的稿件。勾选稿件，点“编入栏目…”。' : '稿件都在回收站里。';
}

function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
