import type { Manuscript } from '../../../shared/contract/manuscripts-contract.ts';

export type ManuscriptState = 'all' | 'unplaced' | 'placed' | 'trashed';

/** What the list is narrowed to; null takes all. */
export interface ManuscriptFilter {
  state: ManuscriptState;
  section: string | null;
  /** `issue:<id>` or `year:<year>`. */
  period: string | null;
  kind: Manuscript['kind'] | null;
  byline: string | null;
}

export const noFilter: ManuscriptFilter = { state: 'all', section: null, period: null, kind: null, byline: null };

/** By anything but the state. */
export function isFiltered({ section, period, kind, byline }: ManuscriptFilter): boolean {
  return [section, period, kind, byline].some((chosen) => chosen !== null);
}

export function stateOf({ trashedAt, place }: Pick<Manuscript, 'trashedAt' | 'place'>): Exclude<ManuscriptState, 'all'> {
  if (trashedAt !== null) return 'trashed';
  return place ? 'placed' : 'unplaced';
}

/** The recycle bin shows only where it is asked for. */
export function isInState(manuscript: Manuscript, state: ManuscriptState): boolean {
  const own = stateOf(manuscript);
  return state === 'all' ? own !== 'trashed' : own === state;
}

export function filterManuscripts(manuscripts: readonly Manuscript[], filter: ManuscriptFilter): Manuscript[] {
  const { state, section, period, kind, byline } = filter;
  return manuscripts.filter(
    (one) =>
      isInState(one, state) &&
      (section === null || one.place?.section === section) &&
      (period === null || period === `issue:${one.place?.issueId}` || period === `year:${one.place?.year}`) &&
      (kind === null || one.kind === kind) &&
      (byline === null || one.bylines.some(({ name }) => name === byline)),
  );
}
