import type { Node } from '@tiptap/pm/model';
import type { Transform } from '@tiptap/pm/transform';
import type { TextQuery } from '../contract/articles-contract.ts';

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

/** Where a text stands in a string, from left to right, none over another. */
export function findInText(text: string, query: TextQuery): (TextRange & FoundText)[] {
  const wanted = fold(query.text, query);
  if (wanted === '' || wanted.includes(barrier)) return [];
  const folded = fold(text, query);
  const found: (TextRange & FoundText)[] = [];
  for (let from = folded.indexOf(wanted); from !== -1; from = folded.indexOf(wanted, from + wanted.length)) {
    const to = from + wanted.length;
    found.push({ from, to, before: textBefore(text, from), match: text.slice(from, to), after: textAfter(text, to) });
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
  for (const match of inOrder) {
    if (match.in === 'caption') {
      const caption = String(transform.doc.nodeAt(match.table)?.attrs.caption ?? '');
      transform.setNodeAttribute(match.table, 'caption', replaceRanges(caption, [match], replacement));
    } else if (replacement === '') {
      transform.delete(match.from, match.to);
    } else {
      const marks = transform.doc.nodeAt(match.from)?.marks ?? [];
      transform.replaceWith(match.from, match.to, transform.doc.type.schema.text(replacement, marks));
    }
  }
}

/** The string with each of the ranges replaced. */
export function replaceRanges(text: string, ranges: readonly TextRange[], replacement: string): string {
  return ranges
    .toSorted((a, b) => b.from - a.from)
    .reduce((result, { from, to }) => result.slice(0, from) + replacement + result.slice(to), text);
}

function orderOf(match: DocumentMatch): number {
  return match.in === 'caption' ? match.table : match.from;
}

/** Text of the inline children, one character for every position. */
function searchedText(node: Node): string {
  let text = '';
  node.forEach((child) => {
    text += child.isText && !isDeleted(child) ? child.text : barrier.repeat(child.nodeSize);
  });
  return text;
}

function isDeleted(node: Node): boolean {
  return node.marks.some((mark) => mark.type.name === 'deletion');
}

/** Keeps the length, so that places in the folded text are places in the text. */
function fold(text: string, { matchCase, matchWidth }: TextQuery): string {
  const narrow = matchWidth ? text : text.replace(/[\uFF01-\uFF5E\u3000]/g, halfWidth);
  return matchCase ? narrow : narrow.replace(/\p{Lu}/gu, lowerCase);
}

function halfWidth(character: string): string {
  return character === '\u3000' ? ' ' : String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

function lowerCase(character: string): string {
  const lower = character.toLowerCase();
  return lower.length === character.length ? lower : character;
}

function textBefore(text: string, from: number): string {
  return withoutHalves(text.slice(text.lastIndexOf(barrier, from) + 1, from).slice(-contextLength));
}

function textAfter(text: string, to: number): string {
  const end = text.indexOf(barrier, to);
  return withoutHalves(text.slice(to, end === -1 ? undefined : end).slice(0, contextLength));
}

/** A character beyond the basic plane that was cut in two is left out. */
function withoutHalves(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
}
