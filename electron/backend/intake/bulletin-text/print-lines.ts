import { intakeHeadingNumber } from './heading-number.ts';
import type { LanguageModel } from './language-model.ts';
import { type LineHabit, reachesMargin } from './line-habit.ts';
import { startsApparatus } from './pieces.ts';
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

/** Puts the print lines of a paragraph or heading together. Cuts by a page break or a blank line are left for later. */
export function mergePrintLines(lines: readonly SourceLine[], habit: LineHabit, model: LanguageModel): Fragment[] {
  const fragments: Fragment[] = [];
  const runsIn = runInLevels(lines, habit);
  let last: SourceLine | undefined;
  for (const line of lines) {
    const fragment = fragments.at(-1);
    if (fragment && last && goesOn({ fragment, last, line, habit, model, runsIn })) {
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

interface Seam {
  fragment: Fragment;
  last: SourceLine;
  line: SourceLine;
  habit: LineHabit;
  model: LanguageModel;
  runsIn: ReadonlyMap<number, boolean>;
}

function goesOn({ fragment, last, line, habit, model, runsIn }: Seam): boolean {
  if (!habit.shortfall || line.pageBreak || line.hashes > 0 || line.text.startsWith('|')) return false;
  if (line.gap && habit.hasGaps) return false;
  if (habit.hasIndents && line.indent >= 1.5) return false;
  if (isClosed(last.text) && startsApparatus(line.text)) return false;
  const hangsOut = habit.hasIndents && line.indent < 0.6 && habit.shortfall(last) <= 2.1 && !intakeHeadingNumber(line.text);
  if (!hangsOut && !reachesMargin(last, line, habit.shortfall)) return false;
  const number = intakeHeadingNumber(fragment.text);
  if (intakeHeadingNumber(line.text) && (isClosed(last.text) || number)) return false;
  if (!number || fragment.text.includes('。')) return true;
  if (/[，,、；;]$/.test(fragment.text)) return true;
  if (habit.hasIndents) return true;
  if (habit.shortfall(line) > 3.6 && !isClosed(line.text)) return true;
  const siblings = runsIn.get(number.level);
  if (siblings === true) return true;
  return model.isWordAcross(last.text, line.text) || model.seam(last.text, line.text) > (siblings === false ? 3 : 0);
}

/** By level: whether its numbered lines start paragraphs (run-in) or are lines of their own, told by those that show it. */
function runInLevels(lines: readonly SourceLine[], { shortfall }: LineHabit): ReadonlyMap<number, boolean> {
  const votes = new Map<number, number>();
  if (!shortfall) return new Map();
  for (const [index, line] of lines.entries()) {
    const number = intakeHeadingNumber(line.text);
    const next = lines[index + 1];
    if (!number) continue;
    const vote = line.text.includes('。') ? 1 : !next || !reachesMargin(line, next, shortfall) ? -1 : 0;
    votes.set(number.level, (votes.get(number.level) ?? 0) + vote);
  }
  return new Map([...votes].filter(([, vote]) => vote !== 0).map(([level, vote]) => [level, vote > 0]));
}

/** Chinese text is joined without a space, two Latin words with one. */
export function joinText(tail: string, head: string): string {
  return /[A-Za-z]$/.test(tail) && /^[A-Za-z]/.test(head) ? `${tail} ${head}` : tail + head;
}
