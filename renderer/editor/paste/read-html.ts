import type { BlockNode, InlineNode, Mark, ParagraphNode, TableCellNode, TableNode } from '../../../shared/document/types.ts';
import { parseHeadingNumber } from '../../../shared/periodical/numbering.ts';
import { withStylesAsData } from './declarations.ts';
import { type Context, contextOf, isLine, isSkipped, plain } from './element-context.ts';
import { headingOfLine } from './heading-of-line.ts';
import { inlineOf, type Run } from './inline-runs.ts';
import { noteOf, wordNotes } from './word-notes.ts';

export interface PastedText {
  blocks: BlockNode[];
  /** Pictures that did not come along: the clipboard holds only where they are. */
  pictures: number;
}

/** What is gathered on the way through a document. */
interface Reading {
  blocks: BlockNode[];
  runs: Run[];
  context: Context;
  pictures: number;
  /** The number of a list item, which goes in front of its first text. */
  listNumber: string;
  readonly isOffice: boolean;
  readonly footnotes: ReadonlyMap<string, string>;
}

/**
 * HTML of another program as blocks of a bulletin: headings, tables, bold, sub- and superscript, links and footnotes stay, looks
 * go. The HTML is read only: nothing in it runs, is applied or is fetched.
 */
export function readHtml(html: string): PastedText {
  const isOffice = /urn:schemas-microsoft-com:office|\bmso-/i.test(html);
  const { body } = new DOMParser().parseFromString(withStylesAsData(html), 'text/html');
  const reading = startReading(isOffice, wordNotes(body));
  readChildren(body, plain, reading);
  endLine(reading, plain);
  return { blocks: reading.blocks, pictures: reading.pictures };
}

function startReading(isOffice: boolean, footnotes: ReadonlyMap<string, string>): Reading {
  return { blocks: [], runs: [], context: plain, pictures: 0, listNumber: '', isOffice, footnotes };
}

function readChildren(parent: Node, context: Context, reading: Reading): void {
  for (const child of parent.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) addText(child.nodeValue ?? '', context, reading);
    else if (child instanceof Element) readElement(child, context, reading);
  }
}

function readElement(element: Element, outer: Context, reading: Reading): void {
  const tag = element.tagName.toUpperCase();
  const footnote = noteOf(element, reading.footnotes);
  if (isSkipped(element)) return;
  if (tag === 'IMG') reading.pictures += 1;
  // OCR and web pages end their lines with it: a paragraph, not a break inside one.
  else if (tag === 'BR') endLine(reading, outer);
  else if (footnote) reading.runs.push({ footnote });
  else if (tag === 'TABLE') readTable(element, outer, reading);
  else if (isLine(tag)) readLine(element, contextOf(element, tag, outer), outer, reading);
  else readChildren(element, contextOf(element, tag, outer), reading);
}

function readLine(element: Element, context: Context, outer: Context, reading: Reading): void {
  endLine(reading, context);
  if (element.tagName === 'LI') reading.listNumber = listNumber(element);
  readChildren(element, context, reading);
  endLine(reading, outer);
}

function addText(text: string, context: Context, reading: Reading): void {
  if (text === '') return;
  if (reading.runs.length === 0) reading.context = context;
  if (reading.listNumber !== '' && text.trim() !== '') {
    reading.runs.push({ text: reading.listNumber, marks: [] });
    reading.listNumber = '';
  }
  reading.runs.push({ text, marks: context.marks });
}

/** The number a browser writes before an item of an ordered list; Word writes it into the text itself. */
function listNumber(item: Element): string {
  const list = item.parentElement;
  if (list?.tagName !== 'OL') return '';
  const before = [...list.children].slice(0, [...list.children].indexOf(item)).filter(({ tagName }) => tagName === 'LI').length;
  const number = Number(item.getAttribute('value') ?? Number(list.getAttribute('start') ?? 1) + before);
  return Number.isInteger(number) ? `${number}.` : '';
}

function endLine(reading: Reading, next: Context): void {
  const { runs, context } = reading;
  reading.runs = [];
  reading.context = next;
  const content = inlineOf(runs, reading.isOffice);
  if (content.length === 0) return;
  const text = textOf(content);
  const isBold = content.every((node) => node.type !== 'text' || isMarked(node, 'bold'));
  const level = headingOfLine(text, { isBold, isHeading: context.heading !== null }) ?? context.heading;
  if (level !== null && !context.isQuote) {
    reading.blocks.push({ type: 'heading', attrs: { level }, content: content.map((node) => withoutBold(node)) });
    return;
  }
  const paragraph: ParagraphNode = {
    type: 'paragraph',
    ...(context.isEnd ? { attrs: { align: 'end' } } : {}),
    content: withRunIn(content),
  };
  const last = reading.blocks.at(-1);
  if (!context.isQuote) reading.blocks.push(paragraph);
  else if (last?.type === 'blockquote') last.content.push(paragraph);
  else reading.blocks.push({ type: 'blockquote', content: [paragraph] });
}

/** A paragraph that starts with a number and a bold sentence starts with a run-in heading. */
function withRunIn(content: InlineNode[]): InlineNode[] {
  const [first, ...rest] = content;
  const isRunIn = first?.type === 'text' && isMarked(first, 'bold') && rest.length > 0 && parseHeadingNumber(first.text) !== null;
  return isRunIn ? [{ ...first, marks: [...(withoutBold(first).marks ?? []), { type: 'lead' }] }, ...rest] : content;
}

function textOf(content: readonly InlineNode[]): string {
  return content.map((node) => (node.type === 'text' ? node.text : '')).join('');
}

function isMarked(node: InlineNode, type: Mark['type']): boolean {
  return node.marks?.some((mark) => mark.type === type) ?? false;
}

/** Headings are bold by themselves. */
function withoutBold<N extends InlineNode>(node: N): N {
  const { marks, ...rest } = node;
  const others = (marks ?? []).filter(({ type }) => type !== 'bold');
  return (others.length > 0 ? { ...rest, marks: others } : rest) as N;
}

function readTable(element: Element, outer: Context, reading: Reading): void {
  endLine(reading, outer);
  const rows = [...element.querySelectorAll('tr')].filter(
    (row) => row.closest('table') === element && row.getAttribute('height') !== '0',
  );
  const cells = rows.map((row) => [...row.children].filter(({ tagName }) => tagName === 'TD' || tagName === 'TH'));
  // Pages are laid out with tables of one cell.
  if (rows.length <= 1 && (cells[0]?.length ?? 0) <= 1) {
    readChildren(element, outer, reading);
    return;
  }
  const content = cells.map((row, index) => ({
    type: 'tableRow' as const,
    content: row.map((cell) => cellOf(cell, rows[index]?.parentElement?.tagName === 'THEAD', reading)),
  }));
  const caption = [...element.children].find(({ tagName }) => tagName === 'CAPTION')?.textContent ?? '';
  const table: TableNode = {
    type: 'table',
    attrs: { span: 'column', caption: textOf(inlineOf([{ text: caption, marks: [] }], reading.isOffice)) },
    content: content.filter((row, index) => row.content.length > 0 || index > 0),
  };
  if (table.content.length > 0) reading.blocks.push(table);
}

function cellOf(element: Element, isHead: boolean, reading: Reading): TableCellNode {
  const inner = startReading(reading.isOffice, reading.footnotes);
  const isHeader = isHead || element.tagName === 'TH';
  readChildren(element, { ...plain, marks: [] }, inner);
  endLine(inner, plain);
  reading.pictures += inner.pictures;
  const paragraphs = inner.blocks.flatMap(paragraphsOf).map((paragraph) => (isHeader ? plainHeader(paragraph) : paragraph));
  return {
    type: isHeader ? 'tableHeader' : 'tableCell',
    attrs: { colspan: spanOf(element, 'colspan'), rowspan: spanOf(element, 'rowspan'), colwidth: null },
    content: paragraphs.length > 0 ? paragraphs : [{ type: 'paragraph' }],
  };
}

/** Cells hold paragraphs only. */
export function paragraphsOf(block: BlockNode): ParagraphNode[] {
  switch (block.type) {
    case 'paragraph':
      return [block];
    case 'heading':
    case 'credits':
    case 'figure':
      return [{ type: 'paragraph', content: block.content }];
    case 'blockquote':
    case 'note':
      return block.content;
    case 'table':
      return block.content.flatMap((row) => (row.content ?? []).flatMap((cell) => cell.content));
  }
}

function plainHeader(paragraph: ParagraphNode): ParagraphNode {
  return paragraph.content ? { ...paragraph, content: paragraph.content.map((node) => withoutBold(node)) } : paragraph;
}

function spanOf(element: Element, name: 'colspan' | 'rowspan'): number {
  const span = Number(element.getAttribute(name) ?? 1);
  return Number.isInteger(span) && span >= 1 && span <= 100 ? span : 1;
}
