import { AnnotationMode, getDocument, type PDFDocumentProxy, PDFWorker, VerbosityLevel } from 'pdfjs-dist';
import parserUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { NoFilterFactory, OffscreenCanvasFactory } from './offscreen-factories.ts';

/** What the window asks of the worker that draws PDFs. */
export type PdfCall =
  | { id: number; kind: 'open'; data: ArrayBuffer }
  | { id: number; kind: 'draw'; pdf: number; pageNumber: number; widthPx: number }
  | { id: number; kind: 'close'; pdf: number };

export interface PdfResult {
  open: { pdf: number; pageCount: number; widthPt: number; heightPt: number };
  draw: ImageBitmap;
  close: undefined;
}

export type PdfAnswer = { id: number; result: PdfResult[keyof PdfResult]; error?: undefined } | { id: number; error: string };

/** TypeScript knows either windows or workers, not both in one project. */
const scope = self as unknown as {
  fonts: FontFaceSet;
  addEventListener(type: 'message', listen: (event: MessageEvent<PdfCall>) => void): void;
  postMessage(message: PdfAnswer, transfer: Transferable[]): void;
};
const parser = PDFWorker.create({ port: new Worker(parserUrl, { type: 'module' }) });
const documents = new Map<number, PDFDocumentProxy>();
let opened = 0;
/** One after the other: what is drawn first is ready first, and nothing is closed while it is drawn. */
let turn: Promise<unknown> = Promise.resolve();

scope.addEventListener('message', ({ data: call }: MessageEvent<PdfCall>) => {
  turn = turn.then(() => answer(call));
});

async function answer(call: PdfCall): Promise<void> {
  try {
    const result = await resultOf(call);
    scope.postMessage({ id: call.id, result }, result instanceof ImageBitmap ? [result] : []);
  } catch (error) {
    scope.postMessage({ id: call.id, error: error instanceof Error ? error.message : String(error) }, []);
  }
}

function resultOf(call: PdfCall): Promise<PdfResult[keyof PdfResult]> {
  if (call.kind === 'open') return open(call.data);
  if (call.kind === 'draw') return draw(documentOf(call.pdf), call.pageNumber, call.widthPx);
  return close(call.pdf);
}

async function open(data: ArrayBuffer): Promise<PdfResult['open']> {
  const task = getDocument({
    data,
    worker: parser,
    useSystemFonts: false,
    useWorkerFetch: false,
    verbosity: VerbosityLevel.ERRORS,
    // All of a document that drawing needs: where fonts are registered.
    ownerDocument: { fonts: scope.fonts } as unknown as HTMLDocument,
    CanvasFactory: OffscreenCanvasFactory,
    FilterFactory: NoFilterFactory,
  });
  const document = await task.promise;
  const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
  opened += 1;
  documents.set(opened, document);
  return { pdf: opened, pageCount: document.numPages, widthPt: width, heightPt: height };
}

async function draw(document: PDFDocumentProxy, pageNumber: number, widthPx: number): Promise<ImageBitmap> {
  const page = await document.getPage(pageNumber);
  const unscaled = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: widthPx / unscaled.width });
  const canvas = new OffscreenCanvas(Math.round(widthPx), Math.round(viewport.height));
  // As for printing: without links and without a pause of a frame between the parts.
  await page.render({
    canvas: canvas as unknown as HTMLCanvasElement,
    viewport,
    annotationMode: AnnotationMode.DISABLE,
    intent: 'print',
  }).promise;
  page.cleanup();
  return canvas.transferToImageBitmap();
}

async function close(pdf: number): Promise<undefined> {
  const document = documents.get(pdf);
  documents.delete(pdf);
  await document?.loadingTask.destroy();
}

function documentOf(pdf: number): PDFDocumentProxy {
  const document = documents.get(pdf);
  if (!document) throw new Error(`PDF ${pdf} is closed`);
  return document;
}
