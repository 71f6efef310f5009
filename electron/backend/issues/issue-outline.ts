import { UserError } from '../../../shared/contract/errors.ts';
import type { IssueOutline } from '../../../shared/contract/issues-contract.ts';
import type { Archive } from '../archive/handles.ts';
import { findIssueById } from '../archive/issue-queries.ts';
import { orDamaged } from '../archive/or-damaged.ts';
import { findChange } from '../archive/revision-queries.ts';
import { articleEntry } from './article-entry.ts';
import { issueFromRow } from './issue-from-row.ts';
import { readOutline } from './read-outline.ts';

/**
 * An issue without its texts.
 * @throws UserError `issue-gone`, `archive-damaged`
 */
export function issueOutline(archive: Archive, issueId: string): IssueOutline {
  const { folder, readable: db } = archive;
  const row = findIssueById(db, issueId);
  if (!row) throw new UserError('issue-gone', {});
  return {
    ...issueFromRow(folder, row),
    issueHash: row.sha256,
    sections: readOutline(archive, row).map((section) => ({
      ...section,
      articles: section.articles.map((article) =>
        orDamaged(folder, `稿件 ${article.id}`, () => articleEntry(article, findChange(db, article.currentRevision))),
      ),
    })),
    outlineHash: row.outlineSha256,
  };
}
