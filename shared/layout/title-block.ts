import { type Article, articleTitle } from '../periodical/article.ts';
import { bylineText } from '../periodical/contents.ts';
import { geometryOf, type Layout } from '../periodical/layout.ts';
import { characterWidth, emWidth } from '../text/em-width.ts';
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
  const subtitleWidth = Math.floor(geometryOf(layout).areaWidthPt / typography.subtitle.sizePt) - 2;
  const rows: TitleRow[] = [{ kind: 'space', text: '', lines: 1 }];
  for (const line of article.kicker ? breakTitle(article.kicker, subtitleWidth) : [])
    rows.push({ kind: 'kicker', text: line, lines: 1 });
  for (const line of printedTitle(article, layout)) rows.push({ kind: 'title', text: line, lines: 2 });
  if (article.subtitle) {
    for (const [index, line] of breakTitle(article.subtitle, subtitleWidth).entries()) {
      rows.push({ kind: 'subtitle', text: index === 0 ? dashed(line) : line, lines: 1 });
    }
  }
  if (article.bylines.length > 0) {
    for (const line of breakTitle(bylineText(article.bylines), subtitleWidth))
      rows.push({ kind: 'byline', text: line, lines: 2 });
  }
  rows.push({ kind: 'space', text: '', lines: 1 });
  return rows;
}

/** The lines of 正题 in print. */
export function printedTitle({ titleLines }: Pick<Article, 'titleLines'>, layout: Layout): string[] {
  const width = titleLineWidth(layout);
  return titleLines.flatMap((title) => breakTitle(title, width));
}

/** How many characters a line of 正题 holds. */
export function titleLineWidth(layout: Layout): number {
  return Math.floor(geometryOf(layout).areaWidthPt / typography.title.sizePt) - 1;
}

/** A line of the head of a filler: 引题, 正题 and 副题 one below the other. */
export interface FillerHead {
  style: 'fillerTitle' | 'fillerSmall';
  text: string;
}

export function fillerHeads({ kicker, titleLines, subtitle }: Pick<Article, 'kicker' | 'titleLines' | 'subtitle'>): FillerHead[] {
  const heads: FillerHead[] = [
    { style: 'fillerSmall', text: kicker },
    { style: 'fillerTitle', text: articleTitle({ titleLines }) },
    { style: 'fillerSmall', text: subtitle && dashed(subtitle) },
  ];
  return heads.filter((head) => head.text !== '');
}

/** Whole lines the title area takes. */
export function titleAreaLines(rows: readonly TitleRow[]): number {
  return rows.reduce((sum, row) => sum + row.lines, 0);
}

/**
 * Breaks a title into lines of at most `width` characters: at the spaces between parallel phrases where that is possible,
 * otherwise between words, in the fewest lines, as even as can be, rather after a mark or 的 or before a preposition than elsewhere, never before a
 * closing or after an opening mark, never inside digits or Latin words that fit on a line. Only marks that hold together are
 * wider. Within a line a space stays and is shown one character wide.
 */
export function breakTitle(title: string, width: number): string[] {
  const trimmed = title.trim();
  if (emWidth(trimmed) <= width) return [trimmed];
  const pieces = piecesOf(trimmed, width);
  const best: (Breaking | undefined)[] = [{ from: 0, cost: [0, 0, 0, 0, 0, 0] }];
  for (let to = 1; to <= pieces.length; to += 1) {
    let text = '';
    for (let from = to - 1; from >= 0; from -= 1) {
      text = `${pieces[from]?.text ?? ''}${text && (pieces[from + 1]?.gap ?? '')}${text}`;
      const size = emWidth(text);
      if (size > width && from < to - 1) break;
      const before = best[from];
      const cost =
        before &&
        added(before.cost, [
          from > 0 && pieces[from]?.kept ? 1 : 0,
          from > 0 && pieces[from]?.seam === 'in-word' ? 1 : 0,
          1,
          from > 0 && pieces[from]?.seam === 'in-run' ? 1 : 0,
          pieces[from]?.gap === '' ? 1 : 0,
          characterWidth(text) ** 2 + (from > 0 ? seamCosts[pieces[from]?.seam ?? 'open'] : 0),
        ]);
      if (cost && isLess(cost, best[to]?.cost)) best[to] = { from, cost };
    }
  }
  const lines: string[] = [];
  for (let to = pieces.length; to > 0; to = best[to]?.from ?? 0) {
    lines.unshift(lineText(pieces.slice(best[to]?.from ?? 0, to)));
  }
  return lines;
}

/** Beside a dash with no space, 一 at the beginning would read as more of the dash. */
function dashed(subtitle: string): string {
  return `——\u2005${subtitle}`;
}

/** What no line break may part, with the space that stands before it in a line. */
interface Piece {
  text: string;
  gap: '' | ' ';
  /** A break before this piece would part a phrase that fits on a line. */
  kept: boolean;
  /** What a break before this piece would part. */
  seam: Seam;
}

/**
 * `open`: after a mark, before a preposition. `after-的`: what 的 joins, as 党的领导. `words`: two words. `single`: a word of one character, which mostly belongs to one of its
 * neighbours. `in-run`: such words in a row, mostly one word that the dictionary lacks, or a number and its unit.
 */
type Seam = 'open' | 'after-的' | 'words' | 'single' | 'in-run' | 'in-word';

/** Beside the squares of the lines' widths: a better place is worth lines some characters less even. */
const seamCosts: Readonly<Record<Seam, number>> = { open: 0, 'after-的': 14, words: 28, single: 40, 'in-run': 40, 'in-word': 40 };

/**
 * The best breaking of the pieces up to a place: where its last line begins, and its cost: phrases parted, words parted,
 * lines, runs parted, breaks inside phrases, unevenness.
 */
interface Breaking {
  from: number;
  cost: readonly number[];
}

function piecesOf(title: string, width: number): Piece[] {
  const pieces: Piece[] = [];
  for (const phrase of title.split(/\s+/)) {
    const kept = emWidth(phrase) <= width;
    const seams = seamsOf(phrase);
    let position = 0;
    for (const [index, text] of tokensOf(phrase, width).entries()) {
      const last = pieces.at(-1);
      const gap = index === 0 && last ? ' ' : '';
      if (last && (closing.test(text) || opening.test(last.text))) last.text += gap + text;
      else pieces.push({ text, gap, kept: kept && index > 0, seam: seams.get(position) ?? 'in-word' });
      position += text.length;
    }
  }
  return pieces;
}

/** The places between the words of a phrase. */
function seamsOf(phrase: string): Map<number, Seam> {
  const found = [...words.segment(phrase)];
  const at = (index: number): string => found[index]?.segment ?? '';
  return new Map(
    found.map(({ index, segment }, place) => {
      const before = at(place - 1);
      if (before === '的') return [index, 'after-的'];
      if (/[，。；：？！…—]$/.test(before)) return [index, 'open'];
      if (preposition.test(before) || leading.test(before)) return [index, 'single'];
      if (preposition.test(segment)) return [index, 'open'];
      if (trailing.test(segment)) return [index, 'in-run'];
      if (leading.test(segment) || trailing.test(before)) return [index, 'words'];
      if (isSingle(before) && isSingle(segment)) return [index, 'in-run'];
      if (/\d$/.test(before) ? isSingle(segment) : /^\d/.test(segment) && isSingle(before)) return [index, 'in-run'];
      const isUnit = /\d$/.test(at(place - 2));
      const isAlone =
        (isSingle(before) && !isSingle(at(place - 2)) && !isUnit) || (isSingle(segment) && !isSingle(at(place + 1)));
      return [index, isAlone ? 'single' : 'words'];
    }),
  );
}

function isSingle(word: string): boolean {
  return /^\p{Script=Han}$/u.test(word) && !['的', preposition, leading, trailing].some((particle) => word.match(particle));
}

/** Words of one character that mostly begin a phrase, belong to what follows, belong to what stands before. */
const preposition = /^[以在对从向把让为由将用]$/;
const leading = /^[和与及同被于新大小全各总副再不更最第]$/;
const trailing = /^[下中里后时型性化者级]$/;

/** The program brings its own ICU and breaks titles only in its backend, so words are the same on every PC. */
const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words and numbers, double marks, single characters. A word wider than a line is cut. */
function tokensOf(phrase: string, width: number): string[] {
  return (phrase.match(/[A-Za-z0-9.%·]+|—+|…+|[\s\S]/gu) ?? []).flatMap((token) =>
    emWidth(token) > width ? cutByWidth(token, width) : [token],
  );
}

function cutByWidth(token: string, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of token) {
    if (part && emWidth(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

// 的 belongs to what stands before it.
const closing = /^[的，。、；：？！”’）》〉」』】〕%％…—]/u;
const opening = /[“‘（《〈「『【〔]$/u;

function lineText(pieces: readonly Piece[]): string {
  return pieces.map((piece, index) => (index === 0 ? '' : piece.gap) + piece.text).join('');
}

function added(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, index) => value + (b[index] ?? 0));
}

function isLess(a: readonly number[], b: readonly number[] | undefined): boolean {
  const place = a.findIndex((value, index) => value !== b?.[index]);
  return b === undefined || (place >= 0 && (a[place] ?? 0) < (b[place] ?? 0));
}
