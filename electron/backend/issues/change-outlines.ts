import { UserError } from '../../../shared/contract/errors.ts';
import type { Arrangement } from '../../../shared/contract/issues-contract.ts';
import { arrangementOf } from '../../../shared/periodical/arrangement.ts';
import { selectArticlesOfIssue } from '../archive/article-queries.ts';
import type { Archive, Writable } from '../archive/handles.ts';
import { findIssueById, selectSections, updateOutlineHash } from '../archive/issue-queries.ts';
import { outlineDigest } from './issue-digest.ts';
import { outlineOf, readOutline } from './read-outline.ts';

/**
 * Moves articles or sections of issues within a transaction: each outline is proved by its hash before `change`, and gets its
 * new hash afterwards, so that damage is found and never signed.
 * @returns the arrangements before
 * @throws UserError `issue-gone`, `archive-damaged`
 */
export function changeOutlines(
  archive: Archive,
  db: Writable,
  issueIds: Iterable<string>,
  change: () => void,
): Map<string, Arrangement> {
  const before = new Map([...new Set(issueIds)].map((id) => [id, provedArrangement(archive, id)]));
  change();
  for (const id of before.keys()) {
    const outline = outlineOf(selectSections(db, id), selectArticlesOfIssue(db, id));
    updateOutlineHash(db, { id, outlineSha256: outlineDigest(outline) });
  }
  return before;
}

function provedArrangement(archive: Archive, issueId: string): Arrangement {
  const row = findIssueById(archive.readable, issueId);
  if (!row) throw new UserError('issue-gone', {});
  return arrangementOf({ sections: readOutline(archive, row) });
}
