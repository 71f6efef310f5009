import { UserError } from '../../../shared/contract/errors.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import type { Layout } from '../../../shared/periodical/layout.ts';
import type { ChosenFace, ResolvedFonts } from '../fonts/resolve-fonts.ts';
import { requestJob } from '../request-job.ts';
import type { Job, StartJob } from '../start-job.ts';
import type { Typeset } from './typeset-issue.ts';

/** What goes to the typesetter's process. Pictures go once; `assets` holds those it has not got yet. */
export interface TypesetRequest {
  complete: CompleteIssue;
  only: string | undefined;
  assets: [id: string, bytes: Uint8Array][];
  /** Beside the bundled ones; the same in all requests to one process. */
  faces: ChosenFace[];
}

/** `memoryMb`: what the process takes by now. */
export type TypesetAnswer = Typeset & { memoryMb: number };

export interface Typesetter {
  /** The whole issue, or one article of it. Requests are answered in order. @throws UserError `typeset-failed`, `cancelled` */
  typeset(complete: CompleteIssue, options: TypesetOptions): Promise<Typeset>;
  close(): void;
}

export interface TypesetOptions {
  loadAsset: (id: string) => Uint8Array;
  only?: string;
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
  let current: { job: Job; known: Set<string>; faces: string } | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const stop = (): void => {
    current?.job.kill();
    current = undefined;
  };

  const run = async (given: CompleteIssue, { loadAsset, only, signal }: TypesetOptions): Promise<Typeset> => {
    const { fonts, faces } = (await resolveFonts?.(given.layout.fonts)) ?? { fonts: given.layout.fonts, faces: [] };
    const complete = { ...given, layout: { ...given.layout, fonts } };
    const facesKey = JSON.stringify(faces);
    if (current && current.faces !== facesKey) stop();
    current ??= { job: startJob('typesetter'), known: new Set(), faces: facesKey };
    const { job, known } = current;
    const fresh = complete.assets.filter((asset) => !known.has(asset.id));
    const assets = fresh.map((asset): [string, Uint8Array] => [asset.id, loadAsset(asset.id)]);
    const request: TypesetRequest = { complete, only, assets, faces };
    const lost = (what: string): UserError => {
      current = undefined;
      return new UserError('typeset-failed', { what });
    };
    try {
      const { pdf, map, memoryMb } = await requestJob<TypesetAnswer>(job, request, { timeLimitMs, signal, lost });
      for (const [id] of assets) known.add(id);
      if (memoryMb > memoryLimitMb) stop();
      return { pdf, map };
    } catch (error) {
      // A process that could not load its fonts cannot recover.
      if (error instanceof UserError && ['cancelled', 'font-unreadable'].includes(error.code)) stop();
      throw error;
    }
  };

  return {
    typeset(complete, options) {
      const result = queue.then(() => run(complete, options));
      queue = result.catch(() => undefined);
      return result;
    },
    close: stop,
  };
}
