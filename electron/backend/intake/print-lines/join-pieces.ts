import type { HeadingLevel } from '../../../../shared/document/types.ts';
import { marker, withoutMarkers } from '../markdown/inline-marks.ts';
import { intakeHeadingNumber, startsArticle } from '../recognise/heading-number.ts';
import { isItemEnd } from '../recognise/passage-kind.ts';
import { closesForeign, isClosed, isUnclosed, startsInside } from '../recognise/sentence-end.ts';
import type { LanguageModel } from './language-model.ts';
import type { LineHabit } from './line-habit.ts';
import { joinText, longestBlock } from './merge-print-lines.ts';
import type { Piece } from './pieces.ts';

/** A whole block of an article in reading order. */
export interface Block {
  kind: 'heading' | 'paragraph' | 'note' | 'credits' | 'table' | 'quote';
  text: string;
  lines: number[];
  /** Level of a heading, or of the run-in heading a paragraph starts with. */
  level: HeadingLevel | null;
}

export interface JoinedPieces {
  blocks: Block[];
  /** The last line before each seam and the first after it. */
  joins: [number, number][];
  /** Joins that little speaks for. */
  uncertain: { line: number; next: number }[];
  /** Paragraphs that break off and have no continuation; the line where they end. */
  openEnds: number[];
  /** Headings put together from two pieces: the second line. */
  headingTails: { line: number; text: string }[];
}

const shortestCut = 10;
const longestTail = 20;
/** Joins about which nothing is known score -4.2; less than this speaks against. */
const leastSeam = -4.5;

/** Puts cut paragraphs and headings over two lines together again. */
export function joinPieces(pieces: readonly Piece[], habit: LineHabit, model: LanguageModel): JoinedPieces {
  const result: JoinedPieces = { blocks: [], joins: [], uncertain: [], openEnds: [], headingTails: [] };
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index];
    if (!piece) continue;
    if (piece.kind === 'table') {
      const block = result.blocks.at(-1);
      if (block?.kind === 'table' && !isTableHead(piece, pieces[index + 1])) {
        block.text += `\n${piece.text}`;
        block.lines.push(...piece.lines);
      } else result.blocks.push({ kind: 'table', text: piece.text, lines: [...piece.lines], level: null });
      continue;
    }
    if (piece.kind === 'quote') {
      const block = result.blocks.at(-1);
      if (block?.kind === 'quote') {
        const isParagraphEnd = isClosed(pieces[index - 1]?.text ?? '') || piece.lines[0] !== (block.lines.at(-1) ?? 0) + 1;
        block.text = isParagraphEnd ? `${block.text}\n${piece.text}` : joinText(block.text, piece.text);
        block.lines.push(...piece.lines);
      } else result.blocks.push({ kind: 'quote', text: piece.text, lines: [...piece.lines], level: null });
      continue;
    }
    if (piece.kind === 'heading' && isUnmarkedItem(piece, result.blocks.at(-1), pieces[index + 1])) {
      result.blocks.push({ kind: 'paragraph', text: piece.text, lines: [...piece.lines], level: null });
      continue;
    }
    if (piece.kind === 'heading') {
      const tail = pieces[index + 1];
      if (tail && isHeadingTail(piece, tail, pieces[index + 2], { habit, model })) {
        result.blocks.push({
          kind: 'heading',
          text: joinText(piece.text, tail.text),
          lines: [...piece.lines, ...tail.lines],
          level: piece.level ?? 1,
        });
        result.headingTails.push({ line: tail.lines[0] ?? 0, text: tail.text });
        index++;
      } else result.blocks.push({ kind: 'heading', text: piece.text, lines: [...piece.lines], level: piece.level ?? 1 });
      continue;
    }
    if (!isBelowHeading(pieces[index - 1], habit) && isLooseHeading(piece, pieces[index - 1], pieces[index + 1], model)) {
      result.blocks.push({ kind: 'heading', text: piece.text, lines: [...piece.lines], level: 1 });
      continue;
    }
    const block: Block = {
      kind: piece.kind === 'text' ? 'paragraph' : piece.kind,
      text: piece.text,
      lines: [...piece.lines],
      level: isListItem(piece, result.blocks.at(-1), pieces[index + 1]) ? null : piece.level,
    };
    result.blocks.push(block);
    let current = piece;
    for (let next = pieces[index + 1]; next && goesOn(block, current, next, habit); next = pieces[index + 1]) {
      const from = current.lines.at(-1) ?? 0;
      const to = next.lines[0] ?? 0;
      result.joins.push([from, to]);
      if (isDoubtful(current, next, model)) result.uncertain.push({ line: from, next: to });
      block.text = joinText(block.text, next.text);
      block.lines.push(...next.lines);
      current = next;
      index++;
    }
    if (!isClosed(block.text) && block.kind === 'paragraph' && !piece.isWhole && !current.soft && !/[；;]$/.test(block.text))
      result.openEnds.push(current.lines.at(-1) ?? 0);
  }
  return result;
}

/**
 * 「（三）其他事项。」 after items that end with a semicolon, or in a list that a colon announces, is an item of the list and no
 * run-in heading, however short it is.
 */
function isListItem(piece: Piece, before: Block | undefined, next: Piece | undefined): boolean {
  if (piece.level === null || piece.kind !== 'text' || before?.kind !== 'paragraph') return false;
  const isSecond = follows(before.text, piece);
  if (isSecond && isItemEnd(before.text)) return true;
  const isAlone = piece.text.indexOf('。') === piece.text.length - 1;
  if (isSecond && before.level === null) return isAlone;
  return isAlone && /[：:]$/.test(before.text) && (next?.kind !== 'text' || next.level === piece.level);
}

/** The same without a mark at its end: one of several that a colon announces, or the last behind items with a semicolon. */
function isUnmarkedItem(piece: Piece, before: Block | undefined, next: Piece | undefined): boolean {
  if (piece.hashes > 0 || before?.kind !== 'paragraph') return false;
  if (before.level === null && follows(before.text, piece)) return true;
  const goesOn = next !== undefined && follows(piece.text, next) && next.hashes === 0;
  return goesOn && (/[：:]$/.test(before.text) || isItemEnd(next.text));
}

/** Its number comes next after the one that a text starts with. */
function follows(before: string, piece: Piece): boolean {
  const own = intakeHeadingNumber(withoutMarkers(piece.text));
  const last = intakeHeadingNumber(withoutMarkers(before));
  return own !== null && last?.level === own.level && last.value + 1 === own.value;
}

/** The rule of a new table stands under it. */
function isTableHead(piece: Piece, next: Piece | undefined): boolean {
  return piece.text.includes(marker.row) || (next?.kind === 'table' && /^\|(?::?-{3,}:?\|)+$/.test(next.text));
}

function goesOn(block: Block, current: Piece, next: Piece, habit: LineHabit): boolean {
  if (current.isWhole || current.soft || next.isWhole || block.text.length > longestBlock) return false;
  if (next.kind !== 'text' || next.level !== null || startsArticle(next.text)) return false;
  const isSentenceEnd = isClosed(current.text);
  if (startsInside(next.text)) return true;
  if (isTooShort(block, current) && !closesForeign(next.text)) return false;
  if (current.kind === 'note' || current.kind === 'credits') return !isSentenceEnd && isUnclosed(block.text);
  if (isSentenceEnd) {
    if (isUnclosed(block.text) && closesForeign(next.text)) return true;
    return habit.hasIndents && next.indent < 1 && next.pageBreak;
  }
  if (
    /[；;]$/.test(current.text) &&
    (next.indent >= 1.5 || !(next.pageBreak || closesForeign(next.text) || current.text.length > 60))
  )
    return false;
  return !(habit.hasIndents && next.indent >= 1.5);
}

/** A break of page or column cuts a line that is full; a number alone stands before its text. */
function isTooShort(block: Block, current: Piece): boolean {
  const text = withoutMarkers(current.text);
  const isNumber = startsArticle(text) || intakeHeadingNumber(text)?.text.trim() === text;
  return block.text === current.text && text.length < shortestCut && !isNumber;
}

function isDoubtful(current: Piece, next: Piece, model: LanguageModel): boolean {
  if (startsInside(next.text) || closesForeign(next.text)) return false;
  return model.seam(current.text, next.text) < leastSeam;
}

/** A heading that runs over to a second line: what follows is short, ends without a mark and has no number. */
function isHeadingTail(
  heading: Piece,
  tail: Piece,
  after: Piece | undefined,
  { habit, model }: { habit: LineHabit; model: LanguageModel },
): boolean {
  if (tail.level !== null || tail.kind === 'note' || tail.kind === 'credits' || tail.kind === 'table') return false;
  if (tail.kind === 'quote' || tail.isWhole || startsArticle(tail.text) || /[。；！？]/.test(tail.text)) return false;
  if (isClosed(tail.text) || tail.text.length > longestTail + 10 || /[，,；;。]$/.test(tail.text)) return false;
  if (!after || startsInside(after.text)) return tail.kind === 'heading';
  const breaksOff = /[、，,的和与及在]$/.test(heading.text) || isUnclosed(heading.text);
  if (tail.kind === 'heading' && tail.hashes > 0) return heading.level !== null || breaksOff;
  // Where a line is a whole paragraph, one with a number is a whole heading, unless both are marked as headings.
  if (!breaksOff && !habit.shortfall && heading.level !== null) return false;
  if (breaksOff) return true;
  if (tail.text.length > longestTail || after.kind === 'heading') return after.kind === 'heading';
  if (after.pageBreak && !tail.pageBreak) return false;
  const before = model.seam(heading.text, tail.text);
  const behind = model.seam(tail.text, after.text);
  return tail.text.length <= 14 ? before >= behind - 1 : before > behind + 2;
}

/** Where a line is a whole paragraph, what stands right below a heading with a number is its text. */
function isBelowHeading(before: Piece | undefined, { shortfall }: LineHabit): boolean {
  return !shortfall && before?.kind === 'heading' && before.level !== null;
}

/** A short line without number and mark between closed paragraphs is a heading without number. */
function isLooseHeading(piece: Piece, before: Piece | undefined, after: Piece | undefined, model: LanguageModel): boolean {
  if (
    piece.kind !== 'text' ||
    piece.isWhole ||
    piece.soft ||
    piece.text.includes(marker.lineBreak) ||
    piece.level !== null ||
    piece.text.length > 12 ||
    /[，,、；;。：:！!？?]|^[-–—*+•※☆[(（]/.test(piece.text) ||
    startsArticle(piece.text) ||
    isClosed(piece.text)
  )
    return false;
  if (!after || after.pageBreak || startsInside(after.text) || (before && before.kind === 'text' && !isClosed(before.text)))
    return false;
  if (/[\d%]$/.test(piece.text)) return false;
  return !model.isWordAcross(piece.text, after.text) && model.seam(piece.text, after.text) < 0;
}
