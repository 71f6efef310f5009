import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { IssueOutline } from '../../shared/contract/issues-contract.ts';
import type { Manuscript } from '../../shared/contract/manuscripts-contract.ts';
import { api } from '../api/api.ts';
import { useArrangingOf } from './arranging-store.ts';
import { rearrangedOutline } from './rearranged-outline.ts';

interface ShownOutline {
  outline: IssueOutline | undefined;
  error: Error | null;
  /** Articles that stand in no issue. */
  unplaced: readonly Manuscript[];
}

const none: readonly Manuscript[] = [];

/** An issue as the editor has just arranged it, also before the archive has acknowledged it. */
export function useShownOutline(issueId: string): ShownOutline {
  const { data, error } = useQuery(api.issues.outline.queryOptions({ input: { issueId } }));
  const manuscripts = useQuery(api.manuscripts.list.queryOptions({ input: { text: '', unplaced: true } })).data ?? none;
  const { wanted } = useArrangingOf(issueId);
  return useMemo(() => {
    const outline = data && wanted ? rearrangedOutline(data, wanted, manuscripts) : data;
    const placed = new Set(outline?.sections.flatMap((section) => section.articles.map((article) => article.id)));
    return { outline, error, unplaced: manuscripts.filter((manuscript) => !placed.has(manuscript.id)) };
  }, [data, error, wanted, manuscripts]);
}
