import type { ManuscriptFilter, ManuscriptSort } from '../../../shared/contract/manuscripts-contract.ts';

/** What the list is narrowed to beside the text; null takes all. */
export type ChosenFilter = Pick<ManuscriptFilter, 'section' | 'issueId' | 'year' | 'kind' | 'byline'> & {
  state: NonNullable<ManuscriptFilter['state']>;
};

/** What waits for its place comes first. */
export const noFilter: ChosenFilter = {
  state: 'unplaced',
  section: null,
  issueId: null,
  year: null,
  kind: null,
  byline: null,
};

export const newestFirst: ManuscriptSort = { by: 'changed', descending: true };

/** By anything but the state. */
export function isFiltered({ state: _, ...others }: ChosenFilter): boolean {
  return Object.values(others).some((chosen) => chosen !== null);
}
