import { documentLimits } from '../../../../shared/document/document-limits.ts';
import { UserError } from '../../../../shared/errors.ts';
import type { ImportDoubt } from '../../../../shared/periodical/doubt-kinds.ts';
import type { SourceLine } from './source-line.ts';

/** Design §9 R1: no bulletin has more. */
const mostLines = 100_000;
const longestLine = Math.floor(documentLimits.paragraphCharacters * 0.8);

/**
 * The lines, those longer than a paragraph may be cut into several, and told.
 * @throws UserError `too-large` where there are more lines than in any bulletin
 */
export function limitLines(lines: readonly SourceLine[], file: string): { lines: SourceLine[]; doubts: ImportDoubt[] } {
  if (lines.length > mostLines) {
    throw new UserError('too-large', { where: `“${file}”`, what: `有 ${lines.length} 行文字`, limit: `${mostLines} 行` });
  }
  const isLong = ({ text }: SourceLine): boolean => text.length > longestLine && !text.startsWith('|');
  return {
    lines: lines.flatMap((line) => (isLong(line) ? piecesOf(line) : [line])),
    doubts: lines.filter(isLong).map(({ line, text }) => ({
      line,
      kind: 'long-paragraph',
      what: `这一行长 ${text.length} 字，已分成几段，请核对原稿。`,
    })),
  };
}

function piecesOf(line: SourceLine): SourceLine[] {
  const pieces: SourceLine[] = [];
  for (let from = 0; from < line.text.length; ) {
    const end = from + longestLine;
    // Not between the halves of one character.
    const to = /[\ud800-\udbff]/.test(line.text.charAt(end - 1)) ? end + 1 : end;
    const text = line.text.slice(from, to);
    pieces.push({ ...line, text, marked: text, raw: text, block: 'item' });
    from = to;
  }
  return pieces;
}
