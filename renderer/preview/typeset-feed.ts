import type { PageMap } from '../../shared/layout/page-map.ts';
import type { Article } from '../../shared/periodical/article.ts';
import { client, useConnection } from '../api/connection.ts';
import { errorMessage } from '../api/error-message.ts';
import { onArchiveChanged } from '../api/use-archive-events.ts';
import { useEditing } from '../editing/editing-store.ts';
import { openPdf, type PdfSource } from '../pdf/pdf-source.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { drawAhead } from './page-pictures.ts';
import {
  articleSequence,
  hostOf,
  type MadeArticle,
  type MadePages,
  type PageSequence,
  pageSequence,
  type TextState,
  textOf,
} from './page-sequence.ts';
import { usePages } from './pages-store.ts';
import { usePreview } from './preview-store.ts';

export interface TypesetFeed {
  /** The article open in the editor. */
  setArticle(articleId: string | null): void;
  stop(): void;
}

/** After the last change of the text, so that the whole issue is typeset in a pause of typing … */
const idleMs = 400;
/** … but not later than this after the first. */
const longestWaitMs = 2000;
/** Several things that change at once ask for one answer. */
const gatherMs = 30;

/** Counts over all feeds, so that no picture of one is taken for one of another. */
let states = 0;

/**
 * Keeps the pages of an issue as new as the text: the article that is being typed at every change, the whole issue at the
 * start, in pauses and when the archive changes. At most one request of each kind is under way; what changed meanwhile is
 * asked for when it is answered. Publishes `usePreview` and `usePages`.
 */
export function startTypesetFeed(issueId: string): TypesetFeed {
  const ended = new AbortController();
  const { signal } = ended;
  let articleId: string | null = null;
  let archive = ++states;
  let heads = 0;
  const texts = new Map<string, number>();
  let whole: MadePages | null = null;
  let part: MadeArticle | null = null;
  let failure: string | null = null;
  let wholeTimer: ReturnType<typeof setTimeout> | undefined;
  let waitingSince = 0;

  const now = (): TextState => ({ archive, heads, texts: new Map(texts) });
  const liveArticle = (): Article | null => {
    const { live } = useEditing.getState();
    return live !== null && live.id === articleId ? live : null;
  };

  const askWhole = oneAtATime(async () => {
    clearTimeout(wholeTimer);
    waitingSince = 0;
    const from = now();
    const live = liveArticle();
    await answered(async () => {
      const answer = await client.pages.issue({ issueId, unsaved: { articles: live ? [live] : [] } }, { signal });
      whole = { source: await opened(answer.pdf.arrayBuffer()), map: answer.map, from };
    });
    if (articleId !== null && isPartWanted(articleId)) askArticle();
  });

  const askArticle = oneAtATime(async () => {
    const live = liveArticle();
    const id = articleId;
    if (id === null) return;
    const from = now();
    const firstPage = firstPageOf(id);
    await answered(async () => {
      const unsaved = { articles: live ? [live] : [] };
      const answer = await client.pages.article({ issueId, articleId: id, firstPage, unsaved }, { signal });
      part = { articleId: id, firstPage, source: await opened(answer.pdf.arrayBuffer()), map: answer.map, from };
    });
  });

  const firstPageOf = (id: string): number | undefined => (whole && hostOf(whole.map, id))?.firstPage;

  /** It has no place in the issue, or its newest pages were made for another place. */
  const isPartWanted = (id: string): boolean => {
    const firstPage = firstPageOf(id);
    if (firstPage === undefined)
      return part?.articleId !== id || part.from.archive !== archive || textOf(part.from, id) !== textOf(now(), id);
    return part?.articleId === id && part.firstPage !== firstPage && textOf(part.from, id) > textOf(whole?.from ?? now(), id);
  };

  const askWholeIn = (ms: number): void => {
    const started = performance.now();
    waitingSince ||= started;
    clearTimeout(wholeTimer);
    wholeTimer = setTimeout(askWhole, Math.max(0, Math.min(ms, waitingSince + longestWaitMs - started)));
  };

  const answered = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      failure = null;
    } catch (error) {
      if (signal.aborted) return;
      failure = errorMessage(error);
    }
    publish();
  };

  const opened = async (bytes: Promise<ArrayBuffer>): Promise<PdfSource> => {
    const source = await openPdf(await bytes);
    if (!signal.aborted) return source;
    source.close();
    throw signal.reason;
  };

  let kept = new Set<PdfSource>();
  const publish = (): void => {
    if (signal.aborted) return;
    const sequence = currentSequence();
    const map = sequence ? mapFor(sequence) : (whole?.map ?? null);
    if (sequence) drawAhead(sequence.pages);
    usePages.setState({ issueId, map, isStale: sequence?.isStale ?? true, failure });
    usePreview.setState({ issueId, pages: sequence?.pages ?? [] });
    const used = new Set([whole?.source, part?.source].filter((source) => source !== undefined));
    for (const source of kept) if (!used.has(source)) source.close();
    kept = used;
  };

  const currentSequence = (): PageSequence | null => {
    const state = now();
    const hasFailed = failure !== null;
    const own = part?.articleId === articleId ? part : null;
    if (isUnplaced()) return own && articleSequence(own, state, hasFailed);
    return whole && pageSequence({ whole, part: own, now: state, hasFailed });
  };

  const isUnplaced = (): boolean => whole !== null && articleId !== null && firstPageOf(articleId) === undefined;

  /** An article without a place is looked up like the others. */
  const mapFor = ({ map }: PageSequence): PageMap =>
    whole && isUnplaced() ? { ...whole.map, articles: [...whole.map.articles, ...map.articles] } : map;

  const endings = [
    useEditing.subscribe((state, before) => {
      const { live } = state;
      if (!live || live.id !== articleId || before.live?.id !== live.id) return;
      if (live === before.live && state.change === before.change) return;
      texts.set(live.id, ++states);
      if (headOf(live) !== headOf(before.live)) heads += 1;
      askArticle();
      askWholeIn(idleMs);
      // After the question is on its way: the typesetter works while the window takes up that its pages are old.
      setTimeout(publish);
    }),
    onArchiveChanged(({ topic, articleId: changed }) => {
      if (topic !== 'issues' && topic !== 'articles') return;
      // What is on the screen was saved: its pages are there already.
      if (changed !== null && changed === liveArticle()?.id) return;
      if (changed === null) archive = ++states;
      else texts.set(changed, ++states);
      heads += 1;
      publish();
      // With another layout the whole issue takes a second or two, the pages that are looked at a tenth of that.
      if (changed === null && articleId !== null) askArticle();
      askWholeIn(gatherMs);
    }),
    useConnection.subscribe(({ state }, before) => {
      if (state !== 'open' || before.state !== 'lost') return;
      // What changed meanwhile was not told.
      archive = ++states;
      publish();
      if (articleId !== null) askArticle();
      askWholeIn(gatherMs);
    }),
  ];
  publish();
  askWhole();

  return {
    setArticle(id) {
      if (id === articleId) return;
      articleId = id;
      publish();
      if (id !== null && whole && isPartWanted(id)) askArticle();
    },
    stop() {
      ended.abort();
      clearTimeout(wholeTimer);
      for (const end of endings) end();
      for (const source of kept) source.close();
      if (usePreview.getState().issueId === issueId) usePreview.setState({ issueId: null, pages: [] });
      if (usePages.getState().issueId === issueId) usePages.setState({ issueId: null, map: null, isStale: false, failure: null });
    },
  };
}

/** What cover and contents show of an article. */
function headOf({ document: _, ...head }: Article): string {
  return JSON.stringify(head);
}
