import { documentLimits } from '../../../../shared/document/document-limits.ts';
import type { ImportDoubt } from '../../../../shared/periodical/doubt-kinds.ts';
import { marker } from './inline-marks.ts';

/** A table as the lines it stands on, in one form: `| a | b |`, the rule with its colons, a pipe inside a cell as `\|`. */
export interface TableLines {
  lines: string[];
  doubts: ImportDoubt[];
}

type ReadInline = (text: string, line: number) => string;

/**
 * A table drawn with + - = and | (Pandoc, reStructuredText): lines of one cell stay apart, the row above === is the head. One whose
 * cells run across rows or columns, or that is too large, becomes lines of text, and is told. Null where none starts.
 */
export function readGridTable(lines: readonly string[], index: number, readInline: ReadInline): TableLines | null {
  const first = (lines[index] ?? '').trim();
  if (!border.test(first)) return null;
  let end = index + 1;
  while (border.test((lines[end] ?? '').trim()) || isFramed(lines[end] ?? '')) end++;
  const width = first.split('+').length - 2;
  const rows = gridRows(lines.slice(index, end), width);
  if (!rows) {
    const told: ImportDoubt = { line: index + 1, kind: 'markup', what: '这个表格没有读懂，已按文字收入，一行一段，请核对。' };
    return { lines: lines.slice(index, end).map((line) => marker.item + line.trim()), doubts: [told] };
  }
  if (width > tableColumns || rows.length > tableRows) {
    const cells = rows.map((row) => row.cells.map((parts) => parts.join(' ')));
    const blank = Array.from({ length: end - index - cells.length }, () => '');
    const text = asText(cells, index, width, false);
    return { ...text, lines: [...text.lines, ...blank] };
  }
  const read = rows.map(({ cells, at }) => rowOf(cells.map((parts) => readInline(parts.join('<br>'), index + at + 1))));
  if (rows[0]?.isHead) read.splice(1, 0, `|${Array.from({ length: width }, () => '---').join('|')}|`);
  return { lines: [...read, ...Array.from({ length: end - index - read.length }, () => '')], doubts: [] };
}

const border = /^\+(?:[-=:]+\+)+$/;

interface GridRow {
  /** The lines of each cell. */
  cells: string[][];
  /** Its first line, from that of the table. */
  at: number;
  isHead: boolean;
}

/** Null where a line has not as many cells as the border, or the last border is missing. */
function gridRows(lines: readonly string[], width: number): GridRow[] | null {
  const rows: GridRow[] = [];
  let open: string[][] = [];
  for (const [at, line] of lines.entries()) {
    if (border.test(line.trim())) {
      const cells = Array.from({ length: width }, (_, column) => open.flatMap((parts) => parts[column] || []));
      if (open.length > 0) rows.push({ cells, at: at - open.length, isHead: line.includes('=') });
      open = [];
    } else {
      open.push(cellsOf(line));
      if (open.at(-1)?.length !== width) return null;
    }
  }
  return rows.length > 0 && open.length === 0 ? rows : null;
}

const rule = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const { tableColumns, tableRows } = documentLimits;

/**
 * A table that starts at `index`: rows of pipes under a head with its rule, or rows that begin and end with a pipe. One that is
 * wider or longer than a table may be becomes lines of text, and is told. Null where none starts.
 */
export function readPipeTable(lines: readonly string[], index: number, readInline: ReadInline): TableLines | null {
  const first = lines[index] ?? '';
  if (!first.includes('|')) return null;
  const second = lines[index + 1] ?? '';
  const isRuled = second.includes('-') && (second.includes('|') || first.trim().startsWith('|')) && rule.test(second);
  const head = cellsOf(first);
  if (!isRuled && !isFramed(first)) return null;
  if (isRuled && cellsOf(second).length !== head.length && !isFramed(first)) return null;
  let end = index + 1;
  while (end < lines.length && (isRuled ? (lines[end] ?? '').includes('|') : isFramed(lines[end] ?? ''))) end++;
  const rows = lines.slice(index, end).map((line, at) => (isRuled && at === 1 ? ruleCells(line) : cellsOf(line)));
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  if (width > tableColumns || rows.length > tableRows) return asText(rows, index, width, isRuled);
  return {
    lines: rows.map((cells, at) =>
      isRuled && at === 1
        ? `|${cells.join('|')}|`
        : rowOf(cells.map((cell) => readInline(cell.replaceAll('\\|', '|'), index + at + 1))),
    ),
    doubts: [],
  };
}

/** `<table>` … `</table>`, with nothing before and after it on its lines. Merged cells are filled up with empty ones. */
export function readHtmlTable(lines: readonly string[], index: number, readInline: ReadInline): TableLines | null {
  if (!/^\s*<table[\s>]/i.test(lines[index] ?? '')) return null;
  const end = endOfHtmlTable(lines, index);
  if (end < 0) return null;
  const html = lines.slice(index, end + 1).join('\n');
  const after = html.slice(html.toLowerCase().indexOf('</table>') + 8);
  if (after.trim() !== '' || html.slice(6).toLowerCase().includes('<table')) return null;
  const line = index + 1;
  const parts = html.split(/<tr[\s>]/i).slice(1);
  const rows = parts.map((row) => row.split(/<t[dh](?=[\s>])/i).slice(1));
  const cells = rows.map((row) => row.flatMap((cell) => htmlCell(cell, (text) => readInline(text, line))));
  const width = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const blank = Array.from({ length: end - index }, () => '');
  if (width === 0) return null;
  if (width > tableColumns || cells.length > tableRows) {
    return { ...asText(cells, index, width, false), lines: [cells.map((row) => row.join('　')).join('　'), ...blank] };
  }
  const isMerged = /\s(col|row)span\s*=\s*["']?([2-9]|\d\d)/i.test(html);
  const isHead = /<th[\s>]/i.test(parts[0] ?? '');
  const filled = cells.map((row) => rowOf([...row, ...Array.from({ length: width - row.length }, () => '')]));
  if (isHead) filled.splice(1, 0, `|${Array.from({ length: width }, () => '---').join('|')}|`);
  return {
    lines: [filled.join(marker.row), ...blank],
    doubts: isMerged ? [{ line, kind: 'markup', what: '表格里合并的单元格已经拆开，空出来的格子留空，请核对。' }] : [],
  };
}

/** The line with the end of the table that starts at `index`; -1 where another starts before it, or it has none. */
function endOfHtmlTable(lines: readonly string[], index: number): number {
  for (let at = index; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (at > index && /<table[\s>]/i.test(line)) return -1;
    if (/<\/table>/i.test(line)) return at;
  }
  return -1;
}

function htmlCell(cell: string, readInline: (text: string) => string): string[] {
  const start = cell.indexOf('>');
  const content = cell.slice(start + 1).split(/<\/t[dhr]>/i, 1)[0] ?? '';
  const span = Math.min(Number(/\scolspan\s*=\s*["']?(\d+)/i.exec(cell.slice(0, start))?.[1] ?? 1), tableColumns + 1);
  const text = content
    .replace(/\s*\n\s*/g, ' ')
    .replace(/<\/p>\s*<p[^>]*>/gi, '<br>')
    .replace(/<\/?p[^>]*>/gi, '')
    .trim();
  return [readInline(text), ...Array.from({ length: Math.max(0, span - 1) }, () => '')];
}

function asText(rows: readonly string[][], index: number, width: number, isRuled: boolean): TableLines {
  const size = width > tableColumns ? `有 ${width} 列，超过 ${tableColumns} 列` : `有 ${rows.length} 行，超过 ${tableRows} 行`;
  return {
    lines: rows.map((cells, at) => (isRuled && at === 1 ? '' : marker.item + cells.filter((cell) => cell !== '').join('　'))),
    doubts: [{ line: index + 1, kind: 'large-table', what: `这个表格${size}，已按文字收入，一行一段，请拆成几个表格再排。` }],
  };
}

/** The row begins and ends with a pipe. */
function isFramed(line: string): boolean {
  const text = line.trim();
  return text.length > 2 && text.startsWith('|') && text.endsWith('|') && !text.endsWith('\\|');
}

function ruleCells(line: string): string[] {
  return cellsOf(line).map((cell) => cell.replace(/-+/, '---'));
}

/** The cells between the pipes; `\|` is a pipe inside one. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  const text = line.trim();
  let start = text.startsWith('|') ? 1 : 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '|') {
      cells.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  if (start < text.length) cells.push(text.slice(start).trim());
  return cells;
}

function rowOf(cells: readonly string[]): string {
  return `|${cells.map((cell) => cell.replace(/\|/g, '\\|')).join('|')}|`;
}
