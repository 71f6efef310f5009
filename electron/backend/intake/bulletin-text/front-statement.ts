import { printedWidth } from '../print-lines/line-habit.ts';
import type { SourceLine } from '../print-lines/source-line.ts';
import type { Front } from './read-front.ts';

/** 卷首语: sentences with a title before and a source line 「——…」 after them. */
export function readStatement(front: Pick<Front, 'statement' | 'leftOver'>, rest: readonly SourceLine[]): void {
  const sentence = rest.findIndex((line) => /[。！]/.test(line.text) || line.text.length > 45);
  const first = startOfText(rest, sentence);
  if (first < 0) {
    front.leftOver.push(...rest);
    return;
  }
  const attributionAt = rest.findIndex(
    (line, index) => index > first && /^[-—–]{1,2}\s*\S/.test(line.text) && line.text.length < 80,
  );
  const last = attributionAt >= 0 ? attributionAt - 1 : rest.findLastIndex((line) => /[。！]/.test(line.text));
  let titleFrom = first;
  while (titleFrom > 0 && first - titleFrom < 3 && isStatementTitle(rest[titleFrom - 1])) titleFrom--;
  const titles = rest.slice(titleFrom, first).filter((line) => !/^[◇【]?卷\s*首\s*语[】]?$/.test(line.text));
  let attribution = attributionAt >= 0 ? (rest[attributionAt]?.text ?? '') : '';
  let after = attributionAt >= 0 ? attributionAt + 1 : last + 1;
  const more = rest[after];
  if (attributionAt >= 0 && more && !more.gap && more.text.length < 40 && more.line === (rest[attributionAt]?.line ?? 0) + 1) {
    attribution += more.text;
    after++;
  }
  front.statement = { titles: titles.map((line) => line.text), paragraphs: rest.slice(first, last + 1), attribution };
  front.leftOver.push(...rest.slice(0, titleFrom), ...rest.slice(after));
}

/** The print lines before the first full stop that are its sentence already: they fill the measure, or the first is indented. */
function startOfText(rest: readonly SourceLine[], sentence: number): number {
  const end = rest.findIndex((line, index) => index > sentence && /^[-—–]/.test(line.text));
  const widthOf = (line: SourceLine): number => printedWidth(line.text) + line.indent;
  const full = Math.max(...rest.slice(sentence, end < 0 ? sentence + 12 : end).map(widthOf));
  let first = sentence;
  for (let line = rest[first - 1]; line && sentence - first < 6; line = rest[first - 1]) {
    const isIndented = line.indent >= 1.5 && (rest[first]?.indent ?? 0) < 1 && rest[first]?.line === line.line + 1;
    const isFull = widthOf(line) >= Math.max(16, full - 2);
    if (!isIndented && !isFull) break;
    first--;
    if (isIndented) break;
  }
  return first;
}

function isStatementTitle(line: SourceLine | undefined): boolean {
  return (
    line !== undefined && line.text.length <= 40 && !/[。：:，,；;]$/.test(line.text) && /\p{Script=Han}{2}/u.test(line.text)
  );
}
