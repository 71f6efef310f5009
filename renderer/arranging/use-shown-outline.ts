import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { IssueOutline } from '../../shared/contract/issues-contract.ts';
import type { Manuscript } from '../../shared/contract/manuscripts-contract.ts';
import type { Page } from '../../shared/contract/paging.ts';
import { api } from '../api/api.ts';
import { useWantedArrangement } from './arranging-store.ts';
import { rearrangedOutline } from './rearranged-outline.ts';

interface ShownOutline {
  outline: IssueOutline | undefined;
  error: Error | null;
  /** Articles that stand in no issue, the newest of them. */
  unplaced: readonly Manuscript[];
  /** How many there are in all. */
  unplacedCount: number;
}

const none: Page<Manuscript> = { items: [], total: 0, next: null };
/** More than are ever waiting; in an archive where more are, the others are found by their words. */
const mostUnplaced = 500;

/** An issue as the editor has just arranged it, also before the archive has acknowledged it. */
export function useShownOutline(issueId: string): ShownOutline {
  const { data, error } = useQuery(api.issues.outline.queryOptions({ input: { issueId } }));
  const waiting = useQuery(api.manuscripts.list.queryOptions({ input: { state: 'unplaced', limit: mostUnplaced } })).data ?? none;
  const wanted = useWantedArrangement(issueId);
  return useMemo(() => {
    const { items, total } = waiting;
    const outline = data && wanted ? rearrangedOutline(data, wanted, items) : data;
    const placed = new Set(outline?.sections.flatMap((section) => section.articles.map((article) => article.id)));
    const unplaced = items.filter((manuscript) => !placed.has(manuscript.id));
    return { outline, error, unplaced, unplacedCount: total - (items.length - unplaced.length) };
  }, [data, error, wanted, waiting]);
}
