import { useEffect, useRef } from 'react';
import { startTypesetFeed, type TypesetFeed } from './typeset-feed.ts';

/** Keeps the pages of an issue as new as the text, as long as the screen that calls it is there. */
export function useTypesetFeed(issueId: string, articleId: string | null): void {
  const feed = useRef<TypesetFeed | null>(null);
  useEffect(() => {
    const started = startTypesetFeed(issueId);
    feed.current = started;
    return () => started.stop();
  }, [issueId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a feed started anew is told too
  useEffect(() => feed.current?.setArticle(articleId), [issueId, articleId]);
}
