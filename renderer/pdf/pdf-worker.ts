import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import wasmUrl from '@embedpdf/pdfium/pdfium.wasm?url';

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
  addEventListener(type: 'message', listen: (event: MessageEvent<PdfCall>) => void): void;
  postMessage(message: PdfAnswer, transfer: Transferable[]): void;
};
const starting = startPdfium();
const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
/** Places in the memory of PDFium: of a document and of its bytes. */
interface OpenPdf {
  document: number;
  bytes: number;
}
/** By a number of our own: the place of a closed document is soon that of another one, which a late call must not reach. */
const openPdfs = new Map<number, OpenPdf>();
let lastPdf = 0;

scope.addEventListener('message', async ({ data: call }: MessageEvent<PdfCall>) => {
  try {
    const result = resultOf(await starting, call);
    scope.postMessage({ id: call.id, result }, result instanceof ImageBitmap ? [result] : []);
  } catch (error) {
    scope.postMessage({ id: call.id, error: error instanceof Error ? error.message : String(error) }, []);
  }
});

async function startPdfium(): Promise<WrappedPdfiumModule> {
  const wasmBinary = await (await fetch(wasmUrl)).arrayBuffer();
  const pdfium = await init({ wasmBinary });
  pdfium.PDFiumExt_Init();
  return pdfium;
}

function resultOf(pdfium: WrappedPdfiumModule, call: PdfCall): PdfResult[keyof PdfResult] {
  if (call.kind === 'open') return load(pdfium, call.data);
  const open = openPdfs.get(call.pdf);
  if (!open) throw new Error(`PDF ${call.pdf} is not open`);
  if (call.kind === 'draw') return draw(pdfium, open.document, call);
  openPdfs.delete(call.pdf);
  return close(pdfium, open);
}

function load(pdfium: WrappedPdfiumModule, data: ArrayBuffer): PdfResult['open'] {
  const { wasmExports } = pdfium.pdfium;
  const length = data.byteLength;
  const bytes = wasmExports.malloc(length);
  pdfium.pdfium.HEAPU8.set(new Uint8Array(data), bytes);
  // Given back at once: a worker collects its garbage late, and there is a PDF for every letter typed.
  data.transfer(0);
  const document = pdfium.FPDF_LoadMemDocument(bytes, length, '');
  if (document === 0) {
    wasmExports.free(bytes);
    throw new Error(`not a PDF: ${pdfium.FPDF_GetLastError()}`);
  }
  try {
    const { widthPt, heightPt } = pageSize(pdfium, document, 1);
    const pageCount = pdfium.FPDF_GetPageCount(document);
    lastPdf += 1;
    openPdfs.set(lastPdf, { document, bytes });
    return { pdf: lastPdf, pageCount, widthPt, heightPt };
  } catch (error) {
    close(pdfium, { document, bytes });
    throw error;
  }
}

/** White, opaque, and without what cannot be printed. */
function draw(
  pdfium: WrappedPdfiumModule,
  document: number,
  { pageNumber, widthPx }: Extract<PdfCall, { kind: 'draw' }>,
): ImageBitmap {
  const { widthPt, heightPt } = pageSize(pdfium, document, pageNumber);
  const width = Math.round(widthPx);
  const height = Math.round((widthPx * heightPt) / widthPt);
  const page = pdfium.FPDF_LoadPage(document, pageNumber - 1);
  const bitmap = pdfium.FPDFBitmap_Create(width, height, 1);
  try {
    if (page === 0 || bitmap === 0) throw new Error(`page ${pageNumber} cannot be drawn ${width} × ${height} pixels large`);
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, redGreenBlueAlpha);
    const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
    // A view of PDFium's own memory: a copy for every page drawn would lie about until the garbage of the worker is collected.
    const pixels = new Uint8ClampedArray(pdfium.pdfium.HEAPU8.buffer as ArrayBuffer, start, width * height * 4);
    Object.assign(canvas, { width, height });
    context?.putImageData(new ImageData(pixels, width, height), 0, 0);
    return canvas.transferToImageBitmap();
  } finally {
    if (bitmap !== 0) pdfium.FPDFBitmap_Destroy(bitmap);
    if (page !== 0) pdfium.FPDF_ClosePage(page);
  }
}

/** `FPDF_REVERSE_BYTE_ORDER` of `fpdfview.h`. */
const redGreenBlueAlpha = 0x10;

function close(pdfium: WrappedPdfiumModule, { document, bytes }: OpenPdf): undefined {
  pdfium.FPDF_CloseDocument(document);
  pdfium.pdfium.wasmExports.free(bytes);
}

/** Without reading what is on the page. */
function pageSize(pdfium: WrappedPdfiumModule, document: number, pageNumber: number): { widthPt: number; heightPt: number } {
  const { wasmExports, getValue } = pdfium.pdfium;
  const lengths = wasmExports.malloc(8);
  try {
    if (!pdfium.FPDF_GetPageSizeByIndexF(document, pageNumber - 1, lengths)) throw new Error(`there is no page ${pageNumber}`);
    return { widthPt: getValue(lengths, 'float'), heightPt: getValue(lengths + 4, 'float') };
  } finally {
    wasmExports.free(lengths);
  }
}
