import type { ManuscriptChoices } from '../../../shared/contract/manuscripts-contract.ts';
import type { Archive } from '../archive/handles.ts';
import { loadHeadKeys } from '../archive/list-keys.ts';
import {
  countByState,
  everyManuscript,
  selectCurrentRevisions,
  selectIssueNumbers,
  selectSectionsInUse,
} from '../archive/manuscript-queries.ts';
import { wantedManuscripts } from './wanted-manuscripts.ts';

const { compare } = new Intl.Collator('zh', { numeric: true });

/** What a filter of manuscripts can be set to. @throws UserError `archive-damaged` */
export function manuscriptChoices(archive: Archive, { text }: { text: string }): ManuscriptChoices {
  const db = archive.readable;
  const wanted = wantedManuscripts(archive, { ...everyManuscript, text });
  const sections = selectSectionsInUse(db, wanted);
  const heads = loadHeadKeys(archive);
  const bylines = new Set<string>();
  for (const revision of selectCurrentRevisions(db, wanted)) {
    for (const { name } of heads.get(revision)?.bylines ?? []) bylines.add(name);
  }
  const issueIds = new Set(sections.map(({ issueId }) => issueId));
  return {
    counts: countsOf(countByState(db, wanted)),
    issues: selectIssueNumbers(db).filter(({ id }) => issueIds.has(id)),
    sections: inOrder(sections.map(({ name }) => name)),
    bylines: inOrder(bylines),
  };
}

function countsOf(rows: ReturnType<typeof countByState>): ManuscriptChoices['counts'] {
  const sum = (holds: (row: (typeof rows)[number]) => boolean): number =>
    rows.filter(holds).reduce((total, { count }) => total + count, 0);
  return {
    kept: sum(({ isTrashed }) => !isTrashed),
    unplaced: sum(({ isTrashed, isPlaced }) => !isTrashed && !isPlaced),
    placed: sum(({ isPlaced }) => isPlaced),
    trashed: sum(({ isTrashed }) => isTrashed),
  };
}

function inOrder(names: Iterable<string>): string[] {
  return [...new Set(names)].sort(compare);
}
