import { FileAddOutlined, InboxOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Dropdown, Empty } from 'antd';
import type { IssueOutline } from '../../../shared/contract/issues-contract.ts';
import { api } from '../../api/api.ts';
import { useArranging } from '../../arranging/use-arranging.ts';
import { useTreeActions } from '../../arranging/use-tree-actions.ts';
import { ArticleEditor } from '../../editor/article-editor.tsx';
import { OpeningEditor } from '../../editor/opening-editor.tsx';
import { WorklistPane } from '../../findings/worklist-pane.tsx';
import { useWorklist } from '../../findings/worklist-store.ts';
import { addresses, go, type IssuePart } from '../../navigation/navigation.ts';
import { DistributionForm } from '../settings/distribution-form.tsx';
import { MastheadForm } from '../settings/masthead-form.tsx';
import { PeriodicalForm } from '../settings/periodical-form.tsx';
import { ContentsView } from './contents-view.tsx';
import styles from './part-pane.module.css';
import { useTreeState } from './tree/tree-state.ts';

export interface PartPaneProps {
  issueId: string;
  outline: IssueOutline;
  part: IssuePart | null;
}

/** The middle of 编排: the editor of the chosen part. */
export function PartPane({ issueId, outline, part }: PartPaneProps) {
  const isWorklistOpen = useWorklist(({ isOpen }) => isOpen);
  return (
    <div className={styles.pane} data-tour="editor">
      <div className={styles.part}>
        {part === null ? (
          <EmptyIssue issueId={issueId} outline={outline} />
        ) : (
          <Part issueId={issueId} outline={outline} part={part} />
        )}
      </div>
      {isWorklistOpen && <WorklistPane issueId={issueId} articleId={unplacedIn(outline, part)} />}
    </div>
  );
}

/** The open article where it stands outside of the issue. */
function unplacedIn({ sections }: IssueOutline, part: IssuePart | null): string | null {
  if (part === null || typeof part === 'string') return null;
  const isPlaced = sections.some(({ articles }) => articles.some(({ id }) => id === part.articleId));
  return isPlaced ? null : part.articleId;
}

function Part({ issueId, outline, part }: { issueId: string; outline: IssueOutline; part: IssuePart }) {
  if (typeof part !== 'string') {
    const isPlaced = unplacedIn(outline, part) === null;
    return (
      <>
        {!isPlaced && <Unplaced issueId={issueId} outline={outline} articleId={part.articleId} />}
        <div className={styles.editor}>
          <ArticleEditor issueId={issueId} articleId={part.articleId} />
        </div>
      </>
    );
  }
  switch (part) {
    case 'cover':
      return (
        <div className={styles.form}>
          <PeriodicalForm issueId={issueId} />
        </div>
      );
    case 'opening':
      return <OpeningEditor issueId={issueId} />;
    case 'masthead':
      return (
        <div className={styles.form}>
          <MastheadForm issueId={issueId} />
          <DistributionForm issueId={issueId} />
        </div>
      );
    case 'contents':
      return <ContentsView issueId={issueId} outline={outline} />;
  }
}

/** Says that the article stands outside of the issue, and offers a section. */
function Unplaced({ issueId, outline, articleId }: { issueId: string; outline: IssueOutline; articleId: string }) {
  const { data } = useQuery(api.manuscripts.list.queryOptions({ input: { articleId, state: 'unplaced', limit: 1 } }));
  const actions = useTreeActions(issueId, outline, useArranging(issueId));
  const manuscript = data?.items[0];
  const items = outline.sections.map(({ id, name }) => ({
    key: id,
    label: name,
    onClick: () => void (manuscript && actions.moveToSection(manuscript, id)),
  }));
  return (
    <Alert
      banner
      type="info"
      title="这篇稿件不在本期的栏目里。"
      action={
        manuscript && (
          <Dropdown trigger={['click']} menu={{ items }} disabled={items.length === 0}>
            <Button size="small">编入本期…</Button>
          </Dropdown>
        )
      }
    />
  );
}

function EmptyIssue({ issueId, outline }: { issueId: string; outline: IssueOutline }) {
  const actions = useTreeActions(issueId, outline, useArranging(issueId));
  const section = outline.sections[0];
  return (
    <Empty
      className={styles.empty}
      styles={{ image: { height: 'auto' } }}
      image={<InboxOutlined className={styles.picture} />}
      description={
        <>
          <h1>这一期还没有稿件</h1>
          <p>
            {section
              ? `栏目已经备好。新建一篇，或者把收到的稿件编入栏目；目录和页码会自己排好。`
              : '先点左上角的“＋栏目”加一个栏目，再把稿件放进去；目录和页码会自己排好。'}
          </p>
        </>
      }
    >
      <div className={styles.buttons}>
        {section && (
          <Button
            type="primary"
            icon={<FileAddOutlined aria-hidden />}
            onClick={() => void actions.create('article', { sectionId: section.id, after: null })}
          >
            在“{section.name}”里新建稿件
          </Button>
        )}
        <Button onClick={() => useTreeState.setState({ isDrawerOpen: true })}>选未编入的稿件</Button>
        <Button onClick={() => go(addresses.manuscripts())}>到稿件库收稿</Button>
      </div>
    </Empty>
  );
}
