import type { VerticalAlign } from '../../../../../shared/document/types.ts';
import type { SourceBlock, SourceCell, SourceRow, SourceTable } from '../source-text.ts';

/** What `\trowd … \cellx` says of a row. */
export interface RowDefinition {
  left: number;
  isHeader: boolean;
  cells: CellDefinition[];
}

interface CellDefinition {
  /** Its right edge, in twentieths of a point. */
  right: number;
  across: 'first' | 'covered' | null;
  down: 'first' | 'covered' | null;
  valign: VerticalAlign;
}

export interface RtfRow {
  cells: SourceBlock[][];
  definition: RowDefinition;
}

const mostCells = 1_000;

/** Takes up the control words of a row as they come. */
export class RowDefinitions {
  current: RowDefinition = emptyRow();
  private next: Omit<CellDefinition, 'right'> = plainCell();

  /** Whether the word was one of a row. */
  word(name: string, value: number | null): boolean {
    switch (name) {
      case 'trowd':
        this.current = emptyRow();
        this.next = plainCell();
        return true;
      case 'trleft':
        this.current.left = value ?? 0;
        return true;
      case 'trhdr':
        this.current.isHeader = true;
        return true;
      case 'clmgf':
        this.next.across = 'first';
        return true;
      case 'clmrg':
        this.next.across = 'covered';
        return true;
      case 'clvmgf':
        this.next.down = 'first';
        return true;
      case 'clvmrg':
        this.next.down = 'covered';
        return true;
      case 'clvertalt':
      case 'clvertalc':
      case 'clvertalb':
        this.next.valign = name === 'clvertalc' ? 'middle' : name === 'clvertalb' ? 'bottom' : 'top';
        return true;
      case 'cellx':
        if (this.current.cells.length < mostCells) this.current.cells.push({ ...this.next, right: value ?? 0 });
        this.next = plainCell();
        return true;
      default:
        return false;
    }
  }
}

function emptyRow(): RowDefinition {
  return { left: 0, isHeader: false, cells: [] };
}

function plainCell(): Omit<CellDefinition, 'right'> {
  return { across: null, down: null, valign: 'top' };
}

/** Edges nearer to each other than this are one, in twentieths of a point. */
const sameEdge = 50;

/** The rows as a table on one grid. */
export function tableOf(rows: readonly RtfRow[], number: number): SourceTable {
  const placed = rows.map(placeCells);
  const edges = gridOf(placed.flatMap((row) => row.flatMap(({ left, right }) => [left, right])));
  /** Where the covered cell below goes on from, by its first column. */
  const open = new Map<number, { cell: SourceCell; colspan: number }>();
  const read = rows.map((row, index): SourceRow => {
    const cells: SourceCell[] = [];
    const seen = new Set<number>();
    for (const { left, right, down, valign, blocks } of placed[index] ?? []) {
      const column = columnOf(edges, left);
      const colspan = Math.max(1, columnOf(edges, right) - column);
      if (cells.length === 0 && column > 0 && seen.size === 0) cells.push(emptyCell(column));
      const above = open.get(column);
      seen.add(column);
      if (down === 'covered' && above?.colspan === colspan) {
        above.cell.rowspan += 1;
        if (hasContent(blocks)) above.cell.blocks.push(...blocks);
        continue;
      }
      const cell: SourceCell = { colspan, rowspan: 1, valign, blocks };
      cells.push(cell);
      if (down === null) open.delete(column);
      else open.set(column, { cell, colspan });
    }
    for (const column of open.keys()) if (!seen.has(column)) open.delete(column);
    return { cells, isHeader: row.definition.isHeader };
  });
  const isKnown = rows.every(({ definition }) => definition.cells.length > 0);
  const widthsPt = isKnown ? edges.slice(1).map((edge, index) => (edge - (edges[index] ?? 0)) / 20) : [];
  return { type: 'table', number, rows: read, widthsPt };
}

interface PlacedCell {
  left: number;
  right: number;
  down: CellDefinition['down'];
  valign: VerticalAlign;
  blocks: SourceBlock[];
}

/** As wide as a cell of which nothing is known. */
const unknownWidth = 1_000;

function placeCells({ cells, definition }: RtfRow): PlacedCell[] {
  const placed: PlacedCell[] = [];
  let left = definition.left;
  for (const [index, blocks] of cells.entries()) {
    const own = definition.cells[index];
    const right = Math.max(left + 1, own?.right ?? left + unknownWidth);
    const last = placed.at(-1);
    if (own?.across === 'covered' && last) {
      last.right = right;
      if (hasContent(blocks)) last.blocks = [...last.blocks, ...blocks];
    } else placed.push({ left, right, down: own?.down ?? null, valign: own?.valign ?? 'top', blocks });
    left = right;
  }
  return placed;
}

function hasContent(blocks: readonly SourceBlock[]): boolean {
  return blocks.some((block) => block.type === 'table' || block.inlines.length > 0);
}

function emptyCell(colspan: number): SourceCell {
  return { colspan, rowspan: 1, valign: 'middle', blocks: [] };
}

function gridOf(edges: readonly number[]): number[] {
  const grid: number[] = [];
  for (const edge of edges.toSorted((a, b) => a - b)) if (edge - (grid.at(-1) ?? -Infinity) > sameEdge) grid.push(edge);
  return grid;
}

/** The last edge that is not behind the place. */
function columnOf(grid: readonly number[], edge: number): number {
  let [low, high] = [0, grid.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((grid[middle] ?? 0) <= edge) low = middle;
    else high = middle - 1;
  }
  return low;
}
