import { PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { IssueOutline } from '../../../../shared/contract/issues-contract.ts';
import type { Manuscript } from '../../../../shared/contract/manuscripts-contract.ts';
import { StepButtons } from '../../../activity/step-buttons.tsx';
import { AddSection } from '../../../arranging/add-section.tsx';
import type { Dragged, DropPlan } from '../../../arranging/drop-plan.ts';
import { useArranging } from '../../../arranging/use-arranging.ts';
import { type TreeActions, useTreeActions } from '../../../arranging/use-tree-actions.ts';
import type { IssuePart } from '../../../navigation/navigation.ts';
import styles from './issue-tree.module.css';
import { ManuscriptDrawer } from './manuscript-drawer.tsx';
import { TreeDragArea } from './tree-drag-area.tsx';
import { TreeList } from './tree-list.tsx';
import { useTreeState } from './tree-state.ts';

export interface IssueTreeProps {
  issueId: string;
  outline: IssueOutline;
  unplaced: readonly Manuscript[];
  unplacedCount: number;
  part: IssuePart | null;
}

/** The left pane of 编排: the issue as a tree, and the manuscripts that have no place yet. */
export function IssueTree({ issueId, outline, unplaced, unplacedCount, part }: IssueTreeProps) {
  const arranging = useArranging(issueId);
  const actions = useTreeActions(issueId, outline, arranging);
  const articleId = part !== null && typeof part !== 'string' ? part.articleId : null;
  const drop = (moved: Dragged, plan: DropPlan): void => {
    useTreeState.setState({ focused: `${moved.kind}/${moved.id}` });
    void actions.drop(moved, plan);
  };
  return (
    <TreeDragArea outline={outline} onDrop={drop}>
      {(plan) => (
        <aside className={styles.pane} data-tour="tree" aria-label="本期">
          <div className={styles.head}>
            <h2>本期</h2>
            <StepButtons steps={arranging} />
            <AddSection
              existing={outline.sections.map((section) => section.name)}
              onAdd={(name) => void actions.addSection(name, sectionAfterFocus(outline))}
            />
            <AddArticle outline={outline} actions={actions} />
          </div>
          <TreeList
            issueId={issueId}
            outline={outline}
            part={part}
            actions={actions}
            arranging={arranging}
            dropLine={plan?.line ?? null}
          />
          <ManuscriptDrawer
            issueId={issueId}
            sections={outline.sections}
            unplaced={unplaced}
            unplacedCount={unplacedCount}
            articleId={articleId}
            actions={actions}
          />
        </aside>
      )}
    </TreeDragArea>
  );
}

function AddArticle({ outline, actions }: { outline: IssueOutline; actions: TreeActions }) {
  const hasSections = outline.sections.length > 0;
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          {
            key: 'article',
            label: '新建稿件',
            disabled: !hasSections,
            onClick: () => void actions.create('article', placeAtFocus(outline)),
          },
          {
            key: 'filler',
            label: '新建补白',
            disabled: !hasSections,
            onClick: () => void actions.create('filler', placeAtFocus(outline)),
          },
          { type: 'divider' },
          {
            key: 'drawer',
            label: '从未编入的稿件里选',
            onClick: () => useTreeState.setState({ isDrawerOpen: true }),
          },
        ],
      }}
    >
      <Button type="text" size="small" aria-label="加稿件" icon={<PlusOutlined aria-hidden />}>
        稿件
      </Button>
    </Dropdown>
  );
}

/** After the article the focus is on, at the end of the section it is on, or at the end of the issue. */
function placeAtFocus({ sections }: IssueOutline): { sectionId: string; after: string | null } | null {
  const { focused } = useTreeState.getState();
  for (const { id, articles } of sections) {
    if (focused === `section/${id}`) return { sectionId: id, after: null };
    const article = articles.find((one) => focused === `article/${one.id}`);
    if (article) return { sectionId: id, after: article.id };
  }
  const last = sections.at(-1);
  return last ? { sectionId: last.id, after: null } : null;
}

/** The section that a new one stands before: the one after that of the focus, or null for the end. */
function sectionAfterFocus({ sections }: IssueOutline): string | null {
  const { focused } = useTreeState.getState();
  const at = sections.findIndex(({ id }) => focused === `section/${id}`);
  return at === -1 ? null : (sections[at + 1]?.id ?? null);
}
