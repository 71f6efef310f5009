import { intakeHeadingNumber } from '../recognise/heading-number.ts';
import { isClosed } from '../recognise/sentence-end.ts';
import { plainText } from './inline-text.ts';
import type { SourceBlock, SourceInline, SourceParagraph, SourceTable } from './source-text.ts';

/**
 * The blocks of a file as a reader sees them: frames of one cell are no tables, a page break ends a paragraph, and so does
 * Shift+Enter where it was pressed for a paragraph. Paragraphs without text and picture are left out.
 */
export function splitParagraphs(blocks: readonly SourceBlock[]): SourceBlock[] {
  const result: SourceBlock[] = [];
  let isNewPage: boolean = false;
  for (const block of blocks.flatMap(withoutFrame)) {
    if (block.type === 'table') {
      result.push(block);
      isNewPage = false;
      continue;
    }
    for (const part of partsOf(block)) {
      const pageBreak: boolean = part.pageBreak || isNewPage;
      isNewPage = false;
      if (isEmpty(part)) {
        isNewPage = pageBreak;
        continue;
      }
      result.push({ ...part, pageBreak });
    }
    if (block.inlines.at(-1)?.type === 'break' && (block.inlines.at(-1) as { kind: string }).kind === 'page') isNewPage = true;
  }
  return result;
}

function withoutFrame(block: SourceBlock): SourceBlock[] {
  if (block.type === 'paragraph') return [block];
  const cells = block.rows.flatMap((row) => row.cells);
  const [only] = cells;
  return cells.length === 1 && only ? only.blocks.flatMap(withoutFrame) : [flatTable(block)];
}

/** Tables inside of cells become paragraphs: cell by cell. */
function flatTable(table: SourceTable): SourceTable {
  const flat = (blocks: readonly SourceBlock[]): SourceBlock[] =>
    blocks.flatMap((block) =>
      block.type === 'paragraph' ? [block] : block.rows.flatMap(({ cells }) => cells.flatMap((cell) => flat(cell.blocks))),
    );
  return {
    ...table,
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, blocks: flat(cell.blocks) })) })),
  };
}

function isEmpty({ inlines }: SourceParagraph): boolean {
  return inlines.every((one) => (one.type === 'text' ? one.text.trim() === '' : one.type === 'break'));
}

function partsOf(paragraph: SourceParagraph): SourceParagraph[] {
  const lines = linesOf(paragraph.inlines);
  const isTyped =
    lines.length > 2 && lines.filter(({ inlines }) => isParagraphStart(plainText(inlines))).length > lines.length / 3;
  const parts: { inlines: SourceInline[]; pageBreak: boolean }[] = [];
  for (const [index, line] of lines.entries()) {
    const last = parts.at(-1);
    const before = lines[index - 1];
    if (last && before && line.brokenBy === 'line' && !endsParagraph(before.inlines, line.inlines, paragraph, isTyped))
      last.inlines.push({ type: 'break', kind: 'line' }, ...line.inlines);
    else parts.push({ inlines: [...line.inlines], pageBreak: line.brokenBy === 'page' });
  }
  return parts.map(({ inlines, pageBreak }, index) => ({
    ...paragraph,
    inlines,
    // The number stands before the first line.
    label: index === 0 ? paragraph.label : '',
    pageBreak: index === 0 ? paragraph.pageBreak : pageBreak,
  }));
}

interface Line {
  inlines: SourceInline[];
  brokenBy: 'line' | 'page' | 'column' | null;
}

function linesOf(inlines: readonly SourceInline[]): Line[] {
  const lines: Line[] = [{ inlines: [], brokenBy: null }];
  for (const inline of inlines) {
    if (inline.type === 'break') lines.push({ inlines: [], brokenBy: inline.kind });
    else lines.at(-1)?.inlines.push(inline);
  }
  return lines;
}

function isParagraphStart(text: string): boolean {
  return /^(?:\u3000|[ \u00a0]{2}|\t)/.test(text) || intakeHeadingNumber(text.trim()) !== null;
}

/** Shorter than this a line was not broken for want of room. */
const shortLine = 18;

function endsParagraph(
  before: readonly SourceInline[],
  after: readonly SourceInline[],
  { align }: SourceParagraph,
  isTyped: boolean,
): boolean {
  const [text, next] = [plainText(before), plainText(after)];
  if (text.trim() === '' || next.trim() === '') return true;
  if (isParagraphStart(next)) return true;
  if (isClosed(text.trim()) || /[：:；;]$/.test(text.trim())) return true;
  if (align === 'center' || align === 'end') return true;
  const own = intakeHeadingNumber(text.trim());
  if (own !== null && !text.includes('。') && text.trim().length <= shortLine * 2) return true;
  return isTyped && text.trim().length < shortLine;
}
