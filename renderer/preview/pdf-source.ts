import { getDocument, type PDFDocumentProxy, PDFWorker, VerbosityLevel } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

/** A PDF opened for drawing. */
export interface PdfSource {
  document: PDFDocumentProxy;
  /** Lengths of its first page in pt; all pages of an issue are of one size. */
  widthPt: number;
  heightPt: number;
  /** Gives it back once no drawing uses it any more. */
  close(): void;
  /** Keeps it open until the function that is returned is called. */
  use(): () => void;
}

/** One worker for all documents, started with the first: a cold one costs a tenth of a second. */
let worker: PDFWorker | undefined;

export async function openPdf(data: ArrayBuffer): Promise<PdfSource> {
  worker ??= PDFWorker.create({ port: new Worker(workerUrl, { type: 'module' }) });
  const task = getDocument({ data, worker, useSystemFonts: false, verbosity: VerbosityLevel.ERRORS });
  const document = await task.promise;
  const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
  let uses = 0;
  let isClosed = false;
  const destroyUnused = (): void => {
    if (isClosed && uses === 0) void task.destroy();
  };
  return {
    document,
    widthPt: width,
    heightPt: height,
    close() {
      isClosed = true;
      destroyUnused();
    },
    use() {
      uses += 1;
      return () => {
        uses -= 1;
        destroyUnused();
      };
    },
  };
}
