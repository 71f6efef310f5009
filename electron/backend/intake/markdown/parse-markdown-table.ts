import { paragraph } from '../../../../shared/document/build.ts';
import type { Align, TableNode, TableRowNode } from '../../../../shared/document/types.ts';
import { marker } from './inline-marks.ts';

/** Rows of `| a | b |` as a table; the row above `|:---|---:|` is a header, its colons say how a column stands. Short rows are filled up with empty cells. */
export function parseMarkdownTable(text: string, clean: (text: string) => string): TableNode {
  const rows = text.split(new RegExp(`\\n|${marker.row}`)).map(cellsOf);
  const ruled = rows[1]?.every((cell) => /^:?-{2,}:?$/.test(cell)) ? 1 : -1;
  const aligns = ruled < 0 ? [] : (rows[ruled] ?? []).map(alignOf);
  const width = Math.max(...rows.map((cells) => cells.length));
  const content = rows.flatMap((cells, index): TableRowNode[] => {
    if (index === ruled) return [];
    const filled = [...cells, ...Array.from({ length: width - cells.length }, () => '')];
    return [
      {
        type: 'tableRow',
        content: filled.map((cell, column) => {
          const align = aligns[column] ?? 'start';
          const text = paragraph(clean(cell));
          return {
            type: index < ruled ? 'tableHeader' : 'tableCell',
            content: [align === 'start' ? text : { ...text, attrs: { align } }],
          };
        }),
      },
    ];
  });
  return { type: 'table', attrs: { span: width > 4 ? 'page' : 'column', caption: '' }, content };
}

function alignOf(rule: string): Align {
  if (!rule.endsWith(':')) return 'start';
  return rule.startsWith(':') ? 'center' : 'end';
}

function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replace(/\\\|/g, '|'));
}
