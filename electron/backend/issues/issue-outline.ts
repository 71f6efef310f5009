import { UserError } from '../../../shared/contract/errors.ts';
import type { ArticleEntry, IssueOutline } from '../../../shared/contract/issues-contract.ts';
import { articleSchema } from '../../../shared/periodical/article.ts';
import { countCharacters } from '../../../shared/text/count-characters.ts';
import { type ArticleRow, findArticleText } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { findIssueById } from '../archive/issue-queries.ts';
import { orDamaged } from '../archive/or-damaged.ts';
import { findRevision } from '../archive/revision-queries.ts';
import { issueFromRow } from './issue-from-row.ts';
import { readOutline } from './read-outline.ts';

const headSchema = articleSchema.omit({ id: true, document: true });

/**
 * An issue without its texts.
 * @throws UserError `issue-gone`, `archive-damaged`
 */
export function issueOutline(archive: Archive, issueId: string): IssueOutline {
  const row = findIssueById(archive.readable, issueId);
  if (!row) throw new UserError('issue-gone', {});
  return {
    ...issueFromRow(archive.folder, row),
    issueHash: row.sha256,
    sections: readOutline(archive, row).map((section) => ({
      ...section,
      articles: section.articles.map((article) => articleEntry(archive, article)),
    })),
    outlineHash: row.outlineSha256,
  };
}

/** @throws UserError `archive-damaged` */
export function articleEntry({ folder, readable: db }: Archive, row: ArticleRow): ArticleEntry {
  return orDamaged(folder, `稿件 ${row.id}`, () => {
    const revision = findRevision(db, row.currentRevision);
    const head = headSchema.parse(JSON.parse(row.head));
    return {
      ...head,
      id: row.id,
      revision: row.currentRevision,
      characters: countCharacters(findArticleText(db, row.number) ?? ''),
      changedAt: revision?.time ?? '',
      changedBy: revision?.author ?? '',
    };
  });
}
