/** The circled numbers of Unicode, 1 to 50. */
export const circledNumbers: readonly string[] = [
  ...charactersFrom(0x2460, 20),
  ...charactersFrom(0x3251, 15),
  ...charactersFrom(0x32b1, 15),
];

/** The mark of a footnote by its number in the article, from 1. PDF and DOCX print the same marks. */
export function footnoteMark(number: number): string {
  return circledNumbers[number - 1] ?? String(number);
}

function charactersFrom(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => String.fromCodePoint(first + index));
}
