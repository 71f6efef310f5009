import { UserError } from '../../../shared/contract/errors.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import type { Layout } from '../../../shared/periodical/layout.ts';
import type { ChosenFace, ResolvedFonts } from '../fonts/resolve-fonts.ts';
import type { StartJob } from '../start-job.ts';
import type { Only } from './template-data.ts';
import type { Typeset } from './typeset-issue.ts';
import { startTypesetterProcess, type TypesetterProcess, type TypesetWork } from './typesetter-process.ts';

export interface Typesetter {
  /**
   * The whole issue, its cover, or one article of it. Requests are answered in order; one that is cancelled before its turn is dropped.
   * @throws UserError `typeset-failed`, `cancelled`
   */
  typeset(complete: CompleteIssue, options: TypesetOptions): Promise<Typeset>;
  close(): void;
}

export interface TypesetOptions {
  loadAsset: (id: string) => Uint8Array;
  /** Without it the whole issue. */
  only?: Only | undefined;
  signal?: AbortSignal | undefined;
}

export interface TypesetterOptions {
  startJob: StartJob;
  /** Where the faces come from that a layout names; without it only the bundled ones can be named. */
  resolveFonts?: (fonts: Layout['fonts']) => Promise<ResolvedFonts>;
  /** For one request; the measured whole issue takes less than 4 s in a cold process. */
  timeLimitMs?: number;
  /** The compiler never gives memory back (1.5 MB an edit, measured), so the process is replaced at this size. */
  memoryLimitMb?: number;
}

/** A typesetter in a process of its own: an endless or oversized layout costs that process and nothing else. */
export function startTypesetter(options: TypesetterOptions): Typesetter {
  const { startJob, resolveFonts, timeLimitMs = 60_000, memoryLimitMb = 600 } = options;
  let current: TypesetterProcess | undefined;
  let spare: TypesetterProcess | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const processWith = (faces: readonly ChosenFace[]): TypesetterProcess => {
    if (current && JSON.stringify(current.faces) !== JSON.stringify(faces)) stop();
    if (!current || current.isLost) current = startTypesetterProcess(startJob, faces, { timeLimitMs });
    return current;
  };

  const run = async (given: CompleteIssue, { loadAsset, only }: TypesetOptions): Promise<Typeset> => {
    const { fonts, faces } = (await resolveFonts?.(given.layout.fonts)) ?? { fonts: given.layout.fonts, faces: [] };
    const complete = { ...given, layout: { ...given.layout, fonts } };
    const process = processWith(faces);
    const work = { complete, loadAsset, only };
    try {
      const { pdf, map, memoryMb } = await process.typeset(work);
      if (memoryMb > memoryLimitMb) replace(process, { ...work, only: undefined });
      return { pdf, map };
    } catch (error) {
      // A process that could not load its fonts cannot recover.
      if (error instanceof UserError && ['font-missing', 'font-unreadable'].includes(error.code)) stop();
      throw error;
    }
  };

  /** Another process is warmed with the same issue while this one goes on, so that no keystroke waits for a cold start. */
  const replace = (old: TypesetterProcess, work: TypesetWork): void => {
    if (spare) return;
    const warming = startTypesetterProcess(startJob, old.faces, { timeLimitMs });
    spare = warming;
    const takeOver = (): void => {
      if (spare !== warming) return;
      spare = undefined;
      if (warming.isLost || current !== old) warming.stop();
      else {
        old.stop();
        current = warming;
      }
    };
    // In the queue, so that the old one is not in the middle of an answer.
    const turn = (): void => {
      queue = queue.then(takeOver);
    };
    warming.typeset(work).then(turn, turn);
  };

  const stop = (): void => {
    current?.stop();
    spare?.stop();
    current = undefined;
    spare = undefined;
  };

  return {
    typeset(complete, typesetOptions) {
      const { signal } = typesetOptions;
      const result = queue.then(() => {
        if (signal?.aborted) throw new UserError('cancelled', {});
        return run(complete, typesetOptions);
      });
      queue = result.catch(() => undefined);
      return signal ? orCancelled(result, signal) : result;
    },
    close: stop,
  };
}

/** Ends at once when it is cancelled; the process is left to finish, since a new one takes longer than any answer. */
function orCancelled<T>(result: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const cancel = (): void => reject(new UserError('cancelled', {}));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel);
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}
