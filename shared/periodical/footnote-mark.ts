import type { FootnoteNode, InlineNode } from '../document/types.ts';

/** The circled numbers of Unicode, 1 to 50. */
const circledNumbers: readonly string[] = [
  ...charactersFrom(0x2460, 20),
  ...charactersFrom(0x3251, 15),
  ...charactersFrom(0x32b1, 15),
];

/** The mark of a footnote by its number in the article, from 1. PDF and DOCX print the same marks. */
export function footnoteMark(number: number): string {
  return circledNumbers[number - 1] ?? String(number);
}

/** A footnote that is to go, or all of whose text is, is not printed and has no number. */
export function isPrintedFootnote(node: FootnoteNode): boolean {
  const isDeleted = ({ marks }: Pick<InlineNode, 'marks'>): boolean => marks?.some((mark) => mark.type === 'deletion') ?? false;
  return !isDeleted(node) && (node.content ?? []).some((one) => !isDeleted(one));
}

function charactersFrom(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => String.fromCodePoint(first + index));
}
