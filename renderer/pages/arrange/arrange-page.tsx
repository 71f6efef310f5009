import { Button, Result, Spin, Splitter } from 'antd';
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
import { PreviewPane } from '../../preview/preview-pane.tsx';
import { Welcome } from '../home/welcome.tsx';
import styles from './arrange-page.module.css';
import { usePanes } from './panes-store.ts';
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
  return <ArrangePanes issueId={issueId} outline={outline} unplaced={unplaced} unplacedCount={unplacedCount} part={part} />;
}

/** What stands in the editor where the address names no part: what stood there last, or the first article. */
function openingPart({ sections }: IssueOutline, last: IssuePart | undefined): IssuePart | null {
  const ids = sections.flatMap((section) => section.articles.map((article) => article.id));
  if (last && (typeof last === 'string' || ids.includes(last.articleId))) return last;
  return ids[0] === undefined ? null : { articleId: ids[0] };
}

interface ArrangePanesProps
  extends Pick<React.ComponentProps<typeof IssueTree>, 'issueId' | 'outline' | 'unplaced' | 'unplacedCount'> {
  part: IssuePart | null;
}

function ArrangePanes({ issueId, outline, unplaced, unplacedCount, part }: ArrangePanesProps) {
  const { treePx, preview, isPreviewShown } = usePanes();
  const articleId = part !== null && typeof part !== 'string' ? part.articleId : null;
  const keepSizes = ([tree = 0, editor = 0, pages = 0]: number[]): void => {
    usePanes.setState({ treePx: tree, ...(isPreviewShown && { preview: pages / (tree + editor + pages) }) });
  };
  return (
    <div className={styles.page}>
      <IssueDamage issueId={issueId} />
      <Splitter className={styles.panes} onResize={keepSizes}>
        <Splitter.Panel size={treePx} min={220} max={440} className={styles.pane}>
          <IssueTree issueId={issueId} outline={outline} unplaced={unplaced} unplacedCount={unplacedCount} part={part} />
        </Splitter.Panel>
        <Splitter.Panel min={360} className={styles.pane}>
          <PartPane issueId={issueId} outline={outline} part={part} />
        </Splitter.Panel>
        <Splitter.Panel
          size={isPreviewShown ? `${preview * 100}%` : 0}
          min={isPreviewShown ? 280 : 0}
          resizable={isPreviewShown}
          className={styles.pane}
        >
          {/* Folded it goes on: tree and status bar live by its pages. */}
          <div className={styles.preview} data-tour="preview" inert={!isPreviewShown}>
            <PreviewPane
              issueId={issueId}
              articleId={articleId}
              part={typeof part === 'string' ? part : null}
              onChooseBlock={(chosen, block) => {
                go(addresses.arrange(issueId, { articleId: chosen }));
                jumpTo(chosen, block);
              }}
              onChoosePart={(kind) => {
                const chosen = partOf(kind);
                if (chosen) go(addresses.arrange(issueId, chosen));
              }}
            />
          </div>
        </Splitter.Panel>
      </Splitter>
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
