import { footnote } from '../../../../shared/document/build.ts';
import type { InlineNode, Mark } from '../../../../shared/document/types.ts';
import { marker } from '../markdown/inline-marks.ts';
import type { SourceInline, SourceNote } from './source-text.ts';

/**
 * Inline content as one text on its way through recognition and normalisation: a noncharacter stands where a run begins, another one
 * for each break or note. Both are of those that `withoutMarkers` takes out.
 */
export interface InlineText {
  text: string;
  runs: readonly (readonly Mark[])[];
  objects: readonly (SourceNote | 'break')[];
}

const runStart = '\ufdef';
const object = marker.lineBreak;

/** Pictures are left out: they stand in blocks of their own. */
export function inlineText(inlines: readonly SourceInline[]): InlineText {
  let text = '';
  const runs: Mark[][] = [];
  const objects: (SourceNote | 'break')[] = [];
  for (const inline of inlines) {
    if (inline.type === 'text') {
      text += runStart + inline.text.replace(/[\ufdd0-\ufdef]/g, '\ufffd');
      runs.push(inline.marks);
    } else if (inline.type !== 'picture') {
      text += object;
      objects.push(inline.type === 'note' ? inline : 'break');
    }
  }
  return { text, runs, objects };
}

/** The nodes of a text that was normalised; `without`: marks that its block says itself. */
export function inlineNodes(
  { text, runs, objects }: InlineText,
  cleanNote: (text: string) => string,
  without?: 'bold',
): InlineNode[] {
  const nodes: InlineNode[] = [];
  let run = -1;
  let next = 0;
  for (const part of text.split(/([\ufddc\ufdef])/)) {
    if (part === runStart) run += 1;
    else if (part === object) {
      const found = objects[next++];
      if (found === 'break') nodes.push({ type: 'hardBreak' });
      else if (found) nodes.push(noteNode(found, cleanNote));
    } else if (part !== '') {
      const marks = (runs[run] ?? []).filter(({ type }) => type !== without && !(type === 'underline' && part.trim() === ''));
      nodes.push(marks.length > 0 ? { type: 'text', text: part, marks } : { type: 'text', text: part });
    }
  }
  const isBreak = ({ type }: InlineNode): boolean => type === 'hardBreak';
  const first = nodes.findIndex((node) => !isBreak(node));
  return first < 0 ? [] : merged(nodes.slice(first, nodes.findLastIndex((node) => !isBreak(node)) + 1));
}

function merged(nodes: readonly InlineNode[]): InlineNode[] {
  const result: InlineNode[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (last?.type === 'text' && node.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(node.marks))
      result[result.length - 1] = { ...last, text: last.text + node.text };
    else result.push(node);
  }
  return result;
}

/** Its paragraphs as one, as footnotes are kept. */
function noteNode({ paragraphs, marks }: SourceNote, cleanNote: (text: string) => string): InlineNode {
  const text = cleanNote(paragraphs.map((inlines) => plainText(inlines)).join(' '));
  return marks.length > 0 ? { ...footnote(text), marks: [...marks] } : footnote(text);
}

/** What stands there when all changes are accepted, breaks as blanks. */
export function plainText(inlines: readonly SourceInline[]): string {
  return inlines
    .map((one) => {
      if (one.type === 'break') return ' ';
      return one.type === 'text' && !one.marks.some(({ type }) => type === 'deletion') ? one.text : '';
    })
    .join('');
}

/** The first so many characters of the text, markers not counted, and the rest. */
export function splitNodes(nodes: readonly InlineNode[], length: number): [InlineNode[], InlineNode[]] {
  const before: InlineNode[] = [];
  let left = length;
  for (const [index, node] of nodes.entries()) {
    if (left <= 0) return [before, nodes.slice(index)];
    if (node.type !== 'text') before.push(node);
    else if (node.text.length <= left) {
      before.push(node);
      left -= node.text.length;
    } else {
      before.push({ ...node, text: node.text.slice(0, left) });
      return [before, [{ ...node, text: node.text.slice(left) }, ...nodes.slice(index + 1)]];
    }
  }
  return [before, []];
}
