import { UserError } from '../../../shared/errors.ts';
import type { ChosenFace } from '../fonts/resolve-fonts.ts';
import type { StartJob } from '../jobs/start-job.ts';
import type { Typeset } from './typeset-issue.ts';
import { startTypesetterProcess, type TypesetterProcess, type TypesetWork } from './typesetter-process.ts';

/** Requests answered one after the other by a process of their own, which is started with the first and replaced as it grows. */
export interface TypesetterLane {
  /**
   * Cancelled, it is not begun, or its process is ended after a moment of grace.
   * @throws UserError `typeset-failed`, `typeset-lost` where its process was, `font-missing`, `font-unreadable`, `cancelled`
   */
  typeset(work: LaneWork): Promise<Typeset>;
  /** Nobody at work and nobody waiting. */
  readonly isIdle: boolean;
  /** Others are wanted more: until it is asked again, its process ends when it is idle for long. */
  rest(): void;
  close(): void;
}

export interface LaneWork extends TypesetWork {
  /** For the answer of a process that is ready. */
  timeLimitMs: number;
  signal: AbortSignal | undefined;
}

export interface LaneOptions {
  startJob: StartJob;
  /** Its processes load these once, beside the bundled ones. */
  faces: readonly ChosenFace[];
  /** The compiler never gives memory back (1.5 MB an edit, measured), so the process is replaced at this size. */
  memoryLimitMb: number;
  /** A process that nobody asks for so long is ended while it rests. */
  idleMs: number;
}

/** Most answers come sooner than a new process is warm, so one that is no longer wanted may still end by itself. */
const graceMs = 500;

export function startTypesetterLane({ startJob, faces, memoryLimitMb, idleMs }: LaneOptions): TypesetterLane {
  let current: TypesetterProcess | undefined;
  let spare: TypesetterProcess | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let isClosed = false;
  let isResting = false;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;

  const warmProcess = (): TypesetterProcess => {
    if (!current || current.isLost) current = startTypesetterProcess(startJob, faces);
    return current;
  };

  const run = async (work: LaneWork): Promise<Typeset> => {
    if (isClosed || work.signal?.aborted) throw new UserError('cancelled', {});
    const process = warmProcess();
    const stopLate = stopAfterGrace(process, work.signal);
    try {
      await process.ready;
      if (work.signal?.aborted) throw new UserError('cancelled', {});
      const { pdf, map, memoryMb } = await process.typeset(work, work.timeLimitMs);
      if (memoryMb > memoryLimitMb) replace(process, { ...work, only: undefined });
      return { pdf, map };
    } catch (error) {
      // A process that could not load its fonts cannot recover.
      if (error instanceof UserError && ['font-missing', 'font-unreadable'].includes(error.code)) stop();
      throw error;
    } finally {
      stopLate();
    }
  };

  /** Another process is warmed with the same issue while this one goes on, so that no keystroke waits for a cold start. */
  const replace = (old: TypesetterProcess, work: LaneWork): void => {
    if (spare) return;
    const warming = startTypesetterProcess(startJob, faces);
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
    warming.typeset(work, work.timeLimitMs).then(turn, turn);
  };

  const stop = (): void => {
    current?.stop();
    spare?.stop();
    current = undefined;
    spare = undefined;
  };

  const restIfIdle = (): void => {
    clearTimeout(idleTimer);
    if (isResting && waiting === 0) idleTimer = setTimeout(stop, idleMs).unref();
  };

  const ended = (): void => {
    waiting -= 1;
    restIfIdle();
  };

  return {
    typeset(work) {
      clearTimeout(idleTimer);
      isResting = false;
      waiting += 1;
      const result = queue.then(() => run(work));
      queue = result.catch(() => undefined).then(ended);
      return result;
    },
    get isIdle() {
      return waiting === 0;
    },
    rest() {
      isResting = true;
      restIfIdle();
    },
    close() {
      isClosed = true;
      clearTimeout(idleTimer);
      stop();
    },
  };
}

/** Ends a process that is still at work for somebody who no longer waits; one that is starting will be wanted by the next. */
function stopAfterGrace(process: TypesetterProcess, signal: AbortSignal | undefined): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopLate = (): void => {
    timer = setTimeout(() => process.isBusy && process.stop(), graceMs);
  };
  signal?.addEventListener('abort', stopLate);
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stopLate);
  };
}
