import { UserError } from '../../../shared/errors.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import type { ChosenFace } from '../fonts/resolve-fonts.ts';
import { requestJob } from '../jobs/request-job.ts';
import type { StartJob } from '../jobs/start-job.ts';
import type { Only } from './template-data.ts';
import type { Typeset } from './typeset-issue.ts';

/** What goes to the typesetter's process. Articles and pictures go once; `articles` and `pictures` hold those it has not got yet. */
export interface TypesetRequest {
  kind: 'typeset';
  issue: Omit<CompleteIssue, 'sections'>;
  sections: { id: string; name: string; articles: string[] }[];
  articles: Article[];
  pictures: [id: string, bytes: Uint8Array][];
  only: Only | undefined;
}

/** The first to a process: loads the fonts, with these beside the bundled ones. */
export interface StartRequest {
  kind: 'start';
  faces: readonly ChosenFace[];
}

/** `memoryMb`: what the process takes by now. */
export type TypesetAnswer = Typeset & { memoryMb: number };

export interface TypesetWork {
  complete: CompleteIssue;
  loadAsset: (id: string) => Uint8Array;
  only: Only | undefined;
}

/** One process with what it was told. */
export interface TypesetterProcess {
  readonly isLost: boolean;
  /** At work on an answer. */
  readonly isBusy: boolean;
  /** Its fonts are loaded. @throws UserError `typeset-lost`, `font-missing`, `font-unreadable`, `cancelled` */
  readonly ready: Promise<unknown>;
  /** One at a time. @throws UserError those of `ready`, `typeset-failed` */
  typeset(work: TypesetWork, timeLimitMs: number): Promise<TypesetAnswer>;
  stop(): void;
}

/** Measured: 3 s on two quiet cores. */
const startLimitMs = 30_000;

export function startTypesetterProcess(startJob: StartJob, faces: readonly ChosenFace[]): TypesetterProcess {
  const job = startJob('typesetter');
  const knownArticles = new Map<string, Article>();
  const knownPictures = new Set<string>();
  let isLost = false;
  let isBusy = false;

  const requestOf = ({ complete, loadAsset, only }: TypesetWork): TypesetRequest => {
    const { sections, ...issue } = complete;
    const articles = sections
      .flatMap((section) => section.articles)
      .filter((article) => knownArticles.get(article.id) !== article);
    const pictures = complete.assets
      .filter(({ id }) => !knownPictures.has(id))
      .map(({ id }): [string, Uint8Array] => [id, loadAsset(id)]);
    for (const article of articles) knownArticles.set(article.id, article);
    for (const [id] of pictures) knownPictures.add(id);
    const outline = sections.map(({ id, name, articles: own }) => ({ id, name, articles: own.map((article) => article.id) }));
    return { kind: 'typeset', issue, sections: outline, articles, pictures, only };
  };
  const lost = (what: string): UserError => {
    isLost = true;
    return new UserError('typeset-lost', { what });
  };
  const start: StartRequest = { kind: 'start', faces };
  const ready = requestJob(job, start, { timeLimitMs: startLimitMs, lost });
  // Whoever has work for it is told.
  ready.catch(() => undefined);

  return {
    ready,
    get isLost() {
      return isLost || job.isEnded();
    },
    get isBusy() {
      return isBusy;
    },
    async typeset(work, timeLimitMs) {
      await ready;
      isBusy = true;
      try {
        return await requestJob<TypesetAnswer>(job, requestOf(work), { timeLimitMs, lost });
      } catch (error) {
        if (error instanceof UserError) throw error;
        // A fault inside the compiler leaves it in no state to go on with: every later answer would fail.
        isLost = true;
        job.kill();
        throw isCompilerFault(error) ? lost('排版引擎出错') : error;
      } finally {
        isBusy = false;
      }
    },
    stop() {
      isLost = true;
      job.kill();
    },
  };
}

/** WebAssembly that reached what its authors hold impossible, or ran out of stack or memory. */
function isCompilerFault(error: unknown): boolean {
  return error instanceof Error && /\bRuntimeError: |\bRangeError: |wasm-function/.test(error.message);
}
