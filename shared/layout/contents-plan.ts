import type { ContentsEntry, ContentsSection } from '../periodical/contents.ts';
import { geometryOf, type Layout } from '../periodical/layout.ts';
import { emWidth } from '../text/em-width.ts';
import { breakTitle } from './title-block.ts';

/** One row of the contents. It has its line breaks set: PDF and DOCX never break a name or title by width. */
export type ContentsRow =
  | { kind: 'section'; lines: string[]; gapPt: number }
  | { kind: 'entry'; articleId: string; lines: ContentsLine[]; gapPt: number };

/** `byline` is set against the right edge; empty on all lines but the last of an entry. */
interface ContentsLine {
  title: string;
  byline: string;
}

/** Every text line is `linePitchPt` high, and each row has `gapPt` of white above it. */
export interface ContentsPlan {
  /** Height of the heading 目录 on the first page, in lines of the pitch. Further pages have none. */
  headingLines: number;
  linePitchPt: number;
  entrySizePt: number;
  sectionSizePt: number;
  bylineSizePt: number;
  /** Room for the page number, left of the titles. */
  numberWidthPt: number;
  pages: ContentsRow[][];
}

const headingLines = 5;
const numberWidthPt = 30;
/** Gaps in lines: the least and the greatest above an entry; a section has more. */
const leastGap = 0.12;
const greatestGap = 1.4;

/**
 * The contents as rows on as few pages as hold them without crowding, spread so that every page is filled. Type is
 * larger where there is room.
 */
export function contentsPlan(sections: readonly ContentsSection[], layout: Layout): ContentsPlan {
  const large = planWith(sections, layout, { entry: 12, section: 13, byline: 10.5 });
  return large.gap >= 0.4 && large.plan.pages.length === 1
    ? large.plan
    : planWith(sections, layout, { entry: 10.5, section: 12, byline: 9 }).plan;
}

interface Sizes {
  entry: number;
  section: number;
  byline: number;
}

type Row =
  | { kind: 'section'; text: string[]; lines: number }
  | { kind: 'entry'; articleId: string; text: ContentsLine[]; lines: number };

function planWith(sections: readonly ContentsSection[], layout: Layout, sizes: Sizes): { plan: ContentsPlan; gap: number } {
  const { areaWidthPt, linesPerColumn } = geometryOf(layout);
  const sectionWidth = Math.floor(areaWidthPt / sizes.section) - 1;
  const sectionRow = (name: string): Row => {
    const text = breakTitle(`◇${name}`, sectionWidth);
    return { kind: 'section', text, lines: text.length };
  };
  const rows = sections.flatMap((section): Row[] => [
    sectionRow(section.name),
    ...section.entries.map((entry): Row => {
      const text = entryLines(entry, areaWidthPt - numberWidthPt, sizes);
      return { kind: 'entry', articleId: entry.articleId, text, lines: text.length };
    }),
  ]);
  const pages = splitRows(rows, linesPerColumn);
  const gap = Math.min(greatestGap, ...pages.map((page, index) => widestGap(page, roomOf(index, linesPerColumn))));
  const plan: ContentsPlan = {
    headingLines,
    linePitchPt: layout.linePitchPt,
    entrySizePt: sizes.entry,
    sectionSizePt: sizes.section,
    bylineSizePt: sizes.byline,
    numberWidthPt,
    pages: pages.map((page) => page.map((row, index) => spaced(row, index === 0 ? 0 : gapBefore(row, gap), layout.linePitchPt))),
  };
  return { plan, gap };
}

/** Title and byline on one line where they fit; else the title in as few lines as it needs, the byline after it or below. */
function entryLines(entry: ContentsEntry, widthPt: number, sizes: Sizes): ContentsLine[] {
  const bylineWidth = emWidth(entry.byline) * sizes.byline + (entry.byline ? 2 * sizes.entry : 0);
  const fits = (title: string): boolean => emWidth(title) * sizes.entry + bylineWidth <= widthPt;
  const titles = breakTitle(entry.title, Math.floor(widthPt / sizes.entry) - 1);
  const last = titles.at(-1) ?? '';
  const before = titles.slice(0, -1).map((title) => ({ title, byline: '' }));
  if (fits(last)) return [...before, { title: last, byline: entry.byline }];
  if (titles.length === 1) {
    const shorter = breakTitle(entry.title, Math.ceil(emWidth(entry.title) * 0.6));
    const end = shorter.at(-1) ?? '';
    if (shorter.length === 2 && fits(end)) {
      return [...shorter.slice(0, -1).map((title) => ({ title, byline: '' })), { title: end, byline: entry.byline }];
    }
  }
  const bylines = breakTitle(entry.byline, Math.floor(widthPt / sizes.byline) - 1);
  return [...before, { title: last, byline: '' }, ...bylines.map((byline) => ({ title: '', byline }))];
}

/** As few pages as hold the rows at the least gap, evenly filled, broken before a section where that is near. */
function splitRows(rows: readonly Row[], linesPerPage: number): Row[][] {
  const weight = (some: readonly Row[]): number => some.reduce((sum, row) => sum + row.lines + gapBefore(row, leastGap), 0);
  const total = weight(rows) + headingLines;
  const count = Math.max(1, Math.ceil(total / linesPerPage - 1e-6));
  const target = total / count;
  const pages: Row[][] = [[]];
  for (const [index, row] of rows.entries()) {
    const page = pages.at(-1) ?? [];
    const height = weight(page) + (pages.length === 1 ? headingLines : 0);
    const room = linesPerPage - height;
    const wanted = height >= target - 2 && (row.kind === 'section' || height >= target + 3);
    const forced = room < weight([row]) || (row.kind === 'section' && room < weight(rows.slice(index, index + 2)));
    const follows = rows[index - 1]?.kind !== 'section';
    if (page.length > 0 && follows && (forced || (wanted && pages.length < count))) pages.push([row]);
    else page.push(row);
  }
  return pages;
}

function roomOf(page: number, linesPerPage: number): number {
  return linesPerPage - (page === 0 ? headingLines : 0);
}

function gapBefore(row: Row, gap: number): number {
  return row.kind === 'section' ? 0.5 + 1.6 * gap : gap;
}

/** The gap that fills the page exactly, in lines. */
function widestGap(page: readonly Row[], room: number): number {
  const lines = page.reduce((sum, row) => sum + row.lines, 0);
  const rest = page.slice(1);
  const fixed = rest.reduce((sum, row) => sum + gapBefore(row, 0), 0);
  const share = rest.reduce((sum, row) => sum + gapBefore(row, 1) - gapBefore(row, 0), 0);
  return share === 0 ? greatestGap : Math.max(0, (room - lines - fixed) / share);
}

function spaced(row: Row, gap: number, pitchPt: number): ContentsRow {
  // Whole twentieths of a point, the unit of DOCX.
  const gapPt = Math.floor(gap * pitchPt * 20) / 20;
  return row.kind === 'section'
    ? { kind: 'section', lines: row.text, gapPt }
    : { kind: 'entry', articleId: row.articleId, lines: row.text, gapPt };
}
