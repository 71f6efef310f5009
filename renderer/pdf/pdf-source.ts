import type { PdfAnswer, PdfCall, PdfResult } from './pdf-worker.ts';

/** A PDF opened for drawing. */
export interface PdfSource {
  pageCount: number;
  /** Lengths of its first page in pt; all pages of an issue are of one size. */
  widthPt: number;
  heightPt: number;
  /** A page, from 1, as pixels. Drawings are made one after the other. Whoever gets the picture closes it. */
  draw(pageNumber: number, widthPx: number): Promise<ImageBitmap>;
  /** Gives it back once what is being drawn of it is ready. */
  close(): void;
}

/**
 * Opens a PDF in the worker that draws them all. Fonts of a PDF must not come into the window's document: each one makes the
 * browser lay out the whole window anew (66 ms for a letter typed, measured).
 * @throws Error where the bytes are no PDF
 */
export async function openPdf(data: ArrayBuffer): Promise<PdfSource> {
  const { pdf, ...measures } = await call('open', { data }, [data]);
  return {
    ...measures,
    draw: (pageNumber, widthPx) => call('draw', { pdf, pageNumber, widthPx }),
    close: () => void call('close', { pdf }),
  };
}

/** Started with the first PDF. */
let worker: Worker | undefined;
const asked = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
let calls = 0;

function call<K extends PdfCall['kind']>(
  kind: K,
  input: Omit<Extract<PdfCall, { kind: K }>, 'kind' | 'id'>,
  transfer: Transferable[] = [],
): Promise<PdfResult[K]> {
  worker ??= startWorker();
  calls += 1;
  const id = calls;
  worker.postMessage({ kind, id, ...input }, transfer);
  return new Promise((resolve, reject) => asked.set(id, { resolve, reject }));
}

function startWorker(): Worker {
  const started = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' });
  let hasAnswered = false;
  started.addEventListener('message', ({ data }: MessageEvent<PdfAnswer>) => {
    hasAnswered = true;
    const call = asked.get(data.id);
    asked.delete(data.id);
    if (data.error === undefined) call?.resolve(data.result as never);
    else call?.reject(new Error(data.error));
  });
  // Could it not be loaded, the next call tries again. What goes wrong later is told in its answers.
  started.addEventListener('error', (event) => {
    if (hasAnswered) return;
    event.preventDefault();
    started.terminate();
    worker = undefined;
    for (const { reject } of asked.values()) reject(new Error(event.message || 'the worker for PDFs could not be loaded'));
    asked.clear();
  });
  return started;
}
