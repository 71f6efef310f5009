import { paragraph } from '../../../shared/document/build.ts';
import type { TableNode, TableRowNode } from '../../../shared/document/types.ts';

/** Rows of `| a | b |` as a table; the row above `|---|---|` is a header. Short rows are filled up with empty cells. */
export function parseMarkdownTable(text: string, clean: (text: string) => string): TableNode {
  const rows = text.split('\n').map(cellsOf);
  const ruled = rows.findIndex((cells) => cells.every((cell) => /^:?-{2,}:?$/.test(cell)));
  const width = Math.max(...rows.map((cells) => cells.length));
  const content = rows.flatMap((cells, index): TableRowNode[] => {
    if (index === ruled) return [];
    const filled = [...cells, ...Array.from({ length: width - cells.length }, () => '')];
    return [
      {
        type: 'tableRow',
        content: filled.map((cell) => ({
          type: index < ruled ? 'tableHeader' : 'tableCell',
          content: [paragraph(clean(cell))],
        })),
      },
    ];
  });
  return { type: 'table', attrs: { span: width > 4 ? 'page' : 'column', caption: '' }, content };
}

function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replace(/\\\|/g, '|'));
}
