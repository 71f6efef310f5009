import type { TextQuery } from '../../../shared/document/text-query.ts';
import { UserError } from '../../../shared/errors.ts';
import { listTitle } from '../../../shared/periodical/article.ts';
import { findInArticle, replaceInArticle } from '../../../shared/periodical/find-in-article.ts';
import { totalNumberName } from '../../../shared/periodical/issue.ts';
import type { TextHit } from '../../../shared/periodical/text-hit.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { insertActivity } from '../archive/activity-queries.ts';
import { articleContent } from '../archive/article-content.ts';
import { findArticle } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { findIssueById } from '../archive/issue-queries.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { appendRevision } from '../articles/append-revision.ts';
import { checkArticle } from '../articles/check-article.ts';
import { checkArticleLimits } from '../articles/check-limits.ts';
import { articlesOfIssue } from './articles-of-issue.ts';
import { readableIssue } from './readable-issue.ts';
import type { ReplacedRevision } from './take-back-replacement.ts';

export interface ReplaceInIssueInput {
  issueId: string;
  query: TextQuery;
  replacement: string;
  /** Of `findInIssue`. */
  hits: readonly Pick<TextHit, 'articleId' | 'revision' | 'index'>[];
  author: string;
}

/** `activity`: the entry of the log by which all of it can be taken back; null where no text was changed. */
interface Replaced {
  replaced: number;
  articles: number;
  activity: number | null;
}

/**
 * Replaces hits in the articles of an issue, all of them or none; each article gets one new revision.
 * @throws UserError `issue-gone`, `article-missing`, `revision-conflict` where an article has changed since, `too-large`,
 * `archive-damaged` and those of `writeTransaction`
 */
export function replaceInIssue(archive: Archive, input: ReplaceInIssueInput, time: Date): Replaced {
  const { issueId, query, replacement, author } = input;
  return writeTransaction(archive, (db) => {
    const row = findIssueById(db, issueId);
    if (!row) throw new UserError('issue-gone', {});
    const current = new Map(articlesOfIssue(archive, issueId).map((revision) => [revision.article.id, revision]));
    let replaced = 0;
    const revisions: ReplacedRevision[] = [];
    const byArticle = Map.groupBy(input.hits, (hit) => hit.articleId);
    for (const [articleId, hits] of byArticle) {
      const number = findArticle(db, articleId)?.number;
      const revision = current.get(articleId);
      if (number === undefined || !revision) throw new UserError('article-missing', { id: articleId });
      const { article, sequence, damage } = revision;
      // An earlier version must not become the current one unseen.
      if (damage !== null)
        throw new UserError('archive-damaged', { folder: archive.folder, what: `《${listTitle(article)}》的最新版本` });
      const known = findInArticle(article, query).length;
      if (hits.some((hit) => hit.revision !== sequence || hit.index >= known)) {
        throw new UserError('revision-conflict', { title: listTitle(article) });
      }
      const indexes = new Set(hits.map((hit) => hit.index));
      const changed = replaceInArticle(article, query, replacement, indexes);
      checkArticleLimits(changed);
      const content = articleContent(checkArticle(changed).article);
      replaced += indexes.size;
      if (content.sha256 === revision.sha256) continue;
      const after = appendRevision(db, { article: number, parent: sequence, author, time, reason: '全期替换', content });
      revisions.push({ articleId, before: sequence, after });
    }
    if (byArticle.size === 0) return { replaced, articles: 0, activity: null };
    const subject = totalNumberName(readableIssue(archive, row).issue);
    const articles = [...byArticle.keys()];
    const detail = canonicalJson({ query, replacement, replaced, articles, issues: [issueId], revisions });
    const concerns = [issueId, ...articles];
    const entry = { time: time.toISOString(), author, action: 'replace-in-issue', subject, detail, concerns } as const;
    const activity = insertActivity(db, entry);
    return { replaced, articles: byArticle.size, activity: revisions.length > 0 ? activity : null };
  });
}
