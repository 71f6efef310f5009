import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Manuscript, ManuscriptFilter, ManuscriptSort } from '../../../shared/contract/manuscripts-contract.ts';
import { api } from '../../api/api.ts';

interface ShownManuscripts {
  /** As far as the editor has scrolled. */
  manuscripts: Manuscript[];
  /** Of the whole list. */
  total: number;
  error: Error | null;
  isPending: boolean;
  /** What follows is shown too, where anything follows. */
  more(): void;
}

const pageSize = 100;

/** A list of manuscripts that grows with the scrolling. */
export function useManuscripts(filter: Partial<ManuscriptFilter>, sort: ManuscriptSort): ShownManuscripts {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    api.manuscripts.list.infiniteOptions({
      input: (after: string | null) => ({ ...filter, sort, after, limit: pageSize }),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
    }),
  );
  const manuscripts = useMemo(() => {
    // What was changed while the editor scrolled can stand on two pages.
    const byId = new Map(data?.pages.flatMap(({ items }) => items).map((one) => [one.id, one]));
    return [...byId.values()];
  }, [data]);
  return {
    manuscripts,
    total: data?.pages.at(-1)?.total ?? 0,
    error,
    isPending,
    more() {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
  };
}

/** One manuscript, whether it stands in the list or not; undefined where there is none of this id. */
export function useManuscript(id: string | null, listed: readonly Manuscript[]): Manuscript | undefined {
  const query = useQuery({
    ...api.manuscripts.list.queryOptions({ input: { articleId: id, limit: 1 } }),
    enabled: id !== null,
  });
  if (id === null) return undefined;
  return listed.find((one) => one.id === id) ?? query.data?.items[0];
}
