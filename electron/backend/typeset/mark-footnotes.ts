import type { BlockNode, InlineNode } from '../../../shared/document/types.ts';
import { footnoteMark, isPrintedFootnote } from '../../../shared/periodical/footnote-mark.ts';

/**
 * The blocks with `printedMark` on each footnote that is printed, numbered on from `printedBefore`; `count` of them. The template
 * would have to count them itself, and Typst sets every text with a footnote anew for each round of counting (500 of them: four
 * times as long).
 */
export function markFootnotes<T extends BlockNode>(
  blocks: readonly T[],
  printedBefore = 0,
): { blocks: readonly T[]; count: number } {
  let count = 0;
  const marked = (node: Node): Node => {
    if (node.type === 'footnote') {
      if (!isPrintedFootnote(node as InlineNode & { type: 'footnote' })) return node;
      count += 1;
      return { ...node, printedMark: footnoteMark(printedBefore + count) };
    }
    return node.content ? { ...node, content: node.content.map(marked) } : node;
  };
  const all = blocks.map((block) => marked(block as Node) as unknown as T);
  return { blocks: count > 0 ? all : blocks, count };
}

interface Node {
  type: string;
  content?: Node[];
  printedMark?: string;
}
