import type { FootnoteNode, InlineNode, Mark } from '../../../shared/document/types.ts';

/** A piece of a line as it was read: text with its white space as written, or a footnote. */
export type Run = { text: string; marks: readonly Mark[] } | { footnote: FootnoteNode };

const wide =
  /[\u2E80-\u303F\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\u2014\u2018-\u201D\u2026]/;

/**
 * A line as inline nodes: white space collapsed as browsers do, trimmed at both ends (indents are no text), runs of the same
 * marks joined. Line ends of the source inside Chinese text are no spaces; office programs wrap their source anywhere
 * (`isOffice`), so there one Chinese neighbour is enough.
 */
export function inlineOf(runs: readonly Run[], isOffice: boolean): InlineNode[] {
  const characters = runs.flatMap((run, index) =>
    'text' in run ? [...run.text].map((character) => ({ character, index })) : [{ character: '\ufffc', index }],
  );
  const kept = collapse(characters, isOffice);
  const nodes: InlineNode[] = [];
  let last = -1;
  for (const { character, index } of kept) {
    const run = runs[index];
    const node = nodes.at(-1);
    if (!run) continue;
    if ('footnote' in run) nodes.push(run.footnote);
    else if (node?.type === 'text' && (index === last || sameMarks(node.marks ?? [], run.marks))) node.text += character;
    else nodes.push({ type: 'text', text: character, ...(run.marks.length > 0 ? { marks: [...run.marks] } : {}) });
    last = index;
  }
  return nodes;
}

interface Placed {
  character: string;
  index: number;
}

function collapse(characters: readonly Placed[], isOffice: boolean): Placed[] {
  const kept: Placed[] = [];
  for (let i = 0; i < characters.length; i += 1) {
    const first = characters[i];
    if (!first) continue;
    if (!isSpace(first.character)) {
      kept.push(first);
      continue;
    }
    let end = i;
    while (end + 1 < characters.length && isSpace(characters[end + 1]?.character ?? '')) end += 1;
    const space = characters
      .slice(i, end + 1)
      .map(({ character }) => character)
      .join('');
    const after = characters[end + 1]?.character;
    const before = kept.at(-1)?.character;
    i = end;
    if (before === undefined || after === undefined) continue;
    const neighbours = [before, after].filter((neighbour) => wide.test(neighbour)).length;
    const isLineEnd = /^[ \t]*[\r\n][\s]*$/.test(space) && !space.includes('\u3000') && !space.includes('\u00a0');
    if (isLineEnd && neighbours >= (isOffice ? 1 : 2)) continue;
    // A space of a whole character is one in Chinese text, such as between a title and a name.
    kept.push({ ...first, character: space.includes('\u3000') ? '\u3000' : ' ' });
  }
  return kept;
}

function isSpace(character: string): boolean {
  return /[\s\u00a0\u200b\ufeff]/.test(character);
}

function sameMarks(one: readonly Mark[], other: readonly Mark[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
