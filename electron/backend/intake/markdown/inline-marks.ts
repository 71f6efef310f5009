import { footnote } from '../../../../shared/document/build.ts';
import type { InlineNode, Mark, TextNode } from '../../../../shared/document/types.ts';

/**
 * Mark-up on its way through the reading of lines: noncharacters, which no normalised text carries, stand in the text where a
 * mark begins or ends. A link is followed by its number in digits of their own.
 */
export const marker = {
  bold: ['\ufdd0', '\ufdd1'],
  emphasis: ['\ufdd2', '\ufdd3'],
  underline: ['\ufdd4', '\ufdd5'],
  superscript: ['\ufdd6', '\ufdd7'],
  subscript: ['\ufdd8', '\ufdd9'],
  link: ['\ufdda', '\ufddb'],
  lineBreak: '\ufddc',
  /** At the start of a line: a list item, a line of a quotation, the rest of the item above. */
  item: '\ufddd',
  quote: '\ufdde',
  continued: '\ufddf',
  /** Parts two characters that together would be mark-up: an escaped # or | at the start of a line, [^ in code. */
  apart: '\ufdd4\ufdd5',
  /** Between two rows of a table on one line of the source. */
  row: '\u001d',
} as const;

type Paired = 'bold' | 'emphasis' | 'underline' | 'superscript' | 'subscript';
const paired = ['bold', 'emphasis', 'underline', 'superscript', 'subscript'] as const satisfies readonly Paired[];

export function linkOpen(number: number): string {
  return (
    marker.link[0] + [...number.toString(16)].map((digit) => String.fromCharCode(0xfde0 + Number.parseInt(digit, 16))).join('')
  );
}

/** The text as a reader sees it. */
export function withoutMarkers(text: string): string {
  return text.replace(/[\ufdd0-\ufdef]/g, '');
}

export interface InlineSources {
  /** Footnotes by label. */
  notes: ReadonlyMap<string, string>;
  /** Addresses by number. */
  links: readonly string[];
}

/** Text with markers and `[^1]` as the nodes of a document. */
export function splitInline(content: readonly InlineNode[] | undefined, sources: InlineSources): InlineNode[] {
  const nodes = nodesOf(content, sources);
  const first = nodes.findIndex((node) => node.type !== 'hardBreak');
  return first < 0 ? [] : nodes.slice(first, nodes.findLastIndex((node) => node.type !== 'hardBreak') + 1);
}

function nodesOf(content: readonly InlineNode[] | undefined, { notes, links }: InlineSources): InlineNode[] {
  const open = new Set<Paired>();
  let href: string | null = null;
  return (content ?? []).flatMap((node): InlineNode[] => {
    if (node.type !== 'text') return [node];
    return node.text.split(/(\ufdda[\ufde0-\ufdef]*|[\ufdd0-\ufddf]|\[\^[^\]\s]+\])/).flatMap((part): InlineNode[] => {
      const opened = paired.find((name) => marker[name][0] === part);
      const closed = paired.find((name) => marker[name][1] === part);
      if (opened) open.add(opened);
      if (closed) open.delete(closed);
      if (part.startsWith(marker.link[0])) href = links[linkNumber(part)] ?? null;
      if (part === marker.link[1]) href = null;
      if (part === marker.lineBreak) return [{ type: 'hardBreak' }];
      if (part === '' || /^[\ufdd0-\ufddf]/.test(part)) return [];
      const note = notes.get(/^\[\^([^\]\s]+)\]$/.exec(part)?.[1] ?? '');
      if (note !== undefined) return [footnote(note)];
      const marks: Mark[] = [
        ...(node.marks ?? []),
        ...paired.filter((name) => open.has(name)).map((type): Mark => ({ type })),
        ...(href === null ? [] : [{ type: 'link' as const, attrs: { href } }]),
      ];
      return [textWith(part, marks)];
    });
  });
}

function linkNumber(part: string): number {
  return Number.parseInt([...part.slice(1)].map((digit) => (digit.charCodeAt(0) - 0xfde0).toString(16)).join(''), 16);
}

function textWith(text: string, marks: Mark[]): TextNode {
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text };
}
