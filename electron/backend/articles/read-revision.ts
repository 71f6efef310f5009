import type { Revision } from '../../../shared/contract/articles-contract.ts';
import { UserError } from '../../../shared/contract/errors.ts';
import { findArticle } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { orDamaged } from '../archive/or-damaged.ts';
import { revisionContent } from '../archive/revision-content.ts';
import { findRevision } from '../archive/revision-queries.ts';
import { articleFromContent } from './article-content.ts';

/**
 * One revision of an article, by default the current one, with its hash proved.
 * @throws UserError `article-missing` also where the revision belongs to another article, `archive-damaged`
 */
export function readRevision(archive: Archive, input: { articleId: string; sequence?: number }): Revision {
  const { articleId } = input;
  const db = archive.readable;
  const known = findArticle(db, articleId);
  const row = known && findRevision(db, input.sequence ?? known.currentRevision);
  if (!row || row.article !== known.number) throw new UserError('article-missing', { id: articleId });
  const article = orDamaged(archive.folder, `版本 ${row.sequence}`, () =>
    articleFromContent(articleId, revisionContent(db, row)),
  );
  const { sequence, parent, author, time, reason, sha256 } = row;
  return { sequence, parent, author, time, reason, sha256, article };
}
