import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of a tagged PDF in its logical order, without running heads and page numbers (artifacts). White space is taken out. */
export interface PdfPage {
  /** Text and tables in turn; neighbours differ in kind, none is empty. */
  segments: PdfSegment[];
  footnotes: string[];
  /** Pieces of text that stand partly or wholly off the page, so that nobody can read them. */
  outside: string[];
}

export interface PdfSegment {
  kind: 'text' | 'table';
  text: string;
}

export async function readPdfPages(bytes: Uint8Array): Promise<PdfPage[]> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const document = await task.promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const texts = new Map<string, string>();
    const open: (string | undefined)[] = [];
    const outside: string[] = [];
    for (const item of items) {
      if ('str' in item) {
        const id = open.findLast((name) => name !== undefined);
        if (id !== undefined) texts.set(id, (texts.get(id) ?? '') + item.str.replace(/\s/gu, ''));
        const [, , , , x = 0, y = 0] = item.transform as number[];
        if (item.str.trim() && (x < left - 0.5 || x + item.width > right + 0.5 || y < bottom || y > top)) outside.push(item.str);
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.id);
    }
    const found: PdfPage = { segments: [], footnotes: [], outside };
    walk((await page.getStructTree()) as StructNode | null, texts, found, 'text');
    pages.push(found);
    page.cleanup();
  }
  await task.destroy();
  return pages;
}

/** Adds a piece to the last segment where it is of the same kind. */
export function addSegment(segments: PdfSegment[], { kind, text }: PdfSegment): void {
  const last = segments.at(-1);
  if (text === '') return;
  if (last?.kind === kind) last.text += text;
  else segments.push({ kind, text });
}

interface StructNode {
  role?: string;
  type?: string;
  id?: string;
  children?: StructNode[];
}

function walk(node: StructNode | null, texts: ReadonlyMap<string, string>, page: PdfPage, kind: PdfSegment['kind']): void {
  if (node === null || node.role === 'Lbl') return;
  if (node.type === 'content') addSegment(page.segments, { kind, text: texts.get(node.id ?? '') ?? '' });
  else if (node.role === 'Note') page.footnotes.push(footnoteText(node, texts));
  else for (const child of node.children ?? []) walk(child, texts, page, node.role === 'Table' ? 'table' : kind);
}

/** A footnote's first part is its number. */
function footnoteText(node: StructNode, texts: ReadonlyMap<string, string>): string {
  const parts = node.children?.length === 1 ? (node.children[0]?.children ?? []) : (node.children ?? []);
  return parts
    .slice(1)
    .map((part) => allText(part, texts))
    .join('');
}

function allText(node: StructNode, texts: ReadonlyMap<string, string>): string {
  return node.type === 'content'
    ? (texts.get(node.id ?? '') ?? '')
    : (node.children ?? []).map((child) => allText(child, texts)).join('');
}
