/** Marks of a field in the text: its instruction stands between the first two, its result between the last two. */
export const fieldMarks = { begin: 0x13, separator: 0x14, end: 0x15 } as const;

/**
 * The marks of the fields that are whole, by their position; others are left out, so that no text is lost behind one that never ends.
 */
export function matchFields(characters: Uint16Array, from: number, to: number): ReadonlySet<number> {
  const matched = new Set<number>();
  const open: { begin: number; separator: number | null }[] = [];
  for (let position = from; position < to; position++) {
    const character = characters[position];
    const last = open.at(-1);
    if (character === fieldMarks.begin) open.push({ begin: position, separator: null });
    else if (character === fieldMarks.separator && last && last.separator === null) last.separator = position;
    else if (character === fieldMarks.end && last) {
      open.pop();
      matched.add(last.begin).add(position);
      if (last.separator !== null) matched.add(last.separator);
    }
  }
  return matched;
}
