import { create } from 'zustand';
import type { PageMap } from '../../shared/layout/page-map.ts';

/** What is known of the pages of the issue on the screen; trees, bars and word counts read it. */
export interface Pages {
  issueId: string | null;
  /** Null until the issue was typeset for the first time. */
  map: PageMap | null;
  /** Newer text is not yet in `map`. */
  isStale: boolean;
  /** Why there are no pages; null where all is well. */
  failure: string | null;
}

export const usePages = create<Pages>(() => ({ issueId: null, map: null, isStale: false, failure: null }));
