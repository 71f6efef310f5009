import type { PdfSource } from '../preview/pdf-source.ts';

/** A page of a PDF as pixels. */
export async function drawPdfPage(source: PdfSource, pageNumber: number, widthPx: number): Promise<HTMLCanvasElement> {
  const page = await source.document.getPage(pageNumber);
  const viewport = page.getViewport({ scale: widthPx / source.widthPt });
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(widthPx);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport, annotationMode: 0 }).promise;
  page.cleanup();
  return canvas;
}
