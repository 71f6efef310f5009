import type { Query } from '@tanstack/react-query';
import type { ArticleEntry } from '../../shared/contract/issues-contract.ts';
import type { Manuscript, ManuscriptFilter, ManuscriptSort } from '../../shared/contract/manuscripts-contract.ts';
import type { Page } from '../../shared/contract/paging.ts';

type ListInput = Partial<ManuscriptFilter & { sort: ManuscriptSort; after: string | null }>;

/**
 * A page of manuscripts, as a query keeps it, once the text of an article was saved; undefined where only the archive can say: where
 * it is narrowed or sorted by what a save changes, or where the article may have come in from another page.
 */
export function pageAfterSave(
  { queryKey, state }: Pick<Query, 'queryKey' | 'state'>,
  saved: ArticleEntry,
): Page<Manuscript> | undefined {
  const { input, type } = (queryKey[1] ?? {}) as { input?: ListInput; type?: string };
  const page = state.data as Page<Manuscript> | undefined;
  if (type !== 'query' || !page || !isNewestFirst(input)) return undefined;
  const before = page.items.find(({ id }) => id === saved.id);
  if (!before) return page.items.length === page.total ? page : undefined;
  if (before.revision >= saved.revision) return page;
  return { ...page, items: [{ ...before, ...saved }, ...page.items.filter((item) => item !== before)] };
}

function isNewestFirst({ text = '', byline = null, kind = null, sort, after = null }: ListInput = {}): boolean {
  const isSortedByChange = sort === undefined || (sort.by === 'changed' && sort.descending);
  return text === '' && byline === null && kind === null && after === null && isSortedByChange;
}
