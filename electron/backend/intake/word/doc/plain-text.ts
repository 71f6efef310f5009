import { fieldMarks, matchFields } from './fields.ts';

/** What is shown of a part of the text, without its looks: a line for each paragraph. */
export function plainText(characters: Uint16Array, from: number, to: number): string {
  const marks = matchFields(characters, from, to);
  let text = '';
  /** Fields that are open, by whether their result has begun. */
  const fields: boolean[] = [];
  for (let position = from; position < to; position++) {
    const character = characters[position] ?? 0;
    if (marks.has(position)) {
      if (character === fieldMarks.begin) fields.push(false);
      else if (character === fieldMarks.separator) fields.splice(-1, 1, true);
      else fields.pop();
    } else if (fields.every((hasBegun) => hasBegun))
      text += shown[character] ?? (character < 0x20 ? '' : String.fromCharCode(character));
  }
  return text.trim().toWellFormed();
}

const shown: Readonly<Record<number, string>> = {
  7: '\n',
  9: '\t',
  11: '\n',
  12: '\n',
  13: '\n',
  30: '\u2011',
};
