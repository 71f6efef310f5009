import { useLocation } from 'wouter';
import { partOf } from './navigation.ts';

/** What the window shows of an issue, read from the address. */
export interface Here {
  isArranging: boolean;
  /** The issue open in 编排; it becomes the one worked on a moment later. */
  arrangedId: string | null;
  /** The article open in 编排. */
  articleId: string | null;
  /** The issue read in 档案, which need not be the one worked on. */
  readId: string | null;
}

export function useHere(): Here {
  const [location] = useLocation();
  const arrangedId = /^\/arrange\/([^/]+)/.exec(location)?.[1] ?? null;
  const end = /^\/arrange\/[^/]+\/(.*)$/.exec(location)?.[1] ?? '';
  const part = partOf(end);
  return {
    isArranging: arrangedId !== null,
    arrangedId,
    articleId: part !== null && typeof part !== 'string' ? part.articleId : null,
    readId: /^\/archive\/([^/]+)/.exec(location)?.[1] ?? null,
  };
}
