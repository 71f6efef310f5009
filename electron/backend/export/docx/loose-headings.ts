import type { BlockNode } from '../../../../shared/document/types.ts';
import type { BlockPosition } from '../../../../shared/layout/page-map.ts';
import type { Layout } from '../../../../shared/periodical/layout.ts';
import { columnAt, linesDown } from '../../typeset/page-map.ts';

/**
 * Headings of the blocks from `from` up to `to`, which stand in level columns above something over the page, that need not be kept with
 * the paragraph below: the page map shows them above its first lines, and the end of the column parts it. Kept, LibreOffice fills
 * such columns one after the other and takes a new page for what follows.
 */
export function looseHeadings(
  blocks: readonly BlockNode[],
  { from, to }: { from: number; to: number },
  positions: readonly BlockPosition[],
  layout: Layout,
): Set<BlockNode> {
  const placeOf = (index: number) => positions.find((one) => one.index === index);
  const first = placeOf(from);
  const isParted = (index: number): boolean => {
    const [begin, next] = [placeOf(index), placeOf(index + 1)];
    if (blocks[index]?.type !== 'paragraph' || !first || !begin || next?.page !== begin.page) return false;
    const topLine = next.page === first.page ? lineOf(first, layout) : 0;
    return columnAt(next, layout) > columnAt(begin, layout) && lineOf(next, layout) > topLine;
  };
  const found = new Set<BlockNode>();
  for (let index = from; index <= to; index += 1) {
    if (index < to && (index === to - 1 || !isParted(index))) continue;
    let top = index;
    while (top > from && blocks[top - 1]?.type === 'heading') top -= 1;
    if (top > from) for (const block of blocks.slice(top, index)) found.add(block);
  }
  return found;
}

/** The line of the page, from 0, that a block begins in. A mark inside a line stands at its baseline. */
function lineOf({ yPt }: BlockPosition, layout: Layout): number {
  return Math.floor(linesDown(yPt, layout) + 0.01);
}
