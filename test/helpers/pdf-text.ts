import { inflateSync } from 'node:zlib';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of a page of a tagged PDF in logical order, without running heads and page numbers (artifacts). White space is taken out. */
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
  const actualTexts = readActualTexts(bytes);
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const texts = new Map<string, string>();
    const open: { id: string | null; isReplaced: boolean }[] = [];
    const outside: string[] = [];
    const actual = (actualTexts[number - 1] ?? []).values();
    const add = (text: string): void => {
      const id = open.findLast((content) => content.id)?.id;
      if (id) texts.set(id, (texts.get(id) ?? '') + text.replace(/\s/gu, ''));
    };
    for (const item of items) {
      if ('str' in item) {
        if (!open.some((content) => content.isReplaced)) add(item.str);
        const [, , , , x = 0, y = 0] = item.transform as number[];
        if (item.str.trim() && (x < left - 0.5 || x + item.width > right + 0.5 || y < bottom || y > top)) outside.push(item.str);
      } else if (item.type === 'endMarkedContent') open.pop();
      else {
        const isReplaced = (item as { tag?: string }).tag === 'Span' && !item.id;
        if (isReplaced) add(actual.next().value ?? '');
        open.push({ id: item.id, isReplaced });
      }
    }
    if (!actual.next().done) throw new RangeError(`page ${number} holds more replacement texts than were met`);
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

/** A footnote starts with its number in a circle; the rest of one on the next page has none. */
function footnoteText(node: StructNode, texts: ReadonlyMap<string, string>): string {
  const parts = node.children?.length === 1 ? (node.children[0]?.children ?? []) : (node.children ?? []);
  const [first = '', ...others] = parts.map((part) => allText(part, texts));
  return (/^(?:[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]|\d+)$/u.test(first) ? others : [first, ...others]).join('');
}

function allText(node: StructNode, texts: ReadonlyMap<string, string>): string {
  return node.type === 'content'
    ? (texts.get(node.id ?? '') ?? '')
    : (node.children ?? []).map((child) => allText(child, texts)).join('');
}

/**
 * The replacement texts (ActualText) of each page in the order of its content stream. They say what glyphs stand for that mean
 * several things or nothing: ligatures, joined letters, boxes for missing characters. PDF.js leaves them out.
 * Reads only files like ours: objects written openly, one content stream a page.
 */
function readActualTexts(bytes: Uint8Array): string[][] {
  const file = Buffer.from(bytes);
  const text = file.toString('latin1');
  const starts = new Map([...text.matchAll(/^(\d+) 0 obj/gm)].map((match) => [match[1] ?? '', match.index]));
  return [...text.matchAll(/\/Type \/Page\n[\s\S]*?\/Contents (\d+) 0 R/g)].map((match) => {
    const start = starts.get(match[1] ?? '') ?? 0;
    const length = Number(/\/Length (\d+)/.exec(text.slice(start, start + 500))?.[1]);
    const data = text.indexOf('stream\n', start) + 'stream\n'.length;
    const content = inflateSync(file.subarray(data, data + length)).toString('latin1');
    return [...content.matchAll(/\/ActualText (<[0-9A-Fa-f]*>|\((?:\\[\s\S]|[^\\)])*\))/g)].map((found) =>
      stringValue(found[1] ?? ''),
    );
  });
}

function stringValue(token: string): string {
  const bytes = token.startsWith('<')
    ? Buffer.from(token.slice(1, -1), 'hex')
    : Buffer.from(unescaped(token.slice(1, -1)), 'latin1');
  if (bytes.length >= 2 && bytes.readUInt16BE(0) === 0xfeff) return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
  return bytes.toString('latin1');
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(text: string): string {
  return text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
  );
}
