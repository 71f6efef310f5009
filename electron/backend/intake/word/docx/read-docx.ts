import { openPackage } from '../../files/open-package.ts';
import { createNumberCounter } from '../numbering/number-counter.ts';
import { children, descendants, textOf, type XmlElement } from '../read-xml.ts';
import type { SourceComment, SourceLoss, SourceText } from '../source-text.ts';
import { type DocxPart, readDocxParts } from './docx-parts.ts';
import { readBody, visibleText } from './read-body.ts';
import { readNumbering } from './read-numbering.ts';
import { readStyles } from './read-styles.ts';

/**
 * Reads a DOCX, transitional or strict, of whichever program. `file`: what messages call it.
 * @throws UserError `package-damaged`, `package-refused`, `file-locked`, `format-unsupported`
 */
export async function readDocx(bytes: Uint8Array, file: string): Promise<SourceText> {
  const parts = await readDocxParts(await openPackage(bytes, file), file);
  const styles = readStyles(parts.styles?.root);
  const numbering = readNumbering(parts.numbering?.root, parts.styles?.root);
  const { blocks, pictures, losses } = await readBody(parts.document, {
    styles,
    numbering,
    counter: createNumberCounter(numbering),
    footnotes: notesOf(parts.footnotes, 'w:footnote'),
    endnotes: notesOf(parts.endnotes, 'w:endnote'),
    footnotesPart: parts.footnotes,
    endnotesPart: parts.endnotes,
    pictureOf: (name) => parts.bytes(name),
    wordsOf: async (name) => {
      const part = await parts.xml(name);
      return part ? descendants(part.root, 'a:t').map(textOf).join(' ') : '';
    },
  });
  return { blocks, pictures, comments: commentsOf(parts.comments), losses: [...losses, ...marginsOf(parts.margins)] };
}

/** Notes by their id; the lines between text and notes are none. */
function notesOf(part: DocxPart | undefined, name: string): ReadonlyMap<string, XmlElement> {
  const notes = children(part?.root, name).filter(
    ({ attributes }) => attributes['w:type'] === undefined || attributes['w:type'] === 'normal',
  );
  return new Map(notes.map((note) => [note.attributes['w:id'] ?? '', note]));
}

function commentsOf(part: DocxPart | undefined): SourceComment[] {
  return children(part?.root, 'w:comment').map((comment) => {
    const time = new Date(comment.attributes['w:date'] ?? '');
    return {
      id: comment.attributes['w:id'] ?? '',
      author: comment.attributes['w:author'] ?? '',
      time: Number.isNaN(time.getTime()) ? '' : time.toISOString(),
      text: children(comment, 'w:p').map(visibleText).join('\n'),
    };
  });
}

/** What headers and footers say, each once. */
function marginsOf(parts: readonly DocxPart[]): SourceLoss[] {
  const texts = parts.map(({ root }) => visibleText(root).trim()).filter((text) => text !== '' && !/^[-—·\s\d]*$/.test(text));
  return [...new Set(texts)].map((words) => ({ kind: 'header', number: null, words }));
}
