import { UserError } from '../../../shared/errors.ts';
import type { Arrangement } from '../../../shared/periodical/arrangement.ts';
import { arrangementOf } from '../../../shared/periodical/arrangement.ts';
import { selectArticlesOfIssue } from '../archive/article-queries.ts';
import type { Archive, Writable } from '../archive/handles.ts';
import { findIssueById, type IssueRow, selectSections, updateOutlineHash } from '../archive/issue-queries.ts';
import { outlineDigest } from './issue-digest.ts';
import { type OutlineSection, outlineOf, readOutline } from './read-outline.ts';

/** Arrangements by the id of their issue. */
export interface OutlineChange {
  before: ReadonlyMap<string, Arrangement>;
  after: ReadonlyMap<string, Arrangement>;
}

type ReadOutline = (archive: Archive, row: IssueRow) => OutlineSection[];

/**
 * Moves articles or sections of issues within a transaction: each outline is proved by its hash before `change`, and gets its
 * new hash afterwards, so that damage is found and never signed. `read`: another way to read what stood there before, for who replaces
 * an outline that an editor was told is damaged.
 * @throws UserError `issue-gone`, `archive-damaged`
 */
export function changeOutlines(
  archive: Archive,
  db: Writable,
  issueIds: Iterable<string>,
  change: () => void,
  read: ReadOutline = readOutline,
): OutlineChange {
  const before = new Map([...new Set(issueIds)].map((id) => [id, arrangementNow(archive, id, read)]));
  change();
  const after = new Map<string, Arrangement>();
  for (const id of before.keys()) {
    const outline = outlineOf(selectSections(db, id), selectArticlesOfIssue(db, id));
    updateOutlineHash(db, { id, outlineSha256: outlineDigest(outline) });
    after.set(id, arrangementOf({ sections: outline }));
  }
  return { before, after };
}

function arrangementNow(archive: Archive, issueId: string, read: ReadOutline): Arrangement {
  const row = findIssueById(archive.readable, issueId);
  if (!row) throw new UserError('issue-gone', {});
  return arrangementOf({ sections: read(archive, row) });
}
