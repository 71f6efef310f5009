import { marker } from '../markdown/inline-marks.ts';
import { intakeHeadingNumber, startsArticle } from '../recognise/heading-number.ts';
import { startsApparatus } from '../recognise/passage-kind.ts';
import { isClosed } from '../recognise/sentence-end.ts';
import type { LanguageModel } from './language-model.ts';
import { type LineHabit, reachesMargin } from './line-habit.ts';
import type { SourceLine } from './source-line.ts';

/** Longer runs of lines without an end are no paragraph. */
export const longestBlock = 10_000;

/** A run of source lines that belong together for certain: one line, or the print lines of a hard-wrapped paragraph. */
export interface Fragment {
  text: string;
  lines: number[];
  hashes: number;
  bold: boolean;
  indent: number;
  gap: boolean;
  pageBreak: boolean;
  soft: boolean;
  block: 'item' | 'quote' | null;
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
      fragment.soft = line.soft;
    } else {
      const { text, hashes, bold, indent, gap, pageBreak, soft } = line;
      const block = line.block === 'continued' ? null : line.block;
      fragments.push({ text, lines: [line.line], hashes, bold, indent, gap, pageBreak, soft, block });
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
  if (line.block === 'continued' && fragment.block === 'item') return true;
  if (last.text.endsWith(marker.lineBreak) && !line.gap && !line.block && line.hashes === 0) return true;
  if (line.block || fragment.block || fragment.text.length > longestBlock) return false;
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

/** Chinese text is joined without a space, words of other scripts with one, the number of an article of law with a full-width blank. */
export function joinText(tail: string, head: string): string {
  if (startsArticle(tail) && !/\s/.test(tail)) return `${tail}\u3000${head}`;
  const last = /[\p{L}\p{M}](?=[,;)"’”]?$)/u.exec(tail.slice(-3))?.[0] ?? '';
  return spaced.test(last) && spaced.test(head) ? `${tail} ${head}` : tail + head;
}

/** It begins with a letter of a script that parts its words by spaces. */
const spaced = /^(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}]/u;
