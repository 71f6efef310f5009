import type { ChosenManuscript, ManuscriptFilter } from '../../../shared/contract/manuscripts-contract.ts';
import type { Archive } from '../archive/handles.ts';
import { selectChosen } from '../archive/manuscript-queries.ts';
import { wantedManuscripts } from './wanted-manuscripts.ts';

/** Every article that a filter matches, as it is remembered once it is ticked. @throws UserError `archive-damaged` */
export function chooseManuscripts(archive: Archive, filter: ManuscriptFilter): ChosenManuscript[] {
  return selectChosen(archive.readable, wantedManuscripts(archive, filter)).map(({ id, section, trashedAt }) => ({
    id,
    state: trashedAt !== null ? 'trashed' : section === null ? 'unplaced' : 'placed',
  }));
}
