import type { Node } from '@tiptap/pm/model';
import type { Transform } from '@tiptap/pm/transform';
import { fold } from '../text/fold.ts';
import type { TextQuery } from './text-query.ts';

/** A place in a string; `to` is exclusive. */
export interface TextRange {
  from: number;
  to: number;
}

/** A place where a text was found, with up to 20 characters around it. */
export interface FoundText {
  before: string;
  match: string;
  after: string;
}

/**
 * A place in a document. `text`: positions of the document; `caption`: a table's caption, which is no content but an attribute
 * of the table at `table`, with positions in that string.
 */
export type DocumentMatch = TextRange &
  FoundText & { part: 'body' | 'footnote' } & ({ in: 'text' } | { in: 'caption'; table: number });

const contextLength = 20;

/** Stands where text ends for a reader or a replacement must not reach over: breaks, footnotes, deleted text. In no query. */
const barrier = '\0';

/** Where a text stands in a string, from left to right, none over another; compared as `fold` says. */
export function findInText(text: string, query: TextQuery): (TextRange & FoundText)[] {
  const wanted = fold(query.text, query).text;
  if (wanted === '' || wanted.includes(barrier)) return [];
  const folded = fold(text, query);
  const found: (TextRange & FoundText)[] = [];
  for (let place = folded.text.indexOf(wanted); place !== -1; ) {
    const range = folded.sourceOf(place, place + wanted.length);
    if (range) {
      const { from, to } = range;
      found.push({ from, to, before: textBefore(text, from), match: text.slice(from, to), after: textAfter(text, to) });
    }
    place = folded.text.indexOf(wanted, place + (range ? wanted.length : 1));
  }
  return found;
}

/**
 * Where a text stands in a document, in the order a reader meets it; a footnote comes after the paragraph it belongs to. Marks
 * do not matter; text marked as deleted is not searched.
 */
export function findInDocument(document: Node, query: TextQuery): DocumentMatch[] {
  const matches: DocumentMatch[] = [];
  document.descendants((node, position) => {
    if (isDeleted(node)) return false;
    if (node.type.name === 'table' && typeof node.attrs.caption === 'string') {
      const found = findInText(node.attrs.caption, query);
      matches.push(...found.map((match) => ({ ...match, part: 'body', in: 'caption', table: position }) as const));
    }
    if (!node.inlineContent) return true;
    const part = node.type.name === 'footnote' ? 'footnote' : 'body';
    const start = position + 1;
    for (const { from, to, ...found } of findInText(searchedText(node), query)) {
      matches.push({ ...found, from: start + from, to: start + to, part, in: 'text' });
    }
    return true;
  });
  return matches;
}

/**
 * Replaces what `findInDocument` found in the document of `transform`, which may be an editor's transaction. The new text takes
 * the marks of the first character it replaces.
 */
export function replaceMatches(transform: Transform, matches: readonly DocumentMatch[], replacement: string): void {
  // From the end, so that the positions of those still to come stay right. A caption stands before the content of its table.
  const inOrder = matches.toSorted((a, b) => orderOf(b) - orderOf(a) || b.from - a.from);
  for (const run of runsOf(transform.doc, inOrder)) {
    const [match] = run;
    if (!match) continue;
    if (match.in === 'caption') {
      const caption = String(transform.doc.nodeAt(match.table)?.attrs.caption ?? '');
      transform.setNodeAttribute(match.table, 'caption', replaceRanges(caption, run, replacement));
    } else if (run.length > mostSteps) {
      const [from, to] = [run.at(-1)?.from ?? match.from, match.to];
      transform.replaceWith(from, to, replacedRun(transform.doc, run.toReversed(), replacement));
    } else {
      for (const { from, to } of run) {
        if (replacement === '') transform.delete(from, to);
        else
          transform.replaceWith(from, to, transform.doc.type.schema.text(replacement, transform.doc.nodeAt(from)?.marks ?? []));
      }
    }
  }
}

/** Of more matches in one paragraph each would copy all of it: they are replaced in one step. */
const mostSteps = 50;

/** Neighbours in one paragraph or one caption together, in the given order. */
function runsOf(doc: Node, matches: readonly DocumentMatch[]): DocumentMatch[][] {
  const runs: DocumentMatch[][] = [];
  let last = '';
  for (const match of matches) {
    const place = match.in === 'caption' ? `caption ${match.table}` : `text ${doc.resolve(match.from).start()}`;
    if (place === last) runs.at(-1)?.push(match);
    else runs.push([match]);
    last = place;
  }
  return runs;
}

/** The content from the first match to the last, in the order of the text. */
function replacedRun(doc: Node, matches: readonly DocumentMatch[], replacement: string): Node[] {
  const [first, last] = [matches[0]?.from ?? 0, matches.at(-1)?.to ?? 0];
  const nodes: Node[] = [];
  let index = 0;
  doc.nodesBetween(first, last, (node, start) => {
    if (node.isBlock) return true;
    const end = Math.min(start + node.nodeSize, last);
    let kept = Math.max(start, first);
    const keep = (to: number): void => {
      if (to > kept) nodes.push(node.isText ? node.cut(kept - start, to - start) : node);
    };
    for (let match = matches[index]; match && match.from < end; match = matches[index]) {
      keep(match.from);
      if (match.from >= start && replacement !== '') nodes.push(doc.type.schema.text(replacement, node.marks));
      kept = Math.min(match.to, end);
      if (match.to > end) break;
      index += 1;
    }
    keep(end);
    return false;
  });
  return nodes;
}

/** The string with each of the ranges replaced; none lies over another. */
export function replaceRanges(text: string, ranges: readonly TextRange[], replacement: string): string {
  const inOrder = ranges.toSorted((a, b) => a.from - b.from);
  const kept = inOrder.map(({ from }, index) => text.slice(inOrder[index - 1]?.to ?? 0, from));
  return [...kept, text.slice(inOrder.at(-1)?.to ?? 0)].join(replacement);
}

function orderOf(match: DocumentMatch): number {
  return match.in === 'caption' ? match.table : match.from;
}

/** Text of the inline children of a node, one character for every position; what is no text, or marked as deleted, is no character of any query. */
export function searchedText(node: Node): string {
  let text = '';
  node.forEach((child) => {
    text += child.isText && !isDeleted(child) ? child.text : barrier.repeat(child.nodeSize);
  });
  return text;
}

function isDeleted(node: Node): boolean {
  return node.marks.some((mark) => mark.type.name === 'deletion');
}

function textBefore(text: string, from: number): string {
  const near = text.slice(Math.max(0, from - contextLength), from);
  return withoutHalves(near.slice(near.lastIndexOf(barrier) + 1));
}

function textAfter(text: string, to: number): string {
  const near = text.slice(to, to + contextLength);
  const end = near.indexOf(barrier);
  return withoutHalves(end === -1 ? near : near.slice(0, end));
}

/** A character beyond the basic plane that was cut in two is left out. */
function withoutHalves(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
}
