import { useQuery } from '@tanstack/react-query';
import type { IssueOutline } from '../../../shared/contract/issues-contract.ts';
import { pageBudget } from '../../../shared/periodical/page-budget.ts';
import { client } from '../../api/connection.ts';

/** How many pages an issue has now, counted by setting it; counted anew where something of it was changed. */
export function usePageBudget(outline: IssueOutline | undefined) {
  const revisions = outline?.sections.flatMap(({ articles }) => articles.map(({ revision }) => revision));
  return useQuery({
    queryKey: ['page budget', outline?.issue.id, outline?.issueHash, outline?.outlineHash, revisions],
    queryFn: async ({ signal }) => {
      if (!outline) throw new Error('asked for before the outline was there');
      const { map } = await client.pages.issue({ issueId: outline.issue.id }, { signal });
      return pageBudget(map, outline.layout);
    },
    enabled: outline !== undefined,
    placeholderData: (before, query) => (query?.queryKey[1] === outline?.issue.id ? before : undefined),
  });
}
