import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import { client } from './connection.ts';

/** Query and mutation options of every procedure: `api.issues.list.queryOptions()`. */
export const api = createTanstackQueryUtils(client);

/**
 * What the backend says stays true until it says that it changed (see `useArchiveEvents`). It is on this PC: whether there is a network
 * is nothing to wait for.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});
