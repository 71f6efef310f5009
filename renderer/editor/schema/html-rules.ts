import type { DOMOutputSpec, Mark, Node, TagParseRule } from '@tiptap/pm/model';
import { isLinkAddress } from '../../../shared/document/is-link-address.ts';
import { leastFigurePercent, type MarkName, type NodeName } from '../../../shared/document/schema.ts';

/** How a node stands in the window and in the program's own clipboard; both read back to the same node. */
interface HtmlRule<T> {
  parseDOM: readonly TagParseRule[];
  toDOM(value: T): DOMOutputSpec;
}

/** `doc` and `text` need none. Nodes with a view of their own are written by these rules to the clipboard only. */
export const nodeRules: Readonly<Record<Exclude<NodeName, 'doc' | 'text'>, HtmlRule<Node>>> = {
  paragraph: {
    parseDOM: [{ tag: 'p', getAttrs: (dom) => ({ align: oneOf(dom.dataset.align, ['start', 'center', 'end']) }) }],
    toDOM: (node) => ['p', node.attrs.align === 'start' ? {} : { 'data-align': node.attrs.align }, 0],
  },
  heading: {
    parseDOM: [1, 2, 3, 4].map((level) => ({ tag: `h${level}`, attrs: { level } })),
    toDOM: (node) => [`h${node.attrs.level}`, 0],
  },
  blockquote: { parseDOM: [{ tag: 'blockquote' }], toDOM: () => ['blockquote', 0] },
  note: { parseDOM: [{ tag: 'aside' }], toDOM: () => ['aside', 0] },
  credits: { parseDOM: [{ tag: 'p[data-credits]', priority: 60 }], toDOM: () => ['p', { 'data-credits': '' }, 0] },
  table: {
    parseDOM: [
      {
        tag: 'table',
        getAttrs: (dom) => ({ span: oneOf(dom.dataset.span, ['column', 'page']), caption: dom.dataset.caption ?? '' }),
      },
    ],
    toDOM: ({ attrs }) => ['table', { 'data-span': attrs.span, 'data-caption': attrs.caption }, ['tbody', 0]],
  },
  tableRow: { parseDOM: [{ tag: 'tr' }], toDOM: () => ['tr', 0] },
  tableCell: { parseDOM: [{ tag: 'td', getAttrs: cellAttributes }], toDOM: (node) => ['td', cellDom(node), 0] },
  tableHeader: { parseDOM: [{ tag: 'th', getAttrs: cellAttributes }], toDOM: (node) => ['th', cellDom(node), 0] },
  figure: {
    parseDOM: [
      {
        tag: 'figure[data-asset]',
        getAttrs: ({ dataset: { asset = '', alt = '', span, width } }) =>
          /^[0-9a-f]{64}$/.test(asset) && { asset, alt, span: oneOf(span, ['column', 'page']), width: percentOf(width) },
      },
    ],
    toDOM: ({ attrs: { asset, alt, span, width } }) => [
      'figure',
      { 'data-asset': asset, 'data-alt': alt, 'data-span': span, ...(width === null ? {} : { 'data-width': String(width) }) },
      0,
    ],
  },
  footnote: { parseDOM: [{ tag: 'span[data-footnote]', priority: 60 }], toDOM: () => ['span', { 'data-footnote': '' }, 0] },
  hardBreak: { parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
};

export const markRules: Readonly<Record<MarkName, HtmlRule<Mark>>> = {
  bold: { parseDOM: [{ tag: 'strong' }], toDOM: () => ['strong', 0] },
  emphasis: { parseDOM: [{ tag: 'em' }], toDOM: () => ['em', 0] },
  underline: { parseDOM: [{ tag: 'u' }], toDOM: () => ['u', 0] },
  superscript: { parseDOM: [{ tag: 'sup' }], toDOM: () => ['sup', 0] },
  subscript: { parseDOM: [{ tag: 'sub' }], toDOM: () => ['sub', 0] },
  lead: { parseDOM: [{ tag: 'span[data-lead]' }], toDOM: () => ['span', { 'data-lead': '' }, 0] },
  link: {
    parseDOM: [
      { tag: 'a[href]', getAttrs: (dom) => isLinkAddress(dom.getAttribute('href')) && { href: dom.getAttribute('href') } },
    ],
    toDOM: (mark) => ['a', { href: mark.attrs.href, rel: 'noreferrer noopener', title: mark.attrs.href }, 0],
  },
  insertion: { parseDOM: [{ tag: 'ins[data-id]', getAttrs: changeAttributes }], toDOM: (mark) => ['ins', changeDom(mark), 0] },
  deletion: { parseDOM: [{ tag: 'del[data-id]', getAttrs: changeAttributes }], toDOM: (mark) => ['del', changeDom(mark), 0] },
};

function cellAttributes(dom: HTMLElement): Record<string, unknown> {
  const colwidth = dom.dataset.colwidth?.split(',').map(Number);
  const colspan = spanOf(dom, 'colspan');
  const isWhole = colwidth?.length === colspan && colwidth.every((width) => Number.isInteger(width) && width >= 0);
  const valign = oneOf(dom.dataset.valign, ['middle', 'top', 'bottom']);
  return { colspan, rowspan: spanOf(dom, 'rowspan'), colwidth: isWhole ? colwidth : null, valign };
}

function percentOf(text: string | undefined): number | null {
  const percent = Number(text);
  return Number.isInteger(percent) && percent >= leastFigurePercent && percent <= 100 ? percent : null;
}

function spanOf(dom: HTMLElement, name: 'colspan' | 'rowspan'): number {
  const span = Number(dom.getAttribute(name) ?? 1);
  return Number.isInteger(span) && span >= 1 && span <= 1000 ? span : 1;
}

function cellDom({ attrs: { colspan, rowspan, colwidth, valign } }: Node): Record<string, string> {
  return {
    ...(colspan === 1 ? {} : { colspan: String(colspan) }),
    ...(rowspan === 1 ? {} : { rowspan: String(rowspan) }),
    ...(colwidth ? { 'data-colwidth': colwidth.join(',') } : {}),
    ...(valign === 'middle' ? {} : { 'data-valign': valign }),
  };
}

function changeAttributes({ dataset: { id = '', author = '', time = '' } }: HTMLElement): Record<string, string> {
  return { id, author, time };
}

function changeDom({ attrs: { id, author, time } }: Mark): Record<string, string> {
  return { 'data-id': id, 'data-author': author, 'data-time': time, title: `${author} ${time.slice(0, 16).replace('T', ' ')}` };
}

function oneOf(value: string | undefined, allowed: readonly [string, ...string[]]): string {
  return value !== undefined && allowed.includes(value) ? value : allowed[0];
}
