import { Button, Result, Spin } from 'antd';
import { useEffect } from 'react';
import { Redirect, useParams } from 'wouter';
import type { IssueOutline } from '../../../shared/contract/issues-contract.ts';
import { errorMessage, refusalCode } from '../../api/error-message.ts';
import { useShownOutline } from '../../arranging/use-shown-outline.ts';
import { IssueDamage } from '../../components/issue-damage.tsx';
import { openDialog } from '../../dialogs/issue-dialogs.tsx';
import { jumpTo } from '../../editing/editing-store.ts';
import { addresses, go, type IssuePart, partOf } from '../../navigation/navigation.ts';
import { chooseIssue, useCurrentIssue } from '../../navigation/use-current-issue.ts';
import { FullScreenReading } from '../../preview/full-screen-reading.tsx';
import { PagesPane } from '../../preview/pages-pane.tsx';
import { useTypesetFeed } from '../../preview/use-typeset-feed.ts';
import { Welcome } from '../home/welcome.tsx';
import styles from './arrange-page.module.css';
import { ArrangePanes } from './arrange-panes.tsx';
import { closeOpenedPane, usePanes } from './panes-store.ts';
import { PartPane } from './part-pane.tsx';
import { IssueTree } from './tree/issue-tree.tsx';

/** 编排: the issue as a tree, the editor of the chosen part, and the pages. */
export function ArrangePage() {
  const { issueId, '*': rest = '' } = useParams<{ issueId?: string; '*'?: string }>();
  return issueId === undefined ? <NoIssue /> : <ArrangeIssue key={issueId} issueId={issueId} asked={partOf(rest)} />;
}

/** Where the address names no issue: to the one worked on, or the ways to begin. */
function NoIssue() {
  const issue = useCurrentIssue();
  return issue ? <Redirect to={addresses.arrange(issue.id)} replace /> : <Welcome />;
}

/** The part last looked at, by issue, for coming back from another screen. */
const lastParts = new Map<string, IssuePart>();

function ArrangeIssue({ issueId, asked }: { issueId: string; asked: IssuePart | null }) {
  const { outline, unplaced, unplacedCount, error } = useShownOutline(issueId);
  const isGone = refusalCode(error) === 'issue-gone';
  const isKnown = outline !== undefined && !isGone;
  const current = useCurrentIssue()?.id;
  useEffect(() => {
    if (!isKnown || current === undefined || current === issueId) return;
    // Without a connection it is not remembered; the screen shows the issue all the same.
    void chooseIssue(issueId).catch(() => undefined);
  }, [isKnown, current, issueId]);
  useEffect(() => {
    if (asked) lastParts.set(issueId, asked);
  }, [asked, issueId]);

  if (error && (!outline || isGone)) return <IssueFailed error={error} />;
  if (!outline) return <Spin className={styles.waiting} />;
  const part = asked ?? openingPart(outline, lastParts.get(issueId));
  // So that the part stays when the order changes.
  if (asked === null && part !== null) return <Redirect to={addresses.arrange(issueId, part)} replace />;
  return <OpenIssue issueId={issueId} outline={outline} unplaced={unplaced} unplacedCount={unplacedCount} part={part} />;
}

/** What stands in the editor where the address names no part: what stood there last, or the first article. */
function openingPart({ sections }: IssueOutline, last: IssuePart | undefined): IssuePart | null {
  const ids = sections.flatMap((section) => section.articles.map((article) => article.id));
  if (last && (typeof last === 'string' || ids.includes(last.articleId))) return last;
  return ids[0] === undefined ? null : { articleId: ids[0] };
}

interface OpenIssueProps
  extends Pick<React.ComponentProps<typeof IssueTree>, 'issueId' | 'outline' | 'unplaced' | 'unplacedCount'> {
  part: IssuePart | null;
}

function OpenIssue({ issueId, outline, unplaced, unplacedCount, part }: OpenIssueProps) {
  const articleId = part !== null && typeof part !== 'string' ? part.articleId : null;
  const isOpened = usePanes(({ opened }) => opened === 'preview');
  // Tree and status bar live by the pages, whether they are shown or not.
  useTypesetFeed(issueId, articleId);
  return (
    <div className={styles.page}>
      <IssueDamage issueId={issueId} />
      <ArrangePanes
        shown={articleId ?? String(part)}
        tree={<IssueTree issueId={issueId} outline={outline} unplaced={unplaced} unplacedCount={unplacedCount} part={part} />}
        editor={<PartPane issueId={issueId} outline={outline} part={part} />}
        preview={
          <PagesPane
            issueId={issueId}
            articleId={articleId}
            part={typeof part === 'string' ? part : null}
            {...(isOpened && { onClose: closeOpenedPane })}
            onChooseBlock={(chosen, block) => {
              closeOpenedPane();
              go(addresses.arrange(issueId, { articleId: chosen }));
              jumpTo(chosen, block);
            }}
            onChoosePart={(kind) => {
              const chosen = partOf(kind);
              if (chosen) go(addresses.arrange(issueId, chosen));
            }}
          />
        }
      />
      <FullScreenReading issueId={issueId} articleId={articleId} part={typeof part === 'string' ? part : null} />
    </div>
  );
}

function IssueFailed({ error }: { error: Error }) {
  return (
    <Result
      status="warning"
      title={errorMessage(error)}
      extra={
        <>
          <Button type="primary" onClick={() => go(addresses.home())}>
            回到工作台
          </Button>
          <Button onClick={() => openDialog({ kind: 'new-issue' })}>新建一期</Button>
        </>
      }
    />
  );
}
