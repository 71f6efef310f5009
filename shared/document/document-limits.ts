/**
 * What one article may hold (design §9 R1): more than any bulletin prints, and little enough that it is checked, saved and set
 * without holding up anybody else.
 */
export const documentLimits = {
  depth: 64,
  /** Nodes of every kind, marks not counted. */
  nodes: 300_000,
  /** Of all texts together, footnotes and captions too. */
  characters: 1_000_000,
  paragraphs: 20_000,
  /** Of one paragraph, heading, footnote or cell. */
  paragraphCharacters: 50_000,
  footnotes: 2_000,
  figures: 500,
  tables: 500,
  tableColumns: 64,
  tableRows: 2_000,
  /** Of all tables together. */
  cells: 20_000,
  /** Of a caption, a description or an address. */
  attributeCharacters: 2_000,
} as const;

/** What is too large, in words that an editor can act on. */
export interface Excess {
  /** 「有一个表格有 65 列」. */
  what: string;
  /** 「64 列」. */
  limit: string;
}

/**
 * The first limit that a document breaks, whatever value it is: for the time before anything else looks at it, so it is walked
 * without recursion and no further than the limit. Null where all are kept.
 */
export function documentExcess(document: unknown): Excess | null {
  const counts = { nodes: 0, characters: 0, paragraphs: 0, footnotes: 0, figures: 0, tables: 0, cells: 0 };
  const open: { value: unknown; depth: number; isCell: boolean }[] = [{ value: document, depth: 0, isCell: false }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (depth > documentLimits.depth) return { what: '内容一层套一层，套得太深', limit: `${documentLimits.depth} 层` };
    if (typeof value !== 'object' || value === null) continue;
    const node = value as { type?: unknown; text?: unknown; content?: unknown; attrs?: unknown; marks?: unknown };
    const content = Array.isArray(node.content) ? node.content : [];
    const isCell = next.isCell || node.type === 'tableCell' || node.type === 'tableHeader';
    counts.nodes += 1;
    if (typeof node.text === 'string') counts.characters += node.text.length;
    if (node.type === 'footnote') counts.footnotes += 1;
    if (node.type === 'figure') counts.figures += 1;
    if (node.type === 'table') counts.tables += 1;
    if (node.type === 'tableCell' || node.type === 'tableHeader') counts.cells += 1;
    if (node.type === 'paragraph' && !isCell) counts.paragraphs += 1;
    const excess = countExcess(counts) ?? ownExcess(node.type, content) ?? longAttribute(node);
    if (excess) return excess;
    for (const child of content) open.push({ value: child, depth: depth + 1, isCell });
  }
  return null;
}

function countExcess(counts: Readonly<Record<keyof typeof units, number>>): Excess | null {
  for (const name of counted) {
    const limit = documentLimits[name];
    if (counts[name] > limit) return { what: `${units[name].what}太多`, limit: `${limit} ${units[name].measure}` };
  }
  return null;
}

const units = {
  nodes: { what: '内容', measure: '个部分' },
  characters: { what: '文字', measure: '字' },
  paragraphs: { what: '段落', measure: '段' },
  footnotes: { what: '脚注', measure: '条' },
  figures: { what: '图片', measure: '张' },
  tables: { what: '表格', measure: '个' },
  cells: { what: '表格的单元格', measure: '格' },
} as const;

const counted = Object.keys(units) as (keyof typeof units)[];

function ownExcess(type: unknown, content: readonly unknown[]): Excess | null {
  if (type === 'table' && content.length > documentLimits.tableRows) {
    return { what: `有一个表格有 ${content.length} 行`, limit: `${documentLimits.tableRows} 行` };
  }
  if (type === 'tableRow') {
    const columns = content.reduce<number>((sum, cell) => sum + spanOf(cell), 0);
    if (columns > documentLimits.tableColumns) {
      return { what: `有一个表格有 ${columns} 列`, limit: `${documentLimits.tableColumns} 列` };
    }
    return null;
  }
  const length = content.reduce<number>((sum, child) => sum + textLength(child), 0);
  return length > documentLimits.paragraphCharacters
    ? { what: `有一段长 ${length} 字`, limit: `${documentLimits.paragraphCharacters} 字` }
    : null;
}

function spanOf(cell: unknown): number {
  const span = (cell as { attrs?: { colspan?: unknown } } | null)?.attrs?.colspan;
  return typeof span === 'number' && span > 1 ? span : 1;
}

function textLength(node: unknown): number {
  const text = (node as { text?: unknown } | null)?.text;
  return typeof text === 'string' ? text.length : 0;
}

/** Of the node and its marks. */
function longAttribute({ attrs, marks }: { attrs?: unknown; marks?: unknown }): Excess | null {
  const holders = [{ attrs }, ...(Array.isArray(marks) ? marks.slice(0, 64) : [])] as ({ attrs?: unknown } | null)[];
  for (const holder of holders) {
    const values = typeof holder?.attrs === 'object' && holder.attrs !== null ? Object.values(holder.attrs) : [];
    for (const value of values) {
      if ((typeof value === 'string' || Array.isArray(value)) && value.length > documentLimits.attributeCharacters) {
        return { what: '图题、表题、图片说明或链接网址太长', limit: `${documentLimits.attributeCharacters} 字` };
      }
    }
  }
  return null;
}
