import { UserError } from '../../../shared/errors.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { insertActivity } from '../archive/activity-queries.ts';
import { findArticle } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { findRevisionName, writeRevisionName } from '../archive/revision-name-queries.ts';
import { findRevision } from '../archive/revision-queries.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { rowTitle } from './article-head.ts';

export interface NameRevisionInput {
  articleId: string;
  sequence: number;
  /** Null takes the name away. */
  name: string | null;
  author: string;
}

/**
 * Gives a version a name, 「送审稿」, or takes it away.
 * @throws UserError `article-missing` also where the version belongs to another article, and those of `writeTransaction`
 */
export function nameRevision(archive: Archive, { articleId, sequence, name, author }: NameRevisionInput, time: Date): void {
  writeTransaction(archive, (db) => {
    const article = findArticle(db, articleId);
    const revision = findRevision(db, sequence);
    if (!article || revision?.article !== article.number) throw new UserError('article-missing', { id: articleId });
    const before = findRevisionName(db, sequence);
    if (before === name) return;
    writeRevisionName(db, sequence, name);
    const detail = canonicalJson({ articleId, sequence, saved: revision.time, before, after: name });
    const subject = `《${rowTitle(article)}》`;
    insertActivity(db, { time: time.toISOString(), author, action: 'name-revision', subject, detail, concerns: [articleId] });
  });
}
