import type { HeadingLevel } from '../../../../shared/document/types.ts';
import { withoutMarkers } from '../markdown/inline-marks.ts';
import { divisionLevel, intakeHeadingNumber } from '../recognise/heading-number.ts';
import { isApart, isCredits, isDateLine, isItemEnd, isNote } from '../recognise/passage-kind.ts';
import { isClosed } from '../recognise/sentence-end.ts';
import type { Fragment } from './merge-print-lines.ts';
import { longestBoldHeading } from './source-line.ts';

/** A piece of an article as it stands in the source; cut paragraphs are still in several pieces. */
export interface Piece {
  kind: 'heading' | 'text' | 'note' | 'credits' | 'table' | 'quote';
  text: string;
  lines: number[];
  /** Level of a heading or of a run-in heading at the start. */
  level: HeadingLevel | null;
  hashes: number;
  indent: number;
  pageBreak: boolean;
  /** It ends in a soft return. */
  soft: boolean;
  /** A block by its mark-up: nothing is joined to it. */
  isWhole: boolean;
}

const longestHeading = 70;

/** Tells headings, notes and credits from text: a number without a sentence after it is a heading of its own. */
export function readPiece(fragment: Fragment): Piece {
  const { lines, hashes, indent, pageBreak, soft } = fragment;
  const piece = { text: fragment.text, lines, level: null, hashes, indent, pageBreak, soft, isWhole: fragment.block === 'item' };
  if (fragment.block === 'quote') return { ...piece, kind: 'quote' };
  if (fragment.block === 'item') return { ...piece, kind: 'text' };
  const text = withoutMarkers(fragment.text);
  if (fragment.text.startsWith('|') && text.endsWith('|')) return { ...piece, kind: 'table' };
  if (isNote(text)) return { ...piece, kind: 'note' };
  if (isCredits(text)) return { ...piece, kind: 'credits' };
  if (isOwnLine(text, indent)) return { ...piece, kind: 'text', isWhole: true };
  const division = divisionLevel(text);
  if (division) return { ...piece, kind: 'heading', level: division };
  const number = intakeHeadingNumber(text);
  if (number) {
    const isItem = isItemEnd(text) || text === number.text.trim() || (text.length > longestHeading && hashes === 0);
    const kind = text.includes('。') || isItem || (isClosed(text) && text.length > 40 && hashes === 0) ? 'text' : 'heading';
    return { ...piece, kind, level: number.level };
  }
  if (hashes > 0 && !isClosed(text) && text.length <= longestHeading) return { ...piece, kind: 'heading' };
  if (fragment.bold && text.length <= longestBoldHeading && !isClosed(text)) return { ...piece, kind: 'heading' };
  return { ...piece, kind: 'text' };
}

/** Set this far in, in characters of the body, a line stands at the right or in the middle. */
const deepIndent = 6;

/** Never a part of the lines around it, whatever they end with: signature, date, 「附件：」, 「关键词：」. */
function isOwnLine(text: string, indent: number): boolean {
  if (isDateLine(text) || isApart(text)) return true;
  return indent >= deepIndent && text.length <= 40 && !isClosed(text) && intakeHeadingNumber(text) === null;
}

/** Headings without a number are told apart by their #; those with the fewest are of level 1. */
export function withDeeperHeadings(pieces: readonly Piece[]): Piece[] {
  const isBare = ({ kind, level, hashes }: Piece): boolean => kind === 'heading' && level === null && hashes > 0;
  const fewest = Math.min(...pieces.filter(isBare).map(({ hashes }) => hashes));
  return pieces.map((piece) =>
    isBare(piece) && piece.hashes > fewest ? { ...piece, level: Math.min(piece.hashes - fewest + 1, 4) as HeadingLevel } : piece,
  );
}
