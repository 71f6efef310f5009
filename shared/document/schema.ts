import { type MarkSpec, type NodeSpec, Schema } from '@tiptap/pm/model';
import { isLinkAddress } from './is-link-address.ts';

/** A picture narrower than this shows nothing in print. */
export const leastFigurePercent = 10;

/**
 * The one definition of a bulletin text for editor, importers and exporters.
 * Nodes and marks are given without views; whoever shows them adds views, keys and commands. `defining`: what is pasted into an
 * empty paragraph stays what it was.
 */
const nodes = {
  doc: { content: 'block+' },
  paragraph: {
    group: 'block',
    content: 'inline*',
    attrs: { align: { default: 'start', validate: oneOf('start', 'center', 'end') } },
  },
  /** 一、 (一) 1. (1): the level follows the typed number, the number stays in the text. */
  heading: { group: 'block', content: 'inline*', defining: true, attrs: { level: { default: 1, validate: oneOf(1, 2, 3, 4) } } },
  blockquote: { group: 'block', content: 'paragraph+', defining: true },
  /** 注 or 编者按. */
  note: { group: 'block', content: 'paragraph+', defining: true },
  /** 供稿 or 调研组名单, one paragraph. */
  credits: { group: 'block', content: 'inline*', defining: true },
  /** `span`: as wide as one column, or as the whole type area. Header rows are the leading rows made of header cells. */
  table: {
    group: 'block',
    content: 'tableRow+',
    tableRole: 'table',
    isolating: true,
    attrs: { span: { default: 'column', validate: oneOf('column', 'page') }, caption: { default: '', validate: 'string' } },
  },
  tableRow: { content: '(tableCell | tableHeader)*', tableRole: 'row' },
  tableCell: { content: 'paragraph+', tableRole: 'cell', isolating: true, attrs: cellAttributes() },
  tableHeader: { content: 'paragraph+', tableRole: 'header_cell', isolating: true, attrs: cellAttributes() },
  /**
   * A picture; its inline content is the caption. `asset` is the SHA-256 of the image file in lower-case hex. `width`: percent of the
   * column, or of the type area where it spans both; null as large as its pixels allow.
   */
  figure: {
    group: 'block',
    content: 'inline*',
    isolating: true,
    attrs: {
      asset: { validate: matching(/^[0-9a-f]{64}$/) },
      alt: { default: '', validate: 'string' },
      span: { default: 'column', validate: oneOf('column', 'page') },
      width: { default: null, validate: percentOrNull },
    },
  },
  text: { group: 'inline' },
  footnote: { group: 'inline', inline: true, atom: true, content: 'text*' },
  hardBreak: { group: 'inline', inline: true, selectable: false },
} satisfies Record<string, NodeSpec>;

const marks = {
  bold: {},
  /** 楷体. */
  emphasis: {},
  underline: {},
  superscript: { excludes: 'subscript' },
  subscript: { excludes: 'superscript' },
  /** Run-in heading 「(一)……。」 at the start of a paragraph. */
  lead: {},
  link: { inclusive: false, attrs: { href: { validate: linkAddress } } },
  insertion: { attrs: changeAttributes() },
  deletion: { excludes: 'insertion', attrs: changeAttributes() },
} satisfies Record<string, MarkSpec>;

export type NodeName = keyof typeof nodes;
export type MarkName = keyof typeof marks;

export const documentSchema = new Schema<NodeName, MarkName>({ nodes, marks });

function cellAttributes() {
  return {
    colspan: { default: 1, validate: positiveInteger },
    rowspan: { default: 1, validate: positiveInteger },
    /** Widths of the columns the cell covers, in editor pixels; null where the column takes its share. */
    colwidth: { default: null, validate: widthsOrNull },
    /** Where the text stands in a cell that is higher than it. */
    valign: { default: 'middle', validate: oneOf('top', 'middle', 'bottom') },
  };
}

/** `time` is ISO 8601 in UTC. */
function changeAttributes(): Record<'id' | 'author' | 'time', { validate: string }> {
  return { id: { validate: 'string' }, author: { validate: 'string' }, time: { validate: 'string' } };
}

function oneOf(...allowed: readonly (string | number)[]) {
  return (value: unknown): void => {
    if (!allowed.includes(value as string)) throw new RangeError('有一项设置不是能选的值');
  };
}

function matching(pattern: RegExp) {
  return (value: unknown): void => {
    if (typeof value !== 'string' || !pattern.test(value)) throw new RangeError('有一项设置的写法不对');
  };
}

function linkAddress(value: unknown): void {
  if (!isLinkAddress(value)) throw new RangeError('链接不是完整的网址或邮箱地址');
}

function positiveInteger(value: unknown): void {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > 1000)
    throw new RangeError('单元格要合并 1 到 1000 格');
}

function percentOrNull(value: unknown): void {
  if (value === null) return;
  if (!Number.isInteger(value) || (value as number) < leastFigurePercent || (value as number) > 100)
    throw new RangeError(`图片的宽度要在 ${leastFigurePercent}% 到 100% 之间`);
}

function widthsOrNull(value: unknown): void {
  if (value === null) return;
  if (!Array.isArray(value) || !value.every((w) => Number.isInteger(w) && w >= 0)) throw new RangeError('列宽不是整数');
}
