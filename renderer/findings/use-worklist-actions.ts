import type { WorklistFinding } from '../../shared/contract/findings-contract.ts';
import type { MastheadRole } from '../../shared/periodical/issue.ts';
import { compareByStroke } from '../../shared/periodical/stroke-order.ts';
import { takeBackAll } from '../activity/take-back-all.ts';
import { client } from '../api/connection.ts';
import { useUndoNotice } from '../components/use-undo-notice.ts';
import { flushEdits } from '../editing/flush-edits.ts';

export interface WorklistActions {
  tick(findings: readonly WorklistFinding[], isTicked: boolean): Promise<void>;
  /** Puts every list 按姓氏笔画 of the masthead in order. */
  sortNames(issueId: string): Promise<void>;
  /** Makes title and contents title one: what the body has, or what the contents have. */
  takeTitle(articleIds: readonly string[], from: 'body' | 'contents'): Promise<void>;
}

/** What is done with a worklist; each step can be taken back. */
export function useWorklistActions(): WorklistActions {
  const { attempt, say } = useUndoNotice('worklist');
  return {
    tick: (findings, isTicked) =>
      attempt(async () => {
        const keys = findings.filter(({ task }) => (task.ticked !== null) !== isTicked).map(({ task }) => task.key);
        if (keys.length === 0) return;
        const { activity } = await client.findings.tick({ keys, isTicked });
        if (isTicked && activity !== null) say(`${keys.length} 处已核对。`, () => takeBackAll([activity]));
      }),
    sortNames: (issueId) =>
      attempt(async () => {
        await flushEdits();
        const { issue, layout, issueHash } = await client.issues.outline({ issueId });
        const sorted = (roles: readonly MastheadRole[]): MastheadRole[] =>
          roles.map((role) => (role.byStroke ? { ...role, names: role.names.toSorted(compareByStroke) } : role));
        const { committee, editors } = issue.masthead;
        const masthead = { ...issue.masthead, committee: sorted(committee), editors: sorted(editors) };
        const sortedIssue = { ...issue, masthead };
        const { activity } = await client.issues.update({ issueId, parent: issueHash, issue: sortedIssue, layout });
        if (activity === null) return;
        say('名单已按姓氏笔画排序。', async () => {
          await flushEdits();
          await takeBackAll([activity]);
        });
      }),
    takeTitle: (articleIds, from) =>
      attempt(async () => {
        await flushEdits();
        const changed: { articleId: string; before: number; after: number }[] = [];
        for (const articleId of articleIds) {
          const { article, sequence } = await client.articles.read({ articleId });
          if (article.contentsTitle === null) continue;
          const title = from === 'contents' ? { titleLines: [article.contentsTitle] } : {};
          const { sequence: after } = await client.articles.save({
            articleId,
            parent: sequence,
            reason: from === 'contents' ? '标题照目录' : '目录标题照正文',
            article: { ...article, ...title, contentsTitle: null },
          });
          changed.push({ articleId, before: sequence, after });
        }
        say(from === 'contents' ? '正文标题已改成目录里的。' : '目录标题已改成正文里的。', async () => {
          await flushEdits();
          for (const { articleId, before, after } of changed) {
            await client.articles.restore({ articleId, sequence: before, parent: after });
          }
        });
      }),
  };
}
