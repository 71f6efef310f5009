import type { ManuscriptFilter } from '../../../shared/contract/manuscripts-contract.ts';
import { searchedFor } from '../../../shared/periodical/searched-text.ts';
import type { Archive } from '../archive/handles.ts';
import { loadHeadKeys } from '../archive/list-keys.ts';
import { selectNumbersWithText, type WantedManuscripts } from '../archive/manuscript-queries.ts';

/** What a filter means to the queries of lists: the texts are looked through here, once for all of them. */
export function wantedManuscripts(archive: Archive, { text, ...others }: ManuscriptFilter): WantedManuscripts {
  if (others.byline !== null) loadHeadKeys(archive);
  const folded = searchedFor(text.trim());
  return { ...others, numbers: folded === '' ? null : selectNumbersWithText(archive.readable, folded) };
}
