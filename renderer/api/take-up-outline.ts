import type { IssueOutline } from '../../shared/contract/issues-contract.ts';
import { api, queryClient } from './api.ts';

/** Shows the outline with which a call answers, if it does, and answers with it too. */
export async function takeUpOutline<Answer extends IssueOutline | null>(
  issueId: string,
  call: () => Promise<Answer>,
): Promise<Answer> {
  const queryKey = api.issues.outline.queryKey({ input: { issueId } });
  const count = queryClient.getQueryState(queryKey)?.dataUpdateCount;
  const answer = await call();
  if (answer === null) return answer;
  const now = queryClient.getQueryState(queryKey);
  // What was read meanwhile, or is being read, may tell of an earlier state or of what another editor changed since.
  const isInDoubt = !now || now.isInvalidated || now.fetchStatus === 'fetching' || now.dataUpdateCount !== count;
  await queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData<IssueOutline>(queryKey, answer);
  if (isInDoubt) void queryClient.invalidateQueries({ queryKey });
  return answer;
}
