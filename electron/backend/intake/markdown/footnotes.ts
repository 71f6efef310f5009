import { joinText } from '../print-lines/merge-print-lines.ts';
import { isClosed } from '../recognise/sentence-end.ts';
import { marker } from './inline-marks.ts';

/** A note of more lines is a text that lost its end. */
const mostLines = 200;

export interface Note {
  text: string;
  /** Where it stands in the source. */
  line: number;
  /** Its text stands in that of another note. */
  isInside?: boolean;
}

const definition = /^\s{0,3}\[\^([^\]\s]{1,100})\]:[ \t]*(.*)$/;
/** A line that belongs to no note unless it is indented. */
const block = /^\s*(?:#{1,6}\s|[-*+]\s|\d{1,3}[.)]\s|[|>]|\[[^\]]+\]:)/;

/**
 * Takes the notes `[^1]: text` with the lines that go on under them out of the lines, which become blank: indented ones, and the
 * rest of a sentence. Of a label that comes twice the first text is the note; the others stay as paragraphs, and are told.
 */
export function readFootnotes(
  lines: string[],
  isCode: (index: number) => boolean,
  readInline: (text: string, line: number) => string,
  tell: (line: number, what: string) => void,
): Map<string, Note> {
  const notes = new Map<string, Note>();
  for (let index = 0; index < lines.length; index++) {
    const [, label, first = ''] = definition.exec(lines[index] ?? '') ?? [];
    if (label === undefined || isCode(index)) continue;
    if (notes.has(label)) {
      lines[index] = marker.item + readInline(first.trim(), index + 1);
      tell(index + 1, `脚注“${label}”有两条注文，这一条已作为一段收入，请核对。`);
      continue;
    }
    const parts = [first.trim()];
    const from = index;
    lines[index] = '';
    for (let next = index + 1; next < lines.length && next - from < mostLines; next++) {
      const line = lines[next] ?? '';
      const isIndented = /^(?:\t| {2,}|\u3000)\s*\S/.test(line);
      const isGap = line.trim() === '' && /^(?:\t| {4,})\s*\S/.test(lines[next + 1] ?? '');
      const goesOn = line.trim() !== '' && !isClosed(parts.at(-1) ?? '') && next === index + 1 && !block.test(line);
      if (!isIndented && !isGap && !goesOn) break;
      parts.push(line.trim());
      lines[next] = '';
      index = next;
    }
    const text = parts.filter((part) => part !== '').reduce((sum, part) => joinText(sum, part), '');
    notes.set(label, { text: readInline(text, from + 1), line: from + 1 });
  }
  return withoutNested(notes, tell);
}

/** A note has no notes of its own: what they say goes into brackets. */
function withoutNested(notes: Map<string, Note>, tell: (line: number, what: string) => void): Map<string, Note> {
  const given = new Map(notes);
  for (const [label, note] of given) {
    const text = note.text.replace(/\[\^([^\]\s]+)\]/g, (call, inner: string) => {
      const nested = inner === label ? undefined : given.get(inner);
      if (!nested || nested.text.includes('[^')) return call;
      notes.set(inner, { ...nested, isInside: true });
      return `（${nested.text}）`;
    });
    if (text === note.text) continue;
    notes.set(label, { ...note, text });
    tell(note.line, `脚注“${label}”里还有脚注，已写进括号，请核对。`);
  }
  return notes;
}
