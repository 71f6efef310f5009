import { UserError } from '../../../shared/errors.ts';
import { type Article, listTitle } from '../../../shared/periodical/article.ts';
import { articlesInOrder, type CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import type { Layout } from '../../../shared/periodical/layout.ts';
import type { ResolvedFonts } from '../fonts/resolve-fonts.ts';
import type { StartJob } from '../jobs/start-job.ts';
import { articleWeights } from './article-weights.ts';
import { type FacedWork, type Lanes, startLanesByFaces } from './lanes-by-faces.ts';
import type { Only } from './template-data.ts';
import type { Typeset } from './typeset-issue.ts';
import { withNotices } from './with-notices.ts';

export interface Typesetter {
  /**
   * The whole issue, its cover, or one article of it. An article that cannot be set in time holds up nobody: alone it is refused,
   * in the whole issue a notice and a fault stand in its place. Ends at once when it is cancelled.
   * @throws UserError `typeset-failed`, `typeset-lost`, `article-unset`, `cancelled`
   */
  typeset(complete: CompleteIssue, options: TypesetOptions): Promise<Typeset>;
  close(): void;
}

export interface TypesetOptions {
  loadAsset: (id: string) => Uint8Array;
  /** Without it the whole issue. */
  only?: Only | undefined;
  /** For paper: the whole issue with every article, however long it takes, or a refusal. */
  isPatient?: boolean | undefined;
  signal?: AbortSignal | undefined;
}

export interface TypesetterOptions {
  startJob: StartJob;
  /** Where the faces come from that a layout names; without it only the bundled ones can be named. */
  resolveFonts?: (fonts: Layout['fonts']) => Promise<ResolvedFonts>;
  limits?: Partial<TypesetLimits>;
  memoryLimitMb?: number;
}

/** In ms, of one request to a process that is ready. */
export interface TypesetLimits {
  /** Of one article that others may wait for; of the whole issue twice as much. A warm whole issue takes 0.3 s. */
  quickMs: number;
  /** Of an article in the slow lane; one that takes longer does not go into the pages of the whole issue. */
  slowMs: number;
  /** Of an issue for paper. */
  patientMs: number;
}

const usualLimits: TypesetLimits = { quickMs: 15_000, slowMs: 30_000, patientMs: 300_000 };
const idleMs = 60_000;

/**
 * Typesetters in processes of their own: an endless or oversized layout costs such a process and nothing else. What is likely to take
 * long, and what has taken too long for the quick lane, goes through a slow one, so that nobody waits behind it.
 */
export function startTypesetter(options: TypesetterOptions): Typesetter {
  const { startJob, resolveFonts, memoryLimitMb = 600 } = options;
  const { quickMs, slowMs, patientMs } = { ...usualLimits, ...options.limits };
  const quick = startLanesByFaces({ startJob, memoryLimitMb, idleMs, kept: 2, isResting: false });
  const slow = startLanesByFaces({ startJob, memoryLimitMb, idleMs, kept: 1, isResting: true });
  const weights = articleWeights();

  /** One article that nobody waits behind. */
  const typesetSlowly = async (work: Work, article: Article): Promise<Typeset> => {
    const { complete } = work;
    if (weights.isUnset(article, complete.layout)) throw unset(article);
    try {
      const typeset = await slow.typeset({ ...work, timeLimitMs: slowMs });
      weights.note(article, complete.layout, 'set');
      return typeset;
    } catch (error) {
      if (!isLost(error)) throw error;
      weights.note(article, complete.layout, 'unset');
      throw unset(article);
    }
  };

  const typesetArticle = async (work: Work, article: Article): Promise<Typeset> => {
    if (weights.isSlow(article, work.complete.layout)) return typesetSlowly(work, article);
    try {
      return await quick.typeset({ ...work, timeLimitMs: quickMs });
    } catch (error) {
      if (!isLost(error)) throw error;
      return typesetSlowly(work, article);
    }
  };

  /** The articles of `suspects` that cannot be set, each tried alone. */
  const findUnset = async (work: Work, suspects: readonly Article[]): Promise<Article[]> => {
    const found: Article[] = [];
    for (const article of suspects) {
      const isUnset = await typesetSlowly({ ...work, only: { articleId: article.id } }, article).then(
        () => false,
        (error: unknown) => {
          if (error instanceof UserError && error.code === 'article-unset') return true;
          throw error;
        },
      );
      if (isUnset) found.push(article);
    }
    return found;
  };

  /** Of issues that took too long for the quick lane without any one article being the cause. */
  const longIssues = new Set<string>();

  const typesetWhole = async (work: Work): Promise<Typeset> => {
    const { layout, issue } = work.complete;
    const articles = articlesInOrder(work.complete).map(({ article }) => article);
    const unsetNow = await findUnset(
      work,
      articles.filter((article) => weights.isUnproven(article, layout)),
    );
    const without = (held: readonly Article[], lane: Lanes, timeLimitMs: number): Promise<Typeset> =>
      withNotices(work.complete, held, (complete) => lane.typeset({ ...work, complete, timeLimitMs }));
    const isLong = longIssues.has(issue.id) || articles.some((a) => !unsetNow.includes(a) && weights.isSlow(a, layout));
    try {
      return isLong ? await without(unsetNow, slow, 2 * slowMs) : await without(unsetNow, quick, 2 * quickMs);
    } catch (error) {
      if (!isLost(error)) throw error;
    }
    const others = articles.filter((article) => !unsetNow.includes(article));
    const held = await findUnset(work, others);
    if (held.length === 0) longIssues.add(issue.id);
    return without([...unsetNow, ...held], slow, patientMs);
  };

  const typesetWith = async (given: CompleteIssue, { loadAsset, only, isPatient, signal }: TypesetOptions): Promise<Typeset> => {
    const { fonts, faces } = (await resolveFonts?.(given.layout.fonts)) ?? { fonts: given.layout.fonts, faces: [] };
    if (signal?.aborted) throw new UserError('cancelled', {});
    const complete = { ...given, layout: { ...given.layout, fonts } };
    const work: Work = { complete, loadAsset, only, faces, signal };
    if (only === 'cover') return quick.typeset({ ...work, timeLimitMs: quickMs });
    if (only) {
      const article = articlesInOrder(complete).find(({ article: { id } }) => id === only.articleId)?.article;
      return article ? typesetArticle(work, article) : quick.typeset({ ...work, timeLimitMs: quickMs });
    }
    return isPatient ? typesetForPaper(work) : typesetWhole(work);
  };

  /** As `typesetWhole`, but nothing is left out. */
  const typesetForPaper = async (work: Work): Promise<Typeset> => {
    const articles = articlesInOrder(work.complete).map(({ article }) => article);
    const isHeavy = articles.some((article) => weights.isSlow(article, work.complete.layout));
    try {
      if (!isHeavy) return await quick.typeset({ ...work, timeLimitMs: 2 * quickMs });
    } catch (error) {
      if (!isLost(error)) throw error;
    }
    try {
      return await slow.typeset({ ...work, timeLimitMs: patientMs });
    } catch (error) {
      if (!isLost(error)) throw error;
      const known = articles.find((article) => weights.isUnset(article, work.complete.layout));
      const culprit = known ?? (await findUnset(work, articles))[0];
      throw culprit ? unset(culprit) : error;
    }
  };

  return {
    typeset(complete, options) {
      const typeset = typesetWith(complete, options);
      return options.signal ? orCancelled(typeset, options.signal) : typeset;
    },
    close() {
      quick.close();
      slow.close();
    },
  };
}

type Work = Omit<FacedWork, 'timeLimitMs'>;

function unset(article: Article): UserError {
  return new UserError('article-unset', { title: listTitle(article).slice(0, 40) });
}

/** Whoever cancels waits for nothing, neither for fonts nor for the end of a process. */
function orCancelled<T>(result: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const cancel = (): void => reject(new UserError('cancelled', {}));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel);
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}

function isLost(error: unknown): boolean {
  return error instanceof UserError && error.code === 'typeset-lost';
}
