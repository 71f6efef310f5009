import { useQuery } from '@tanstack/react-query';
import type { IssueOutline } from '../../shared/contract/issues-contract.ts';
import { api } from '../api/api.ts';
import { type CoverPicture, coverPicture } from './cover-pictures.ts';

/** The cover of an issue and how many pages it has, once it is `wanted`; drawn anew where the issue is another. */
export function useCover(
  issueId: string,
  wanted: boolean,
): { outline: IssueOutline | undefined; cover: CoverPicture | undefined; error: unknown } {
  const outline = useQuery({ ...api.issues.outline.queryOptions({ input: { issueId } }), enabled: wanted });
  const key = outline.data ? keyOf(outline.data) : '';
  const cover = useQuery({
    queryKey: ['cover', issueId, key],
    queryFn: ({ signal }) => {
      if (!outline.data) throw new Error('asked for before the outline was there');
      return coverPicture(issueId, key, outline.data.layout, signal);
    },
    enabled: wanted && outline.data !== undefined,
    // The pictures themselves are kept elsewhere.
    gcTime: 0,
    placeholderData: (before, query) => (query?.queryKey[1] === issueId ? before : undefined),
  });
  return { outline: outline.data, cover: cover.data, error: outline.error ?? cover.error };
}

/** Two issues with the same key have the same cover and as good as the same pages. */
function keyOf({ issueHash, outlineHash, sections }: IssueOutline): string {
  return [issueHash, outlineHash, ...sections.flatMap(({ articles }) => articles.map(({ revision }) => revision))].join(' ');
}
