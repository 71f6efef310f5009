import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What stands on a page of a finished PDF. Lengths in pt from the upper left corner. */
export interface PdfBox {
  kind: 'text' | 'picture';
  text: string;
  page: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Of a text: where its letters stand. */
  baseline: number;
  sizePt: number;
}

/** Level lines the PDF draws: rules of tables, running heads and footnotes. */
export interface PdfRule {
  page: number;
  left: number;
  right: number;
  y: number;
  widthPt: number;
}

/** Boxes of all upright texts and pictures and the level rules of a PDF, read from the finished file. */
export async function readPdfBoxes(bytes: Uint8Array): Promise<{ boxes: PdfBox[]; rules: PdfRule[] }> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const document = await task.promise;
  const boxes: PdfBox[] = [];
  const rules: PdfRule[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [, , , height = 0] = page.view;
    for (const item of (await page.getTextContent({ disableNormalization: true })).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform as number[];
      if (Math.abs(b) > 1e-3 || a <= 0 || d <= 0) continue;
      const baseline = height - y;
      boxes.push({
        kind: 'text',
        text: item.str,
        page: number,
        left: x,
        right: x + item.width,
        top: baseline - 0.8 * d,
        bottom: baseline + 0.1 * d,
        baseline,
        sizePt: d,
      });
    }
    const { fnArray, argsArray } = await page.getOperatorList();
    const stack: { matrix: Matrix; lineWidth: number }[] = [];
    let matrix: Matrix = [1, 0, 0, 1, 0, 0];
    let lineWidth = 1;
    for (const [index, operator] of fnArray.entries()) {
      const values = argsArray[index] as unknown[] | null;
      if (operator === OPS.save) stack.push({ matrix, lineWidth });
      else if (operator === OPS.restore) ({ matrix, lineWidth } = stack.pop() ?? { matrix, lineWidth });
      else if (operator === OPS.transform) matrix = times(matrix, values as unknown as Matrix);
      else if (operator === OPS.setLineWidth) lineWidth = values?.[0] as number;
      else if (operator === OPS.paintImageXObject) {
        const [left, bottom] = place(matrix, 0, 0);
        const [right, top] = place(matrix, 1, 1);
        const [upper, lower] = [height - Math.max(top, bottom), height - Math.min(top, bottom)];
        boxes.push({
          kind: 'picture',
          text: '（图）',
          page: number,
          left,
          right,
          top: upper,
          bottom: lower,
          baseline: lower,
          sizePt: 0,
        });
      } else if (operator === OPS.constructPath) {
        const extent = values?.[2] as ArrayLike<number> | null;
        if (!extent || values?.[0] !== OPS.stroke) continue;
        const [x0, y0] = place(matrix, extent[0] ?? 0, extent[1] ?? 0);
        const [x1, y1] = place(matrix, extent[2] ?? 0, extent[3] ?? 0);
        if (Math.abs(y1 - y0) < 0.01 && x1 - x0 > 5)
          rules.push({ page: number, left: x0, right: x1, y: height - y0, widthPt: lineWidth });
      }
    }
    page.cleanup();
  }
  await task.destroy();
  return { boxes, rules };
}

type Matrix = [number, number, number, number, number, number];

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function place([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Pairs of things that are printed over each other, in words. */
export function overprints(boxes: readonly PdfBox[]): string[] {
  const found: string[] = [];
  const pages = Map.groupBy(boxes, ({ page }) => page);
  for (const [page, own] of pages) {
    const sorted = own.toSorted((a, b) => a.top - b.top);
    for (const [index, box] of sorted.entries()) {
      for (const other of sorted.slice(index + 1)) {
        if (other.top >= box.bottom) break;
        const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const down = Math.min(box.bottom, other.bottom) - other.top;
        const least = Math.min(box.bottom - box.top, other.bottom - other.top);
        // Punctuation is squeezed, so that boxes of one line may reach into each other by half a character.
        const isOneLine = Math.abs(box.baseline - other.baseline) < 0.2;
        if (across > (isOneLine ? 0.75 * box.sizePt : 1) && down > 0.25 * least)
          found.push(`page ${page}: “${shown(box)}” over “${shown(other)}”`);
      }
    }
  }
  return found;
}

function shown({ text, left, baseline }: PdfBox): string {
  return `${text.slice(0, 12)}” at ${left.toFixed(0)}/${baseline.toFixed(0)} “`.slice(0, -2);
}
