import type { Revision } from '../../../shared/contract/articles-contract.ts';
import { UserError } from '../../../shared/errors.ts';
import { listTitle } from '../../../shared/periodical/article.ts';
import { type ArticleRow, findArticle } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { orDamaged } from '../archive/or-damaged.ts';
import { revisionContent } from '../archive/revision-content.ts';
import { findRevisionName } from '../archive/revision-name-queries.ts';
import { findRevision } from '../archive/revision-queries.ts';
import { articleFromContent } from './article-from-content.ts';
import { bestReadable, type Readable } from './best-readable.ts';
import { shownHead } from './shown-head.ts';

/**
 * One revision of an article, by default the current one, with its hash proved. Where the current one is damaged it comes with the best
 * text that can be read; an earlier one is asked for by its number and must be whole.
 * @throws UserError `article-missing` also where the revision belongs to another article, `archive-damaged`
 */
export function readRevision(archive: Archive, input: { articleId: string; sequence?: number }): Revision {
  const { articleId } = input;
  const db = archive.readable;
  const known = findArticle(db, articleId);
  const row = known && findRevision(db, input.sequence ?? known.currentRevision);
  if (!row || row.article !== known.number) throw new UserError('article-missing', { id: articleId });
  const { sequence, parent, author, time, reason, sha256 } = row;
  const read = (): Readable =>
    input.sequence === undefined
      ? bestReadable(archive, known)
      : orDamaged(archive.folder, `${rowName(archive, known)}的版本 ${row.sequence}`, () => ({
          article: articleFromContent(articleId, revisionContent(db, row)),
          damage: null,
        }));
  const name = findRevisionName(db, sequence);
  return { sequence, parent, author, time, reason, sha256, name, ...read() };
}

function rowName(archive: Archive, row: ArticleRow): string {
  return `《${listTitle(shownHead(archive, row))}》`;
}
