import { useQuery } from '@tanstack/react-query';
import type { IssueSummary } from '../../shared/contract/issues-contract.ts';
import { api, queryClient } from '../api/api.ts';
import { client } from '../api/connection.ts';
import { useHere } from './use-here.ts';

/** The issue worked on: the one chosen last, or the newest; undefined where the archive is empty or not yet read. */
export function useCurrentIssue(): IssueSummary | undefined {
  const issues = useQuery(api.issues.list.queryOptions()).data;
  const chosen = useQuery(api.settings.readPreferences.queryOptions()).data?.issueId;
  return issues?.find((issue) => issue.id === chosen) ?? issues?.[0];
}

/** The issue on the screen: the one of the address, else the one worked on. */
export function useShownIssue(): IssueSummary | undefined {
  const issues = useQuery(api.issues.list.queryOptions()).data;
  const current = useCurrentIssue();
  const { arrangedId, readId } = useHere();
  return issues?.find((issue) => issue.id === (readId ?? arrangedId)) ?? current;
}

/** Makes an issue the one worked on. */
export async function chooseIssue(issueId: string): Promise<void> {
  const preferences = await client.settings.writePreferences({ issueId });
  queryClient.setQueryData(api.settings.readPreferences.queryKey(), preferences);
}
