import { useQuery } from '@tanstack/react-query';
import type { IssueOutline } from '../../../shared/contract/issues-contract.ts';
import { pageBudget } from '../../../shared/layout/page-budget.ts';
import { client } from '../../api/connection.ts';
import { issueStateKey } from '../../api/issue-state-key.ts';

/** How many pages an issue has now, counted by setting it; counted anew where something of it was changed. */
export function usePageBudget(outline: IssueOutline | undefined) {
  return useQuery({
    queryKey: ['page budget', outline?.issue.id, outline && issueStateKey(outline)],
    queryFn: async ({ signal }) => {
      if (!outline) throw new Error('asked for before the outline was there');
      const { map } = await client.pages.issue({ issueId: outline.issue.id }, { signal });
      return pageBudget(map, outline.layout);
    },
    enabled: outline !== undefined,
    placeholderData: (before, query) => (query?.queryKey[1] === outline?.issue.id ? before : undefined),
  });
}
