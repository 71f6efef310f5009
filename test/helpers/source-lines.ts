import type { SourceBlock, SourceInline } from '../../electron/backend/intake/word/source-text.ts';
import type { Mark } from '../../shared/document/types.ts';

/** What a reader of word processor files found, a line for each paragraph: 「[一、] 基本情况」, cells behind 「|」, marks as *bold*. */
export function sourceLines(blocks: readonly SourceBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [(block.label === '' ? '' : `[${block.label}] `) + inlineLine(block.inlines)];
    return block.rows.map(({ cells, isHeader }) =>
      [isHeader ? '#' : '', ...cells.map((cell) => `${spanOf(cell)}${sourceLines(cell.blocks).join('/')}`)].join('|'),
    );
  });
}

export function inlineLine(inlines: readonly SourceInline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case 'text':
          return inline.marks.reduce(marked, inline.text);
        case 'break':
          return `<${inline.kind}>`;
        case 'note':
          return `<${inline.kind} ${inline.paragraphs.map(inlineLine).join('/')}>`;
        default:
          return `<${inline.key}>`;
      }
    })
    .join('');
}

function spanOf({ colspan, rowspan }: { colspan: number; rowspan: number }): string {
  return colspan * rowspan > 1 ? `${colspan}x${rowspan} ` : '';
}

const signs: Readonly<Record<Mark['type'], string>> = {
  bold: '*',
  emphasis: '/',
  underline: '_',
  superscript: '^',
  subscript: '~',
  lead: '!',
  link: '@',
  insertion: '+',
  deletion: '-',
};

function marked(text: string, { type }: Mark): string {
  return signs[type] + text + signs[type];
}
