import { useQuery } from '@tanstack/react-query';
import type { IssueOutline } from '../../shared/contract/issues-contract.ts';
import { api } from '../api/api.ts';
import { issueStateKey } from '../api/issue-state-key.ts';
import { coverPicture } from './cover-pictures.ts';

/** The outline of an issue and the address of a picture of its cover, once it is `wanted`; drawn anew where the issue is another. */
export function useCover(issueId: string, wanted: boolean): { outline: IssueOutline | undefined; cover: string | undefined } {
  const outline = useQuery({ ...api.issues.outline.queryOptions({ input: { issueId } }), enabled: wanted });
  const key = outline.data ? issueStateKey(outline.data) : '';
  const cover = useQuery({
    queryKey: ['cover', issueId, key],
    queryFn: ({ signal }) => coverPicture(issueId, key, signal),
    enabled: wanted && outline.data !== undefined,
    // The pictures themselves are kept elsewhere.
    gcTime: 0,
    placeholderData: (before, query) => (query?.queryKey[1] === issueId ? before : undefined),
  });
  return { outline: outline.data, cover: cover.data };
}
