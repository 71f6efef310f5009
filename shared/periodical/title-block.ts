import { emWidth } from '../text/em-width.ts';
import type { Article } from './article.ts';
import { bylineText } from './contents.ts';
import { geometryOf, type Layout } from './layout.ts';
import { typography } from './typography.ts';

/** One row of the title area over both columns. `lines` are whole lines of the body pitch, so that text stays on the grid. */
export interface TitleRow {
  kind: 'space' | 'kicker' | 'title' | 'subtitle' | 'byline';
  text: string;
  lines: number;
}

/**
 * The title area of an article. PDF and DOCX set exactly these rows, with exactly these line breaks, so their pages agree.
 */
export function titleRows(article: Article, layout: Layout): TitleRow[] {
  const width = Math.floor(geometryOf(layout).areaWidthPt / typography.title.sizePt) - 1;
  const subtitleWidth = Math.floor(geometryOf(layout).areaWidthPt / typography.subtitle.sizePt) - 2;
  const rows: TitleRow[] = [{ kind: 'space', text: '', lines: 1 }];
  if (article.kicker) rows.push({ kind: 'kicker', text: article.kicker, lines: 1 });
  for (const line of article.titleLines.flatMap((title) => breakTitle(title, width)))
    rows.push({ kind: 'title', text: line, lines: 2 });
  if (article.subtitle) {
    for (const [index, line] of breakTitle(article.subtitle, subtitleWidth).entries()) {
      rows.push({ kind: 'subtitle', text: index === 0 ? `——${line}` : line, lines: 1 });
    }
  }
  if (article.bylines.length > 0) {
    for (const line of breakTitle(bylineText(article.bylines), subtitleWidth))
      rows.push({ kind: 'byline', text: line, lines: 2 });
  }
  rows.push({ kind: 'space', text: '', lines: 1 });
  return rows;
}

/** Whole lines the title area takes. */
export function titleAreaLines(rows: readonly TitleRow[]): number {
  return rows.reduce((sum, row) => sum + row.lines, 0);
}

/**
 * Breaks a title into the fewest lines of at most `width` characters: at the spaces between parallel phrases where that
 * is possible, otherwise evenly, never before a closing or after an opening mark, never inside digits or Latin words.
 * Within a line a space stays and is shown one character wide.
 */
export function breakTitle(title: string, width: number): string[] {
  const phrases = title.trim().split(/\s+/);
  const total = emWidth(title);
  if (total <= width) return [title.trim()];
  const lineCount = Math.ceil(total / width);
  const target = total / lineCount;
  const lines: string[] = [];
  let line = '';
  for (const phrase of phrases.flatMap((text) => splitPhrase(text, width))) {
    const joined = line ? `${line} ${phrase}` : phrase;
    const fits = emWidth(joined) <= width;
    const closer = Math.abs(emWidth(joined) - target) <= Math.abs(emWidth(line) - target);
    if (line && (!fits || !closer)) {
      lines.push(line);
      line = phrase;
    } else line = joined;
  }
  return line ? [...lines, line] : lines;
}

function splitPhrase(phrase: string, width: number): string[] {
  const units = phrase.match(/[A-Za-z0-9.%·]+|——|……|[\s\S]/gu) ?? [];
  const size = emWidth(phrase);
  if (size <= width) return [phrase];
  const target = size / Math.ceil(size / width);
  const parts: string[] = [];
  let part = '';
  for (const unit of units) {
    const mayBreak = part !== '' && !/^[，。、；：？！”’）》〉」』】…—]/u.test(unit) && !/[“‘（《〈「『【]$/u.test(part);
    if (mayBreak && emWidth(part) + emWidth(unit) > target + 1) {
      parts.push(part);
      part = '';
    }
    part += unit;
  }
  return part ? [...parts, part] : parts;
}
