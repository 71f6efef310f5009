import { DeleteOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Select, Skeleton } from 'antd';
import { useRef, useState } from 'react';
import type { IssueOutline } from '../../../shared/contract/issues-contract.ts';
import { moveSection } from '../../../shared/periodical/arrangement.ts';
import { issueName, totalNumberName } from '../../../shared/periodical/issue.ts';
import { StepButtons } from '../../activity/step-buttons.tsx';
import { api, queryClient } from '../../api/api.ts';
import { client } from '../../api/connection.ts';
import { errorMessage } from '../../api/error-message.ts';
import { AddSection } from '../../arranging/add-section.tsx';
import { useArranging } from '../../arranging/use-arranging.ts';
import { useShownOutline } from '../../arranging/use-shown-outline.ts';
import { useTreeActions } from '../../arranging/use-tree-actions.ts';
import { Field } from '../../components/field.tsx';
import { LimitedInput } from '../../components/limited-input.tsx';
import { SortHandle } from '../../components/sort-handle.tsx';
import { Sortable, useSortableItem } from '../../components/sortable.tsx';
import styles from './form.module.css';
import type { IssueFormProps } from './issue-form.tsx';
import lineStyles from './sections-form.module.css';

/** 栏目 of an issue, and the names offered for new ones. */
export function SectionsForm({ issueId }: IssueFormProps) {
  const { outline, error } = useShownOutline(issueId);
  if (error) return <Alert type="error" showIcon title={errorMessage(error)} />;
  if (!outline) return <Skeleton active className={styles.form} />;
  return <SectionsOf outline={outline} />;
}

function SectionsOf({ outline }: { outline: IssueOutline }) {
  const { issue, sections } = outline;
  const arranging = useArranging(issue.id);
  const actions = useTreeActions(issue.id, outline, arranging);
  const list = useRef<HTMLUListElement>(null);
  const move = (from: number, to: number): void => {
    const { id = '', name = '' } = sections[from] ?? {};
    const others = sections.filter((section) => section.id !== id);
    void arranging.arrange((now) => moveSection(now, id, others[to]?.id ?? null), `移动栏目“${name}”`, null);
  };
  return (
    <section className={styles.form} aria-label="栏目">
      <header className={styles.head}>
        <h2>栏目</h2>
        <StepButtons isNamed steps={arranging} />
      </header>
      <p className={styles.scope}>
        {totalNumberName(issue)}（{issueName(issue)}）的栏目和次序；新建下一期时照此沿用。
      </p>
      {sections.length === 0 && <p className={styles.quiet}>这一期还没有栏目，点“栏目”加一个。</p>}
      <Sortable ids={sections.map((section) => section.id)} shape="list" onMove={move}>
        <ul ref={list} className={lineStyles.sections}>
          {sections.map((section, index) => (
            <SectionLine
              key={section.id}
              id={section.id}
              name={section.name}
              articles={section.articles.length}
              place={{ index, count: sections.length }}
              onMove={(to) => {
                move(index, to);
                requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('[data-handle]')[to]?.focus());
              }}
              onRename={(name) => void actions.renameSection(section.id, section.name, name)}
              onRemove={() => actions.removeSection(section.id)}
            />
          ))}
        </ul>
      </Sortable>
      <AddSection isFramed existing={sections.map(({ name }) => name)} onAdd={(name) => void actions.addSection(name, null)} />
      <UsualNames current={sections.map(({ name }) => name)} />
    </section>
  );
}

interface SectionLineProps {
  id: string;
  name: string;
  articles: number;
  place: { index: number; count: number };
  onMove: (to: number) => void;
  onRename: (name: string) => void;
  onRemove: () => void;
}

function SectionLine({ id, name, articles, place, onMove, onRename, onRemove }: SectionLineProps) {
  const { box, handle } = useSortableItem(id);
  const [text, setText] = useState<string | null>(null);
  const finish = (): void => {
    const next = text?.trim() ?? '';
    if (next !== '' && next !== name) onRename(next);
    setText(null);
  };
  return (
    <li {...box} className={lineStyles.section}>
      <SortHandle label={`移动栏目“${name}”`} handle={handle} place={place} onMove={onMove} />
      <LimitedInput
        aria-label="栏目名称"
        maxLength={60}
        value={text ?? name}
        onChange={(event) => setText(event.target.value)}
        onBlur={finish}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) event.currentTarget.blur();
        }}
      />
      <span className={lineStyles.count}>{articles === 0 ? '没有稿件' : `${articles} 篇`}</span>
      <Button type="text" icon={<DeleteOutlined />} aria-label={`删除栏目“${name}”`} onClick={onRemove} />
    </li>
  );
}

function UsualNames({ current }: { current: readonly string[] }) {
  const { message } = App.useApp();
  const names = useQuery(api.settings.readPreferences.queryOptions()).data?.sectionNames ?? [];
  const write = async (sectionNames: string[]): Promise<void> => {
    try {
      const preferences = await client.settings.writePreferences({ sectionNames });
      queryClient.setQueryData(api.settings.readPreferences.queryKey(), preferences);
    } catch (error) {
      message.error(errorMessage(error));
    }
  };
  const missing = current.filter((name) => !names.includes(name));
  return (
    <>
      <h3>常用栏目</h3>
      <Field label="加栏目时供选择的名称" hint="输入名称后按回车；建第一期时会自动带上这些栏目">
        {(id) => (
          <Select
            id={id}
            mode="tags"
            className={styles.full}
            placeholder="例如 调查研究"
            tokenSeparators={['、', '，', ',', ' ']}
            value={names}
            suffixIcon={null}
            notFoundContent={null}
            onChange={(next: string[]) =>
              void write([...new Set(next.map((name) => name.trim().slice(0, 60)).filter((name) => name !== ''))].slice(0, 100))
            }
          />
        )}
      </Field>
      {missing.length > 0 && (
        <div className={styles.actions}>
          <Button size="small" onClick={() => void write([...names, ...missing])}>
            把本期的栏目加进来
          </Button>
        </div>
      )}
    </>
  );
}
