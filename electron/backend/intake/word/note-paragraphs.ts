import type { SourceBlock, SourceInline } from './source-text.ts';

/** The paragraphs of a note or comment with their numbers, those in tables too. */
export function noteParagraphs(blocks: readonly SourceBlock[]): SourceInline[][] {
  return blocks.flatMap((block) =>
    block.type === 'paragraph'
      ? [block.label === '' ? block.inlines : [{ type: 'text' as const, text: `${block.label} `, marks: [] }, ...block.inlines]]
      : block.rows.flatMap(({ cells }) => cells.flatMap((cell) => noteParagraphs(cell.blocks))),
  );
}

/** A space stands between the mark of a note and its text. */
export function withoutGap([first, ...rest]: readonly SourceInline[]): SourceInline[] {
  if (!first) return [];
  if (first.type !== 'text') return [first, ...rest];
  const text = first.text.trimStart();
  return text === '' ? withoutGap(rest) : [{ ...first, text }, ...rest];
}

/** Its words, a line for each paragraph. */
export function wordsOf(blocks: readonly SourceBlock[]): string {
  return noteParagraphs(blocks)
    .map((inlines) => inlines.map((one) => (one.type === 'text' ? one.text : '')).join(''))
    .join('\n');
}
