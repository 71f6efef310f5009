import { DownOutlined, PlusOutlined, SearchOutlined, UpOutlined } from '@ant-design/icons';
import { useDraggable } from '@dnd-kit/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Input } from 'antd';
import { useState } from 'react';
import type { IssueOutline } from '../../../../shared/contract/issues-contract.ts';
import type { Manuscript } from '../../../../shared/contract/manuscripts-contract.ts';
import { listTitle } from '../../../../shared/periodical/article.ts';
import { bylineText } from '../../../../shared/periodical/contents.ts';
import { api } from '../../../api/api.ts';
import type { Dragged } from '../../../arranging/drop-plan.ts';
import type { TreeActions } from '../../../arranging/use-tree-actions.ts';
import { addresses, go } from '../../../navigation/navigation.ts';
import styles from './manuscript-drawer.module.css';
import { useTreeState } from './tree-state.ts';

export interface ManuscriptDrawerProps {
  issueId: string;
  sections: IssueOutline['sections'];
  /** The newest that wait for a place. */
  unplaced: readonly Manuscript[];
  /** How many wait in all. */
  unplacedCount: number;
  /** The one open in the editor. */
  articleId: string | null;
  actions: TreeActions;
}

/** A long list is searched, not scrolled. */
const shownCount = 100;

/** 未编入的稿件, at the foot of the tree: dragged into it, or placed by a button. */
export function ManuscriptDrawer({ issueId, sections, unplaced, unplacedCount, articleId, actions }: ManuscriptDrawerProps) {
  const isOpen = useTreeState((state) => state.isDrawerOpen);
  const [sought, setSought] = useState('');
  const words = sought.trim();
  const { found, total } = useFound(words, unplaced, unplacedCount, sections);
  return (
    <section className={styles.drawer} data-open={isOpen || undefined} aria-label="未编入的稿件">
      <button
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        onClick={() => useTreeState.setState({ isDrawerOpen: !isOpen })}
      >
        未编入的稿件 <span className={styles.count}>{unplacedCount}</span>
        <span className={styles.fold}>{isOpen ? <DownOutlined aria-hidden /> : <UpOutlined aria-hidden />}</span>
      </button>
      {isOpen && (
        <>
          <div className={styles.tools}>
            <Input
              size="small"
              allowClear
              prefix={<SearchOutlined aria-hidden />}
              placeholder="题目、署名或正文里的字"
              aria-label="在未编入的稿件里找"
              value={sought}
              onChange={(event) => setSought(event.target.value)}
            />
            <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => void actions.create('article', null)}>
              新稿件
            </Button>
          </div>
          <ul className={styles.list}>
            {found.slice(0, shownCount).map((manuscript) => (
              <ManuscriptRow
                key={manuscript.id}
                manuscript={manuscript}
                isChosen={manuscript.id === articleId}
                sections={sections}
                onOpen={() => go(addresses.arrange(issueId, { articleId: manuscript.id }))}
                onPlace={(sectionId) => void actions.moveToSection(manuscript, sectionId)}
              />
            ))}
            {total > shownCount && (
              <li className={styles.none}>还有 {total - shownCount} 篇没有列出，请输入题目、署名或正文里的字来找。</li>
            )}
            {found.length === 0 && (
              <li className={styles.none}>
                {words === '' ? '没有等着编入的稿件。新收的稿件会出现在这里。' : `没有找到“${words}”。`}
              </li>
            )}
          </ul>
        </>
      )}
    </section>
  );
}

/** With words to look for, those of all that wait in which they stand; one that has just been placed is none of them any more. */
function useFound(
  words: string,
  unplaced: readonly Manuscript[],
  count: number,
  sections: IssueOutline['sections'],
): { found: readonly Manuscript[]; total: number } {
  const { data } = useQuery({
    ...api.manuscripts.list.queryOptions({ input: { state: 'unplaced', text: words, limit: shownCount } }),
    enabled: words !== '',
    placeholderData: keepPreviousData,
  });
  if (words === '') return { found: unplaced, total: count };
  const placed = new Set(sections.flatMap(({ articles }) => articles.map(({ id }) => id)));
  return { found: data?.items.filter(({ id }) => !placed.has(id)) ?? [], total: data?.total ?? 0 };
}

interface ManuscriptRowProps {
  manuscript: Manuscript;
  isChosen: boolean;
  sections: IssueOutline['sections'];
  onOpen(): void;
  onPlace(sectionId: string): void;
}

function ManuscriptRow({ manuscript, isChosen, sections, onOpen, onPlace }: ManuscriptRowProps) {
  const title = listTitle(manuscript);
  const byline = bylineText(manuscript.bylines);
  const dragged: Dragged = { kind: 'article', id: manuscript.id, title };
  const { setNodeRef, listeners } = useDraggable({ id: `manuscript/${manuscript.id}`, data: { dragged } });
  return (
    <li ref={setNodeRef} className={styles.row} data-chosen={isChosen || undefined} {...listeners}>
      <button type="button" className={styles.open} aria-current={isChosen || undefined} title={title} onClick={onOpen}>
        <span className={styles.title}>
          {manuscript.kind === 'filler' && '补白 · '}
          {title}
        </span>
        <span className={styles.about}>{[byline, `${manuscript.characters} 字`].filter((text) => text !== '').join('　')}</span>
      </button>
      <Dropdown
        trigger={['click']}
        disabled={sections.length === 0}
        menu={{
          items: sections.map(({ id, name }) => ({ key: id, label: name, onClick: () => onPlace(id) })),
        }}
      >
        <Button size="small" aria-label={`编入《${title}》`}>
          编入
        </Button>
      </Dropdown>
    </li>
  );
}
