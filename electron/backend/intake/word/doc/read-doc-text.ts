import { createNumberCounter } from '../numbering/number-counter.ts';
import type { SourceComment, SourceLoss, SourceText } from '../source-text.ts';
import { commentMarks } from './comment-marks.ts';
import { type DocComment, readComments } from './comments.ts';
import { type DocParts, positionsOf, stretchesOf } from './doc-parts.ts';
import { type Drawings, readDrawings } from './drawings.ts';
import { readNotes } from './notes.ts';
import { pictureStore } from './picture-store.ts';
import { plainText } from './plain-text.ts';
import { readSections } from './sections.ts';
import { readStories } from './story-reader.ts';
import { textLooks } from './text-looks.ts';

/** More than anyone writes into a manuscript. */
const mostComments = 2_000;

export function readDocText(parts: DocParts): SourceText {
  /** Where one part makes no sense, the text is read without it. */
  const attempt = <T>(what: string, read: () => T, otherwise: T): T => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      parts.broken.push(what);
      return otherwise;
    }
  };
  const comments = attempt('批注', () => readComments(parts), []);
  if (comments.length > mostComments) parts.broken.push('过多的批注');
  const kept = comments.slice(0, mostComments);
  const noDrawings: Drawings = { shapesAt: () => [] };
  const losses: SourceLoss[] = [];
  const pictures = pictureStore();
  const blocks = readStories({
    parts,
    looks: textLooks(parts),
    notes: attempt('注', () => readNotes(parts), new Map()),
    sections: attempt('分节', () => readSections(parts), { endAt: () => false, beginsPageAt: () => false }),
    comments: commentMarks(kept),
    drawings: attempt('图形', () => readDrawings(parts), noDrawings),
    pictures,
    counter: createNumberCounter(parts.lists.numbering),
    losses,
  });
  const broken = [...new Set(parts.broken)].map((words): SourceLoss => ({ kind: 'broken', number: null, words }));
  return {
    blocks,
    pictures: pictures.pictures,
    comments: kept.map((one) => commentOf(parts, one)),
    losses: [...losses, ...headersOf(parts), ...broken],
  };
}

function commentOf({ characters }: DocParts, { id, author, time, text }: DocComment): SourceComment {
  return { id, author, time, text: plainText(characters, text.from, text.to) };
}

/** Before those of the sections stand the lines between text and notes. */
const separators = 6;

/** What headers and footers say, each once. */
function headersOf(parts: DocParts): SourceLoss[] {
  const texts = stretchesOf(parts, 'headers', positionsOf(parts, 'headerText'))
    .slice(separators)
    .map(({ from, to }) => plainText(parts.characters, from, to))
    .filter((text) => text !== '' && !/^[-—·\s\d]*$/.test(text));
  return [...new Set(texts)].map((words) => ({ kind: 'header', number: null, words }));
}
