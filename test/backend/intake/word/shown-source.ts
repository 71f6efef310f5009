import type { SourceBlock, SourceInline } from '../../../../electron/backend/intake/word/source-text.ts';

/** Paragraphs a line each, cells parted by |, breaks as ⏎ and ↡, notes in brackets, pictures in braces. */
export function shownSource(blocks: readonly SourceBlock[]): string[] {
  return blocks.flatMap((block) =>
    block.type === 'paragraph'
      ? [block.label + block.inlines.map(shownInline).join('')]
      : block.rows.map(({ cells }) =>
          cells
            .map(
              (cell) =>
                `${shownSource(cell.blocks).join('/')}${cell.colspan * cell.rowspan > 1 ? `(${cell.colspan}×${cell.rowspan})` : ''}`,
            )
            .join('|'),
        ),
  );
}

function shownInline(one: SourceInline): string {
  switch (one.type) {
    case 'text':
      return one.text;
    case 'break':
      return one.kind === 'line' ? '⏎' : '↡';
    case 'note':
      return `[${one.paragraphs.map((inlines) => inlines.map(shownInline).join('')).join('/')}]`;
    case 'picture':
      return `{${one.key}}`;
  }
}
