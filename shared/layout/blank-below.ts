import type { BlockNode } from '../document/types.ts';

/**
 * Whether a line stays blank below a block, unless its column ends there: below a table, so that its last rule does not cling
 * to the text that goes on. A note after it belongs to it; after the last block there is white anyhow.
 */
export function isBlankBelow(blocks: readonly BlockNode[], index: number): boolean {
  const next = blocks[index + 1];
  return blocks[index]?.type === 'table' && next !== undefined && next.type !== 'note';
}
