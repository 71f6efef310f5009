import { UserError } from '../../../shared/errors.ts';
import { listTitle } from '../../../shared/periodical/article.ts';
import { type Asset, articlesInOrder, assetSchema, type CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { totalNumberName } from '../../../shared/periodical/issue.ts';
import { openingArticle } from '../../../shared/periodical/opening.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { insertActivity } from '../archive/activity-queries.ts';
import { articleContent } from '../archive/article-content.ts';
import { findArticle, findOpening, insertArticle } from '../archive/article-queries.ts';
import { findAsset, insertAsset } from '../archive/asset-queries.ts';
import type { Archive, Writable } from '../archive/handles.ts';
import { findIssue, insertIssue, insertSection, issueIdExists, sectionIdExists } from '../archive/issue-queries.ts';
import { sha256 } from '../archive/sha256.ts';
import { type PlacedDoubt, storeDoubts } from '../archive/store-doubts.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { appendRevision } from '../articles/append-revision.ts';
import { checkArticleLimits, checkIssueLimits } from '../articles/check-limits.ts';
import { figuresOf } from '../articles/figures-of.ts';
import { checkCompleteIssue } from './check-complete-issue.ts';
import { outlineDigest } from './issue-digest.ts';
import { issueRow } from './issue-from-row.ts';
import { pictureIds } from './picture-ids.ts';
import { withFreeIds } from './with-free-ids.ts';

export interface StoreCompleteIssueInput {
  complete: CompleteIssue;
  /** Bytes of the pictures by asset id; those already in the archive may be left out. */
  assetBytes: ReadonlyMap<string, Uint8Array>;
  author: string;
  /** 「导入」 … stands as reason of every first revision. */
  reason: string;
  /** Kept in the activity log; null where there is none. */
  report: unknown;
  /** Kept as the worklist of the issue and its articles, which they name by the ids of `complete`. */
  doubts?: readonly PlacedDoubt[];
  /** It is the sample issue. */
  isSample?: boolean;
}

/**
 * The issue as `loadCompleteIssue` gives it from now on: under its own ids, or new ones where they were taken, and without
 * pictures that none of its documents names.
 */
export interface StoredIssue {
  complete: CompleteIssue;
  replaced: string[];
}

/**
 * Stores a whole issue, all of it or nothing.
 * @throws UserError `issue-exists`, `document-invalid`, `too-large`, `asset-missing`, and those of `writeTransaction`
 */
export function storeCompleteIssue(
  archive: Archive,
  input: StoreCompleteIssueInput,
  { time, newId }: { time: Date; newId: () => string },
): StoredIssue {
  const { author, reason, isSample = false } = input;
  checkIssueLimits(input.complete);
  for (const { article } of articlesInOrder(input.complete)) checkArticleLimits(article);
  const checked = checkCompleteIssue(input.complete);
  checkBytes(checked.complete, input.assetBytes);
  return writeTransaction(archive, (db) => {
    const { total } = checked.complete.issue;
    if (findIssue(db, total)) throw new UserError('issue-exists', { total });
    const assets = storePictures(db, checked.complete, input.assetBytes);
    const complete = { ...withFreeIds(checked.complete, takenIds(db), newId), assets };
    const { opening, ...issue } = complete.issue;
    const openingId = opening ? newId() : null;
    const row = issueRow(issue, openingId, complete.layout);
    insertIssue(db, { id: issue.id, ...row, outlineSha256: outlineDigest(complete.sections) });
    const first = { parent: null, author, time, reason };
    if (opening && openingId !== null) {
      const number = insertArticle(db, {
        id: openingId,
        section: null,
        position: 0,
        kind: 'article',
        openingOf: issue.id,
        isSample,
      });
      appendRevision(db, { ...first, article: number, content: articleContent(openingArticle(openingId, opening)) });
    }
    for (const [position, section] of complete.sections.entries()) {
      insertSection(db, { id: section.id, issue: issue.id, position, name: section.name });
      for (const [place, article] of section.articles.entries()) {
        const number = insertArticle(db, { id: article.id, section: section.id, position: place, kind: article.kind, isSample });
        appendRevision(db, { ...first, article: number, content: articleContent(article) });
      }
    }
    storeDoubts(db, complete.issue.id, withIdsOf(complete, input));
    const detail = canonicalJson(input.report ?? null);
    insertActivity(db, {
      time: time.toISOString(),
      author,
      action: 'import-issue',
      subject: totalNumberName(complete.issue),
      detail,
      concerns: [issue.id],
    });
    return { complete, replaced: checked.replaced };
  });
}

/** The doubts under the ids that the articles have now. */
function withIdsOf(stored: CompleteIssue, { complete, doubts = [] }: StoreCompleteIssueInput): PlacedDoubt[] {
  const given = articlesInOrder(complete);
  const ids = new Map(articlesInOrder(stored).map(({ article }, index) => [given[index]?.article.id, article.id]));
  return doubts.map((doubt) => ({ ...doubt, articleId: doubt.articleId && (ids.get(doubt.articleId) ?? null) }));
}

function takenIds(db: Writable) {
  return {
    // The opening of an issue that was removed still bears its id.
    issue: (id: string) => issueIdExists(db, id) || findOpening(db, id) !== undefined,
    section: (id: string) => sectionIdExists(db, id),
    article: (id: string) => findArticle(db, id) !== undefined,
  };
}

function checkBytes(complete: CompleteIssue, assetBytes: ReadonlyMap<string, Uint8Array>): void {
  for (const { id } of complete.assets) {
    const bytes = assetBytes.get(id);
    if (bytes && sha256(bytes) !== id) throw new UserError('document-invalid', { where: '图片', what: '内容与编号不符' });
  }
}

/** Only pictures that a document names. What comes back is what the archive now says of them. */
function storePictures(db: Writable, complete: CompleteIssue, assetBytes: ReadonlyMap<string, Uint8Array>): Asset[] {
  const used = pictureIds(complete);
  for (const asset of complete.assets) {
    const bytes = used.includes(asset.id) ? assetBytes.get(asset.id) : undefined;
    if (bytes) insertAsset(db, { ...asset, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) });
  }
  return used.map((id) => {
    const stored = findAsset(db, id);
    if (!stored) throw new UserError('asset-missing', { where: placeOf(complete, id) });
    return assetSchema.parse(stored);
  });
}

function placeOf(complete: CompleteIssue, assetId: string): string {
  const found = articlesInOrder(complete).find(({ article }) => figuresOf(article.document).includes(assetId));
  return found ? `《${listTitle(found.article)}》` : '卷首语';
}
