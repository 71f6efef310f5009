import { intakeHeadingNumber } from './heading-number.ts';
import type { LanguageModel } from './language-model.ts';
import { isClosed } from './sentence-end.ts';
import type { SourceLine } from './source-line.ts';

/** A run of source lines that belong together for certain: one line, or the print lines of a hard-wrapped paragraph. */
export interface Fragment {
  text: string;
  lines: number[];
  hashes: number;
  bold: boolean;
  indent: number;
  gap: boolean;
  pageBreak: boolean;
}

/** How the text is broken into lines. */
export interface LineHabit {
  /** Every print line is a line of the text; `isFull` tells lines that run to the margin. Null where a line is a paragraph. */
  isFull: ((line: SourceLine) => boolean) | null;
  /** New paragraphs are indented. */
  hasIndents: boolean;
  /** Blank lines stand between paragraphs only. */
  hasGaps: boolean;
}

const longLine = 60;

export function findLineHabit(lines: readonly SourceLine[]): LineHabit {
  const isFull = isHardWrapped(lines) ? fullLineTest(lines) : null;
  const starts = lines.filter((line, index) => index > 0 && isSureStart(lines[index - 1], isFull) && !line.hashes);
  const indented = starts.filter((line) => line.indent >= 1.5).length;
  const gaps = lines.slice(1).filter((line) => line.gap && !line.pageBreak);
  const gapsInside = gaps.filter((line) => {
    const before = lines[lines.indexOf(line) - 1];
    return before && isFull?.(before) && !isClosed(before.text);
  });
  return {
    isFull,
    hasIndents: indented >= 5 && indented >= starts.length * 0.6,
    hasGaps: gapsInside.length <= gaps.length * 0.3,
  };
}

function isSureStart(before: SourceLine | undefined, isFull: LineHabit['isFull']): boolean {
  return before !== undefined && isClosed(before.text) && !(isFull?.(before) ?? false);
}

function isHardWrapped(lines: readonly SourceLine[]): boolean {
  const total = lines.reduce((sum, line) => sum + line.text.length, 0);
  const long = lines.filter((line) => line.text.length > longLine).reduce((sum, line) => sum + line.text.length, 0);
  return lines.length > 20 && long < total * 0.12;
}

/** The measure is the width that most lines have, counted in characters or in printed width, whichever is sharper. */
function fullLineTest(lines: readonly SourceLine[]): ((line: SourceLine) => boolean) | null {
  const measures = [countWidth, printedWidth].map((widthOf) => {
    const widths = lines.map((line) => widthOf(line.text) + line.indent);
    const candidates = [...new Set(widths)].filter((width) => width >= 12);
    const share = (full: number): number =>
      widths.filter((width) => width > full - 1.2 && width <= full + 0.01).length / widths.length;
    const full = candidates.reduce((best, width) => (share(width) > share(best) ? width : best), 0);
    return { widthOf, full, share: full === 0 ? 0 : share(full) };
  });
  const best = measures.reduce((one, other) => (other.share > one.share + 0.02 ? other : one));
  if (best.share < 0.25) return null;
  return (line) => best.widthOf(line.text) + line.indent >= best.full - 1.6;
}

function countWidth(text: string): number {
  return [...text].length;
}

function printedWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[ -~]/.test(character) ? 0.5 : 1), 0);
}

/** Puts the print lines of a paragraph or heading together. Cuts by a page break or a blank line are left for later. */
export function mergePrintLines(lines: readonly SourceLine[], habit: LineHabit, model: LanguageModel): Fragment[] {
  const fragments: Fragment[] = [];
  let last: SourceLine | undefined;
  for (const line of lines) {
    const fragment = fragments.at(-1);
    if (fragment && last && goesOn(fragment, last, line, habit, model)) {
      fragment.text = joinText(fragment.text, line.text);
      fragment.lines.push(line.line);
    } else {
      const { text, hashes, bold, indent, gap, pageBreak } = line;
      fragments.push({ text, lines: [line.line], hashes, bold, indent, gap, pageBreak });
    }
    last = line;
  }
  return fragments;
}

function goesOn(fragment: Fragment, last: SourceLine, line: SourceLine, habit: LineHabit, model: LanguageModel): boolean {
  if (!habit.isFull || line.pageBreak || line.hashes > 0 || line.text.startsWith('|')) return false;
  if (line.gap && habit.hasGaps) return false;
  if (habit.hasIndents && line.indent >= 1.5) return false;
  if (!habit.isFull(last)) return false;
  const startsHeading = intakeHeadingNumber(line.text) !== null;
  if (startsHeading && (isClosed(last.text) || intakeHeadingNumber(fragment.text) !== null)) return false;
  const inHeading = intakeHeadingNumber(fragment.text) !== null && !fragment.text.includes('。');
  if (!inHeading) return true;
  if (/[，,、；;]$/.test(fragment.text)) return true;
  if (!habit.isFull(line) && !isClosed(line.text)) return true;
  if (habit.hasIndents && line.indent < 1) return true;
  return model.isWordAcross(last.text, line.text) || model.seam(last.text, line.text) > 1.5;
}

/** Chinese text is joined without a space, two Latin words with one. */
export function joinText(tail: string, head: string): string {
  return /[A-Za-z]$/.test(tail) && /^[A-Za-z]/.test(head) ? `${tail} ${head}` : tail + head;
}
