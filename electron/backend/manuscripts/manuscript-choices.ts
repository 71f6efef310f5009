import type { ManuscriptChoices } from '../../../shared/contract/manuscripts-contract.ts';
import type { Archive } from '../archive/handles.ts';
import { loadHeadKeys } from '../archive/list-keys.ts';
import { everyManuscript, selectIssueNumbers, selectSections, selectStates } from '../archive/manuscript-queries.ts';
import { wantedManuscripts } from './wanted-manuscripts.ts';

const { compare } = new Intl.Collator('zh', { numeric: true });

/** What a filter of manuscripts can be set to. @throws UserError `archive-damaged` */
export function manuscriptChoices(archive: Archive, { text }: { text: string }): ManuscriptChoices {
  const db = archive.readable;
  // One walk over all articles: each more takes 10 ms at 24,000.
  const states = selectStates(db, wantedManuscripts(archive, { ...everyManuscript, text }));
  const heads = loadHeadKeys(archive);
  const counts = { kept: 0, unplaced: 0, placed: 0, trashed: 0 };
  const used = new Set<string>();
  const bylines = new Set<string>();
  for (const { section, isTrashed, revision } of states) {
    if (section !== null) used.add(section);
    if (section !== null) counts.placed += 1;
    if (isTrashed) counts.trashed += 1;
    else counts.kept += 1;
    if (!isTrashed && section === null) counts.unplaced += 1;
    for (const { name } of heads.get(revision)?.bylines ?? []) bylines.add(name);
  }
  const sections = selectSections(db).filter(([id]) => used.has(id));
  const issueIds = new Set(sections.map(([, , issueId]) => issueId));
  return {
    counts,
    issues: selectIssueNumbers(db).filter(({ id }) => issueIds.has(id)),
    sections: inOrder(sections.map(([, name]) => name)),
    bylines: inOrder(bylines),
  };
}

function inOrder(names: Iterable<string>): string[] {
  return [...new Set(names)].sort(compare);
}
