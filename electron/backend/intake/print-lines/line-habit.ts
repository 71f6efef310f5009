import { withoutMarkers } from '../markdown/inline-marks.ts';
import { isClosed } from '../recognise/sentence-end.ts';
import type { SourceLine } from './source-line.ts';

/** How the text is broken into lines. */
export interface LineHabit {
  /**
   * Every print line is a line of the text: by how many characters a line is shorter than the measure. Null where a line of
   * the text is a whole paragraph.
   */
  shortfall: ((line: SourceLine) => number) | null;
  /** New paragraphs are indented. */
  hasIndents: boolean;
  /** Blank lines stand between paragraphs only. */
  hasGaps: boolean;
}

const longLine = 60;

export function findLineHabit(lines: readonly SourceLine[]): LineHabit {
  const shortfall = isHardWrapped(lines) ? measureLines(lines) : null;
  let starts = 0;
  let indented = 0;
  let gaps = 0;
  let gapsInside = 0;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (!before) continue;
    const isLong = shortfall !== null && shortfall(before) < 2;
    if (isClosed(before.text) && !isLong && line.hashes === 0) {
      starts++;
      if (line.indent >= 1.5) indented++;
    }
    if (!line.gap || line.pageBreak) continue;
    gaps++;
    if (isLong && !isClosed(before.text)) gapsInside++;
  }
  return { shortfall, hasIndents: indented >= 5 && indented >= starts * 0.6, hasGaps: gapsInside <= gaps * 0.3 };
}

function isHardWrapped(lines: readonly SourceLine[]): boolean {
  const total = lines.reduce((sum, line) => sum + line.text.length, 0);
  const long = lines.filter((line) => line.text.length > longLine).reduce((sum, line) => sum + line.text.length, 0);
  return lines.length > 20 && long < total * 0.12;
}

/** The measure is the width that most lines have, counted in characters or in printed width, whichever is sharper. */
export function measureLines(lines: readonly SourceLine[], leastShare = 0.25): ((line: SourceLine) => number) | null {
  // A mark at the end of a line may hang over the measure.
  const open = lines.filter((line) => !/[，。、；：！？,;:!?）)”》]$/.test(line.text));
  const sample = open.length >= lines.length * 0.3 ? open : lines;
  const measures = [countWidth, printedWidth].map((widthOf) => {
    const tally = new Map<number, number>();
    for (const line of sample) {
      const width = widthOf(line.text) + line.indent;
      tally.set(width, (tally.get(width) ?? 0) + 1);
    }
    const near = (full: number): number => [full, full - 0.5, full - 1].reduce((sum, width) => sum + (tally.get(width) ?? 0), 0);
    const candidates = [...tally.keys()].filter((width) => width >= 12);
    const full = candidates.reduce((best, width) => (near(width) > near(best) ? width : best), 0);
    return { widthOf, full, share: full === 0 ? 0 : near(full) / sample.length, sharp: tally.get(full) ?? 0 };
  });
  const best = measures.reduce((one, other) => (other.sharp > one.sharp * 1.05 ? other : one));
  if (best.share < leastShare) return null;
  return (line) => best.full - best.widthOf(line.text) - line.indent;
}

function countWidth(text: string): number {
  return [...withoutMarkers(text)].length;
}

/** In characters of the body; a Latin letter, digit or mark takes half. */
export function printedWidth(text: string): number {
  return [...withoutMarkers(text)].reduce((sum, character) => sum + (/[ -~]/.test(character) ? 0.5 : 1), 0);
}

/**
 * The line runs to the margin, given the line after it. A mark that may not start or end a line makes the line before it
 * shorter; a line that ends with a sentence must be filled exactly, or it is the end of a paragraph.
 */
export function reachesMargin(line: SourceLine, next: SourceLine, shortfall: (line: SourceLine) => number): boolean {
  const missing = shortfall(line);
  if (!isClosed(line.text)) return missing <= 3.6;
  if (missing <= 0.6) return true;
  const isPushed =
    /^[“《（(〈「『【]/.test(next.text) || /^.[，。、；：！？,;:!?）)”》]/u.test(next.text) || /^[A-Za-z0-9]{2}/.test(next.text);
  return missing <= 2.1 && isPushed;
}
