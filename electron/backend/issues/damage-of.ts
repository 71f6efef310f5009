import type { Finding, FindingTarget } from '../../../shared/contract/finding.ts';
import { listTitle } from '../../../shared/periodical/article.ts';
import { type ArticleRow, findArticle } from '../archive/article-queries.ts';
import { findAsset } from '../archive/asset-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { findIssueById } from '../archive/issue-queries.ts';
import { bestReadable } from '../articles/best-readable.ts';
import { figuresOf } from '../articles/figures-of.ts';
import { wholePicture } from '../assets/load-asset.ts';
import { readableIssue, readableOutline } from './readable-issue.ts';

/** Where the issue's metadata name an opening that no row is. */
export const lostOpening = '本期的卷首语在档案里已损坏，读不出来，版面上没有这一页，请重新录入。';

/**
 * What of an issue is damaged in the archive and what stands in its place, for who sets or exports it: nothing that is not the
 * current version goes out untold. Never fails.
 */
export function damageOf(archive: Archive, issueId: string): Finding[] {
  const row = findIssueById(archive.readable, issueId);
  if (!row) return [];
  const { openingId, damage } = readableIssue(archive, row);
  const outline = readableOutline(archive, row);
  const opening = openingId === null ? undefined : findArticle(archive.readable, openingId);
  const articles = outline.sections.flatMap((section) => section.articles);
  return [
    ...(damage === null ? [] : [damaged(damage, { kind: 'issue', part: 'cover' })]),
    ...(outline.damage === null ? [] : [damaged(outline.damage, { kind: 'issue', part: 'sections' })]),
    ...(openingId !== null && !opening ? [damaged(lostOpening, { kind: 'issue', part: 'opening' })] : []),
    ...[...(opening ? [opening] : []), ...articles].flatMap((article) => articleDamage(archive, article)),
  ];
}

function articleDamage(archive: Archive, row: ArticleRow): Finding[] {
  const { article, damage } = bestReadable(archive, row);
  const lost = [...new Set(figuresOf(article.document))].filter((id) => !wholePicture(archive, id));
  const name = `《${listTitle(article)}》`;
  return [
    ...(damage === null ? [] : [damage]),
    ...lost.map((id) => {
      const what = findAsset(archive.readable, id) ? '在档案里已损坏' : '不在档案里';
      return `${name}的一幅图片${what}，版面上留了空位，请重新插入这幅图片。`;
    }),
  ].map((message) => damaged(message, { kind: 'article', articleId: row.id }));
}

function damaged(message: string, target: FindingTarget): Finding {
  return { kind: 'damaged', severity: 'error', message, target };
}
