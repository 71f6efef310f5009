import { type DocParts, positionsOf, stretchesOf } from './doc-parts.ts';
import { readPlc } from './plc.ts';

export interface DocNote {
  kind: 'footnote' | 'endnote';
  from: number;
  to: number;
}

/** Footnotes and endnotes by the position of the character that calls them. */
export function readNotes(parts: DocParts): ReadonlyMap<number, DocNote> {
  const notes = new Map<number, DocNote>();
  for (const kind of ['footnote', 'endnote'] as const) {
    const calls = readPlc(parts.part(`${kind}Refs`), 2);
    const stretches = stretchesOf(parts, `${kind}s`, positionsOf(parts, `${kind}Text`));
    for (const [index] of calls.data.entries()) {
      const stretch = stretches[index];
      if (stretch) notes.set(calls.positions[index] ?? 0, { kind, ...stretch });
    }
  }
  return notes;
}
