import type { BlockNode, ParagraphNode } from './types.ts';

/** A block as paragraphs, for places that hold nothing else, such as cells. */
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
