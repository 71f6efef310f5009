/** White space as one space each time, without any at the ends; the narrow space before the endings of Mongolian words stays itself. */
export function singleSpaces(text: string): string {
  return text.trim().replace(/\s+/gu, (gap) => (gap === '\u202f' ? gap : ' '));
}
