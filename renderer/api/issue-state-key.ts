import type { IssueOutline } from '../../shared/contract/issues-contract.ts';

/** Changes with everything that is printed of an issue. */
export function issueStateKey({ issueHash, outlineHash, sections }: IssueOutline): string {
  return [issueHash, outlineHash, ...sections.flatMap(({ articles }) => articles.map(({ revision }) => revision))].join(' ');
}
