import type { BlockNode, DocumentNode, InlineNode } from './types.ts';

/**
 * The text of a document for search, counting and comparison: one line a paragraph, heading, caption or cell; a hard break
 * is a line feed; a footnote's text follows its paragraph. Text marked as deleted is left out.
 */
export function plainText(document: DocumentNode): string {
  return document.content.flatMap(blockLines).join('\n');
}

/** The lines of one block, in reading order. */
export function blockLines(block: BlockNode): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'credits':
    case 'figure':
      return textblockLines(block.content);
    case 'blockquote':
    case 'note':
      return block.content.flatMap(blockLines);
    case 'table':
      return [
        ...(block.attrs?.caption ? [block.attrs.caption] : []),
        ...block.content.flatMap((row) => (row.content ?? []).flatMap((cell) => cell.content.flatMap(blockLines))),
      ];
  }
}

/** The running text of inline nodes without footnotes and without deleted text. */
export function inlineText(content: readonly InlineNode[] | undefined): string {
  return (content ?? []).map(visibleText).join('');
}

function textblockLines(content: readonly InlineNode[] | undefined): string[] {
  const footnotes = (content ?? [])
    .filter((node) => node.type === 'footnote')
    .filter((node) => !isDeleted(node))
    .map((node) => (node.content ?? []).map(visibleText).join(''));
  return [inlineText(content), ...footnotes];
}

function visibleText(node: InlineNode): string {
  if (isDeleted(node)) return '';
  if (node.type === 'text') return node.text;
  return node.type === 'hardBreak' ? '\n' : '';
}

function isDeleted(node: InlineNode): boolean {
  return node.marks?.some((mark) => mark.type === 'deletion') ?? false;
}
