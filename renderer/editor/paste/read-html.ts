import { documentLimits } from '../../../shared/document/document-limits.ts';
import { paragraphsOf } from '../../../shared/document/paragraphs-of.ts';
import type { BlockNode, InlineNode, Mark, ParagraphNode, TableCellNode } from '../../../shared/document/types.ts';
import { type ForeignCell, visibleTable } from '../../../shared/document/visible-table.ts';
import { parseHeadingNumber } from '../../../shared/periodical/numbering.ts';
import { normaliseCharacters } from '../../../shared/text/normalise-characters.ts';
import { applyStyleSheets, declaration, withStylesAsData } from './declarations.ts';
import { type Context, contextOf, isLine, isSkipped, isStruck, plain } from './element-context.ts';
import { headingOfLine } from './heading-of-line.ts';
import { isHidden } from './hidden-element.ts';
import { inlineOf, type Run } from './inline-runs.ts';
import { listNumber } from './list-number.ts';
import { emptyReport, type PasteReport, reportCharacters } from './paste-report.ts';
import { isSymbolLeftover, symbolOf } from './symbol-font.ts';
import { noteOf, wordNotes } from './word-notes.ts';

export interface PastedText {
  blocks: BlockNode[];
  report: PasteReport;
}

/** What is gathered on the way through a document. */
interface Reading {
  blocks: BlockNode[];
  runs: Run[];
  context: Context;
  /** The number of a list item, which goes in front of its first text. */
  listNumber: string;
  readonly report: PasteReport;
  readonly isOffice: boolean;
  readonly footnotes: ReadonlyMap<string, string>;
}

/**
 * HTML of another program as blocks of a bulletin: headings, tables, bold, sub- and superscript, links, footnotes and the numbers
 * of lists stay, looks go, and what nobody sees there stays there. The HTML is read only: nothing in it runs, is applied or is
 * fetched.
 */
export function readHtml(html: string): PastedText {
  const isOffice = /urn:schemas-microsoft-com:office|\bmso-/i.test(html);
  const { body } = new DOMParser().parseFromString(withStylesAsData(html), 'text/html');
  applyStyleSheets(html, body);
  const reading = startReading({ isOffice, footnotes: wordNotes(body), report: emptyReport() });
  readChildren(body, contextOf(body, 'BODY', plain), reading);
  endLine(reading, plain);
  return { blocks: reading.blocks, report: reading.report };
}

function startReading({ isOffice, footnotes, report }: Pick<Reading, 'isOffice' | 'footnotes' | 'report'>): Reading {
  return { blocks: [], runs: [], context: plain, listNumber: '', isOffice, footnotes, report };
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
  const { report } = reading;
  if (isSkipped(element)) return;
  if (isHidden(element)) report.hidden += hasWords(element) ? 1 : 0;
  else if (isStruck(element)) report.struck.push(...(hasWords(element) ? [wordsOf(element)] : []));
  else if (tag === 'IMG') report.pictures += 1;
  else if (tag === 'INPUT') addText(boxOf(element), outer, reading);
  // OCR and web pages end their lines with it: a paragraph, not a break inside one.
  else if (tag === 'BR') endLine(reading, outer);
  else if (footnote) reading.runs.push({ footnote });
  else if (tag === 'TABLE') readTable(element, contextOf(element, tag, outer), reading);
  else if (tag === 'RT') readReading(element, contextOf(element, tag, outer), reading);
  else if (isLine(tag)) readLine(element, contextOf(element, tag, outer), outer, reading);
  else readChildren(element, contextOf(element, tag, outer), reading);
}

/** The box of a list of tasks; other fields hold no text of the page. */
function boxOf(input: Element): string {
  if (input.getAttribute('type')?.toLowerCase() !== 'checkbox') return '';
  return input.hasAttribute('checked') ? '☑' : '□';
}

function readLine(element: Element, context: Context, outer: Context, reading: Reading): void {
  endLine(reading, context);
  const isItem = element.tagName === 'LI';
  if (isItem) reading.listNumber = listNumber(element);
  readChildren(element, context, reading);
  endLine(reading, outer);
  if (isItem) reading.listNumber = '';
}

/** The reading above a character: 龑（yǎn）. */
function readReading(element: Element, context: Context, reading: Reading): void {
  if (!hasWords(element)) return;
  reading.report.readings += 1;
  addText('（', context, reading);
  readChildren(element, context, reading);
  addText('）', context, reading);
}

function addText(source: string, context: Context, reading: Reading): void {
  if (source === '') return;
  if (context.isInvisible || context.isTiny) {
    if (source.trim() !== '') reading.report.hidden += 1;
    return;
  }
  for (const [index, line] of (context.isPre ? source.split(/\r\n?|\n/) : [source]).entries()) {
    if (index > 0) endLine(reading, context);
    reading.report.lost += line.split('\ufffd').length - 1;
    addRun(inGeneralUse(shownText(line, context, reading), reading.report), context, reading);
  }
}

function addRun(text: string, context: Context, reading: Reading): void {
  if (text === '' || (context.isListMark && isGapOfDot(text, reading))) return;
  if (reading.runs.length === 0) reading.context = context;
  if (reading.listNumber !== '' && text.trim() !== '') {
    reading.runs.push({ text: reading.listNumber, marks: [] });
    reading.listNumber = '';
  }
  reading.runs.push({ text, marks: context.marks });
}

/** The same characters as an import brings in. */
function inGeneralUse(given: string, report: PasteReport): string {
  const { text, changes } = normaliseCharacters(given);
  // What was lost before is told already, and so is a symbol nobody knows.
  reportCharacters(
    report,
    changes.filter(({ kind }) => kind !== 'damaged'),
  );
  return text;
}

/** What the characters of a symbol font show. */
function shownText(text: string, { symbols, isListMark }: Context, { report }: Reading): string {
  // The hollow dot of Word's lists is a letter of a typewriter font.
  if (isListMark && symbols === null && text.trim() === 'o') return text.replace('o', '○');
  if (symbols === null && !isSymbolLeftover(text)) return text;
  return [...text]
    .map((character) => {
      // U+F0B7 is the dot of Symbol, all the rest are mostly Wingdings.
      const font = symbols ?? (character === '\uf0b7' ? 'symbol' : 'wingdings');
      if (symbols === null && !isSymbolLeftover(character)) return character;
      const symbol = symbolOf(character, font);
      if (symbol === '\ufffd') report.unknownSymbols += 1;
      return symbol;
    })
    .join('');
}

/** Between the dot or the Chinese number of an item and its text, where Word has blanks, Chinese type has none. */
function isGapOfDot(text: string, { runs }: Reading): boolean {
  const last = runs.at(-1);
  return (
    /^[\s\u00a0]*$/.test(text) && last !== undefined && 'text' in last && /[^\p{L}\p{N}\p{P}\s]$|[•、）．]$/u.test(last.text)
  );
}

function endLine(reading: Reading, next: Context): void {
  const { runs, context } = reading;
  reading.runs = [];
  reading.context = next;
  const content = inlineOf(runs, reading.isOffice);
  if (content.length === 0) return;
  const text = textOf(content);
  const isBold = content.every((node) => node.type !== 'text' || isMarked(node, 'bold'));
  const isItem = context.isItem && !isBold && context.heading === null;
  const level = isItem ? null : (headingOfLine(text, { isBold, isHeading: context.heading !== null }) ?? context.heading);
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
  const { report, isOffice } = reading;
  const rows = [...element.querySelectorAll('tr')]
    .filter((row) => row.closest('table') === element)
    // The foot stands below, wherever it is written.
    .toSorted((a, b) => Number(isFoot(a)) - Number(isFoot(b)))
    .map((row) => ({ row, cells: [...row.children].filter(({ tagName }) => tagName === 'TD' || tagName === 'TH') }));
  // Pages are laid out with tables of one cell.
  if (rows.length <= 1 && (rows[0]?.cells.length ?? 0) <= 1) {
    readChildren(element, outer, reading);
    return;
  }
  const foreign = rows.map(({ row, cells }) => ({
    // A row without cells has no height.
    isHidden: isHiddenRow(row) || cells.length === 0,
    cells: cells.flatMap((cell) => foreignCells(cell, row.parentElement?.tagName === 'THEAD', outer, reading)),
  }));
  const table = visibleTable(foreign, hiddenColumnsOf(element));
  report.hiddenRows += table.hiddenRows;
  report.hiddenColumns += table.hiddenColumns;
  report.hidden += table.hiddenCells;
  const caption = [...element.children].find(({ tagName }) => tagName === 'CAPTION')?.textContent ?? '';
  const attrs = { span: 'column' as const, caption: textOf(inlineOf([{ text: caption, marks: [] }], isOffice)) };
  const content = table.rows.filter((row, index) => (row.content?.length ?? 0) > 0 || index > 0);
  if (content.length > 0) reading.blocks.push({ type: 'table', attrs, content });
}

/** A cell; text that runs over empty cells beside it is no merged cell. */
function foreignCells(element: Element, isHead: boolean, outer: Context, reading: Reading): ForeignCell[] {
  const cell = cellOf(element, isHead, outer, reading);
  const isNarrow = reading.isOffice && element.getAttribute('width') === '0';
  const one = { cell, isHidden: isHidden(element), isNarrow };
  const { colspan = 1 } = cell.attrs ?? {};
  if (declaration(element, 'mso-ignore') !== 'colspan' || colspan === 1) return [one];
  const empty: TableCellNode = { type: cell.type, attrs: { ...cell.attrs, colspan: 1 }, content: [{ type: 'paragraph' }] };
  return [
    { ...one, cell: { ...cell, attrs: empty.attrs ?? {} } },
    ...Array.from({ length: colspan - 1 }, () => ({ ...one, cell: { ...empty } })),
  ];
}

function isFoot(row: Element): boolean {
  return row.parentElement?.tagName === 'TFOOT';
}

function isHiddenRow(row: Element): boolean {
  const group = row.parentElement;
  return (
    isUnshown(row) || row.getAttribute('height') === '0' || (group !== null && group.tagName !== 'TABLE' && isUnshown(group))
  );
}

function hiddenColumnsOf(table: Element): ReadonlySet<number> {
  const hidden = new Set<number>();
  let column = 0;
  for (const group of table.querySelectorAll(':scope > col, :scope > colgroup')) {
    const columns = group.tagName === 'COL' ? [group] : [...group.children].filter(({ tagName }) => tagName === 'COL');
    for (const one of columns.length > 0 ? columns : [group]) {
      const isHiddenColumn = isUnshown(one) || isUnshown(group) || one.getAttribute('width') === '0';
      for (let left = Math.max(1, Number(one.getAttribute('span') ?? 1) || 1); left > 0; left -= 1) {
        if (isHiddenColumn && column < 1000) hidden.add(column);
        column += 1;
      }
    }
  }
  return hidden;
}

function isUnshown(element: Element): boolean {
  return isHidden(element) || /^(collapse|hidden)$/.test(declaration(element, 'visibility'));
}

function cellOf(element: Element, isHead: boolean, outer: Context, reading: Reading): TableCellNode {
  // What is not shown is told by the rows and columns it stands in.
  const report = isHidden(element) ? emptyReport() : reading.report;
  const inner = startReading({ ...reading, report });
  const isHeader = isHead || element.tagName === 'TH';
  const { isInvisible, isTiny } = contextOf(element, element.tagName, outer);
  readChildren(element, { ...contextOf(element, element.tagName, plain), isEnd: false, marks: [], isInvisible, isTiny }, inner);
  endLine(inner, plain);
  const paragraphs = inner.blocks.flatMap(paragraphsOf).map((paragraph) => (isHeader ? plainHeader(paragraph) : paragraph));
  return {
    type: isHeader ? 'tableHeader' : 'tableCell',
    attrs: { colspan: spanOf(element, 'colspan'), rowspan: rowspanOf(element), colwidth: null },
    content: paragraphs.length > 0 ? paragraphs : [{ type: 'paragraph' }],
  };
}

function plainHeader(paragraph: ParagraphNode): ParagraphNode {
  return paragraph.content ? { ...paragraph, content: paragraph.content.map((node) => withoutBold(node)) } : paragraph;
}

const widestSpan = 100;

function spanOf(element: Element, name: 'colspan' | 'rowspan'): number {
  const span = Number(element.getAttribute(name) ?? 1);
  return Number.isInteger(span) && span >= 1 ? Math.min(span, name === 'colspan' ? widestSpan : documentLimits.tableRows) : 1;
}

/** 0: down to the last row of its part of the table. */
function rowspanOf(cell: Element): number {
  if (!/^\s*0+\s*$/.test(cell.getAttribute('rowspan') ?? '')) return spanOf(cell, 'rowspan');
  let rows = 1;
  for (let row = cell.parentElement?.nextElementSibling; row; row = row.nextElementSibling) rows += row.tagName === 'TR' ? 1 : 0;
  return rows;
}

function hasWords(element: Element): boolean {
  return (element.textContent ?? '').trim() !== '';
}

function wordsOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
