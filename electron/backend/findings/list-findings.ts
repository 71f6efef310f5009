import { z } from 'zod';
import { type FindingTarget, issuePlaces } from '../../../shared/contract/finding.ts';
import type { WorklistFinding } from '../../../shared/contract/findings-contract.ts';
import { UserError } from '../../../shared/errors.ts';
import { type Article, listTitle } from '../../../shared/periodical/article.ts';
import { type DoubtKind, doubtKinds } from '../../../shared/periodical/doubt-kinds.ts';
import { findPassage, passageAnchorSchema } from '../../../shared/periodical/passage-anchor.ts';
import { type ArticleRow, findArticle } from '../archive/article-queries.ts';
import {
  type DoubtRow,
  findTick,
  isProvedDoubt,
  selectDoubtsOfArticle,
  selectDoubtsOfIssue,
} from '../archive/finding-queries.ts';
import type { Archive, Readable } from '../archive/handles.ts';
import { findIssueById } from '../archive/issue-queries.ts';
import { bestReadable } from '../articles/best-readable.ts';
import { shownHead } from '../articles/shown-head.ts';
import { readableIssue, readableOutline } from '../issues/readable-issue.ts';
import { contentsTitleFinding } from './contents-title-finding.ts';
import { strokeOrderFindings } from './stroke-order-findings.ts';

/**
 * The worklist of an issue, in printed order, or of one article.
 * @throws UserError `issue-gone`, `article-missing`, `archive-damaged`
 */
export function listFindings(archive: Archive, wanted: { issueId: string } | { articleId: string }): WorklistFinding[] {
  const { readable: db } = archive;
  if ('articleId' in wanted) {
    const row = findArticle(db, wanted.articleId);
    if (!row) throw new UserError('article-missing', { id: wanted.articleId });
    return articleFindings(archive, row);
  }
  const row = findIssueById(db, wanted.issueId);
  if (!row) throw new UserError('issue-gone', {});
  const { issue } = readableIssue(archive, row);
  const articles = readableOutline(archive, row).sections.flatMap((section) => section.articles);
  return [
    ...strokeOrderFindings(issue).map((finding) => withTick(db, finding, null)),
    ...selectDoubtsOfIssue(db, wanted.issueId).map((doubt) =>
      doubtFinding(db, { ...doubt, message: messageOf(doubt) }, issueTarget(doubt)),
    ),
    ...articles.flatMap((article) => articleFindings(archive, article)),
  ];
}

function articleFindings(archive: Archive, row: ArticleRow): WorklistFinding[] {
  const db = archive.readable;
  const head = shownHead(archive, row);
  const doubts = selectDoubtsOfArticle(db, row.number);
  // Most articles have no doubts: their texts are not read.
  const article = doubts.some(({ place }) => place !== null) ? readableArticle(archive, row) : null;
  return [
    ...contentsTitleFinding({ ...head, id: row.id }).map((finding) => withTick(db, finding, null)),
    ...doubts.map((doubt) => {
      const message = `${placeName(head)}：${messageOf(doubt)}`;
      return doubtFinding(db, { ...doubt, message }, articleTarget(doubt, row.id, article));
    }),
  ];
}

/** Null where nothing of it can be read: its doubts are told all the same. */
function readableArticle(archive: Archive, row: ArticleRow): Article | null {
  try {
    return bestReadable(archive, row).article;
  } catch {
    return null;
  }
}

const longestName = 16;

/** 「《…》」, short enough to stand before a sentence. */
function placeName(head: Pick<Article, 'titleLines'>): string {
  const title = listTitle(head);
  return `《${title.length > longestName ? `${title.slice(0, longestName - 1)}…` : title}》`;
}

function doubtFinding(db: Readable, { number, kind, message, line }: DoubtRow, target: FindingTarget): WorklistFinding {
  return withTick(db, { kind: kindOf(kind), severity: 'warning', message, target, key: `doubt/${number}` }, line);
}

function messageOf(doubt: DoubtRow): string {
  return isProvedDoubt(doubt) ? doubt.message : '核对单的这一处在档案里有损坏，请对照原稿核对全文。';
}

type Keyed = Omit<WorklistFinding, 'task'> & { key: string };

function withTick(db: Readable, { key, ...finding }: Keyed, line: number | null): WorklistFinding {
  const tick = findTick(db, key);
  return { ...finding, task: { key, line, ticked: tick ? { by: tick.author, time: tick.time } : null } };
}

/** A kind that another version of the program wrote is shown all the same. */
function kindOf(kind: string): DoubtKind {
  return kind in doubtKinds ? (kind as DoubtKind) : 'left-out';
}

function articleTarget(doubt: DoubtRow, articleId: string, article: Article | null): FindingTarget {
  const anchor = passageAnchorSchema.safeParse(placeOf(doubt)).data;
  if (!anchor || !article) return { kind: 'article', articleId, passage: null };
  return { kind: 'article', articleId, passage: { anchor, state: findPassage(article, anchor).kind } };
}

const issueTargetSchema = z.object({ part: z.enum(issuePlaces), words: z.string().optional() });

function issueTarget(doubt: DoubtRow): FindingTarget {
  const { part = 'sections', words } = issueTargetSchema.safeParse(placeOf(doubt)).data ?? {};
  return { kind: 'issue', part, ...(words === undefined ? {} : { words }) };
}

/** A place that is damaged is as none. */
function placeOf(doubt: DoubtRow): unknown {
  if (!isProvedDoubt(doubt)) return null;
  try {
    return JSON.parse(doubt.place ?? 'null');
  } catch {
    return null;
  }
}
