import { figureKey } from '../../../shared/layout/figure-size.ts';
import { geometryOf, type Layout } from '../../../shared/periodical/layout.ts';
import { isAlikeButForWords } from './alike-but-for-words.ts';
import type { ArticleData } from './article-data.ts';
import type { Engine } from './engine.ts';
import { type ArticleMarks, articleMarks, type Fault, pageFaults } from './page-check.ts';
import { columnAt, linesDown, type Mark } from './page-map.ts';
import { endsOnLaterPage, skipsPage } from './spilled-pages.ts';
import { onlyArticles, type TemplateData, withSettings } from './template-data.ts';

/** Heights in lines of the column segments of one article; null where columns are filled one after the other. */
export type SegmentLines = readonly (number | null)[];

/** How the columns of an article are set. */
export interface Setting {
  segmentLines: SegmentLines;
  /**
   * Blocks that begin a new column, since Typst would set them over what stands at its foot; named twice for the next column but
   * one, which is on the next page.
   */
  breaksBefore: readonly number[];
}

/** An article with the setting it was settled on and the pages it takes with it. */
interface Settled extends Setting {
  pageCount: number;
}

/** What one typesetter keeps of the settings it found. */
export interface SettledCache {
  /** By the digest of an article and the sizes of its pictures. What is settled depends on nothing else. */
  byContent: Map<string, Settled>;
  /**
   * Each article as it was settled last alone, by its id; `marks` are all of a layout of it alone, `layout` stands for the layout and the
   * sizes of its pictures.
   */
  lastAlone: Map<string, { article: ArticleData; marks: readonly Mark[]; settled: Settled; layout: string }>;
}

export function emptySettledCache(): SettledCache {
  return { byContent: new Map(), lastAlone: new Map() };
}

/** `pageCount`: pages of all articles together. */
export interface Levelled {
  settings: ReadonlyMap<string, Setting>;
  pageCount: number;
}

/**
 * Lines added to a segment that does not fit, at each attempt. Most want one or two, for a heading that would stand alone at the
 * foot; a table that is kept whole may want many. After the last the columns of the segment are filled one after the other.
 */
const linesAdded = [1, 1, 1, 2, 2, 3, 4, 6, 8];
/** Forced column breaks of one article, at most; more of them have not been seen to mend anything. */
const maximumBreaks = 6;
/** Between the text and the first footnote, as in the template: clearance, rule and the white below it. */
const noteClearancePt = 7;
/** With more of them each layout takes seconds, and the foot of nearly every column is theirs: its columns are not levelled. */
const mostNotesLevelled = 100;
const maximumCached = 2000;

/**
 * Finds for every article how many lines high its segments are when their columns end level. A first layout with columns
 * filled one after the other counts the lines; further layouts add lines wherever the page check finds something out of place. Of
 * one article alone, as it is typed, the setting of before is tried first: most letters move no line.
 */
export function levelColumns(
  engine: Engine,
  data: TemplateData,
  layout: Layout,
  readImage: (assetId: string) => Uint8Array,
  { byContent, lastAlone }: SettledCache,
): Levelled {
  const { figures } = data.main;
  if (byContent.size > maximumCached) byContent.clear();
  if (lastAlone.size > maximumCached) lastAlone.clear();
  const keys = new Map(data.articles.map((item) => [item.data.id, item.digest + figureSizes(item.data, figures)]));
  const open = data.articles.map((item) => item.data).filter((article) => !byContent.has(keys.get(article.id) ?? ''));
  const layOut: LayOut = (articles, settings) => {
    // Of a whole issue with its other parts: pages that have their last number are kept by the compiler for the last layout.
    const isWhole = articles.length > 1 && articles.length === data.articles.length;
    const part = isWhole ? data : onlyArticles(data, new Set(articles.map(({ id }) => id)));
    return engine.layout(withSettings(part, settings), readImage).marks;
  };
  for (const [id, found] of settleAlone(open, layOut, layout, lastAlone, figures) ?? settle(open, layOut, layout)) {
    byContent.set(keys.get(id) ?? '', found);
  }
  const settled = new Map([...keys].map(([id, key]) => [id, byContent.get(key) ?? nothingSettled]));
  return { settings: settled, pageCount: [...settled.values()].reduce((sum, { pageCount }) => sum + pageCount, 0) };
}

const nothingSettled: Settled = { segmentLines: [], breaksBefore: [], pageCount: 0 };

/** An article on its way to a setting without faults. */
interface Trial {
  article: ArticleData;
  /** With columns filled one after the other. */
  pageCount: number;
  segmentLines: (number | null)[];
  breaksBefore: number[];
  /** Attempts to find a height, by segment. */
  attempts: Map<number, number>;
  /** Heights as they were guessed first. */
  guessed: readonly (number | null)[];
  /** Segments that were tried from their first guess once more, when those before them had found theirs. */
  triedAgain: Set<number>;
}

/** Lays out some of the articles so; the marks of all of them. */
type LayOut = (articles: readonly ArticleData[], settings: ReadonlyMap<string, Setting>) => readonly Mark[];

/** Null where there are more articles than one, or none. */
function settleAlone(
  articles: readonly ArticleData[],
  layOut: LayOut,
  layout: Layout,
  lastAlone: SettledCache['lastAlone'],
  figures: Figures,
): Map<string, Settled> | null {
  const [article, another] = articles;
  if (!article || another) return null;
  const layoutKey = JSON.stringify([layout, figureSizes(article, figures)]);
  const before = lastAlone.get(article.id);
  if (before?.layout === layoutKey && isAlikeButForWords(before.article, article)) {
    const marks = layOut([article], new Map([[article.id, before.settled]]));
    if (JSON.stringify(before.marks) === JSON.stringify(marks)) return new Map([[article.id, before.settled]]);
  }
  const found = settle([article], layOut, layout);
  const settled = found.get(article.id) ?? nothingSettled;
  lastAlone.set(article.id, { article, marks: layOut([article], new Map([[article.id, settled]])), settled, layout: layoutKey });
  return found;
}

function settle(articles: readonly ArticleData[], layOut: LayOut, layout: Layout): Map<string, Settled> {
  const settled = new Map<string, Settled>();
  if (articles.length === 0) return settled;
  const unlevel = articleMarks(layOut(articles, new Map()));
  let open = articles.map((article): Trial => {
    const guessed = firstHeights(article, unlevel, layout);
    const trial: Trial = {
      article,
      pageCount: pagesOf(article.id, unlevel),
      segmentLines: [...guessed],
      breaksBefore: [],
      attempts: new Map(),
      guessed,
      triedAgain: new Set(),
    };
    // What is wrong with columns filled one after the other is not mended by a height.
    const wrong = pageFaults(article, unlevel, layout);
    for (const { segment } of wrong) if (segment !== null && trial.segmentLines.length > 0) trial.segmentLines[segment] = null;
    for (const fault of wrong) hasNewBreak(trial, fault);
    return trial;
  });
  while (open.length > 0) {
    const tried = new Map(open.map((trial) => [trial.article.id, trial]));
    const marks = articleMarks(
      layOut(
        [...tried.values()].map(({ article }) => article),
        tried,
      ),
    );
    open = open.filter((trial) => {
      const faults = pageFaults(trial.article, marks, layout);
      // What stands below text that runs over is mended with it.
      if (hasMorePages(trial, marks) || hasNewHeight(trial, faults) || faults.some((fault) => hasNewBreak(trial, fault)))
        return true;
      if (hasSpill(trial, marks, layout)) return true;
      const { segmentLines, breaksBefore } = trial;
      settled.set(trial.article.id, { segmentLines, breaksBefore, pageCount: pagesOf(trial.article.id, marks) });
      return false;
    });
  }
  return settled;
}

/** Level columns that take more pages than filled ones are given up. */
function hasMorePages({ article, pageCount, segmentLines, breaksBefore }: Trial, marks: ArticleMarks): boolean {
  const isLevel = segmentLines.some((lines) => lines !== null);
  if (!isLevel || breaksBefore.length > 0 || pagesOf(article.id, marks) <= pageCount) return false;
  segmentLines.fill(null);
  return true;
}

/**
 * A height that runs on over the foot of its page leaves white on the next one, or nothing else there. Most often it grew while the
 * segments before it had other heights, so it is found anew once; then the columns are filled.
 */
function hasSpill({ article, segmentLines, guessed, attempts, triedAgain }: Trial, marks: ArticleMarks, layout: Layout): boolean {
  let isFound = false;
  for (const [segment, height] of segmentLines.entries()) {
    if (height === null || !(endsOnLaterPage(article.id, segment, marks, layout) || skipsPage(article, segment, marks))) continue;
    segmentLines[segment] = triedAgain.has(segment) ? null : (guessed[segment] ?? null);
    triedAgain.add(segment);
    attempts.delete(segment);
    isFound = true;
  }
  return isFound;
}

/** Gives segments with faults more lines; false where none has a height. */
function hasNewHeight({ segmentLines, attempts }: Trial, faults: readonly Fault[]): boolean {
  let isNew = false;
  for (const segment of new Set(faults.map((fault) => fault.segment))) {
    const height = segment === null ? null : segmentLines[segment];
    if (segment === null || typeof height !== 'number') continue;
    const attempt = attempts.get(segment) ?? 0;
    attempts.set(segment, attempt + 1);
    const added = linesAdded[attempt];
    segmentLines[segment] = added === undefined ? null : height + added;
    isNew = true;
  }
  return isNew;
}

/** One more break before the block, or before the headings that belong to it. False where none may be or enough were tried. */
function hasNewBreak({ article, breaksBefore }: Trial, { segment, block, kind }: Fault): boolean {
  if (segment === null || kind === 'cut-row' || breaksBefore.length >= maximumBreaks) return false;
  const blocks = article.segments.flatMap((one) => (one.kind === 'columns' ? one.blocks : [one]));
  let index = blocks.findIndex(({ number }) => number === block);
  while (index > 0 && blocks[index - 1]?.node.type === 'heading') index -= 1;
  const first = blocks[index]?.number;
  if (index <= 0 || first === undefined) return false;
  breaksBefore.push(first);
  return true;
}

function pagesOf(id: string, marks: ArticleMarks): number {
  const pages = marks.own(id).map(({ page }) => page);
  return pages.length === 0 ? 0 : Math.max(...pages) - Math.min(...pages) + 1;
}

/** Half the lines of each segment. The last one is levelled only where the layout asks for it; single columns never. */
function firstHeights(article: ArticleData, marks: ArticleMarks, layout: Layout): (number | null)[] {
  if (layout.columns === 1 || article.noteCount > mostNotesLevelled) return [];
  return article.segments.map((segment, index) => {
    if (segment.kind === 'wide') return null;
    if (index === article.segments.length - 1 && !layout.balanceLastPage) return null;
    const count = linesOf(article.id, index, segment.blocks[0]?.number ?? 0, marks, layout);
    return count === null ? null : Math.ceil(count / layout.columns);
  });
}

/** Lines of one column that a segment takes when its columns are filled one after the other. */
function linesOf(id: string, segment: number, firstBlock: number, marks: ArticleMarks, layout: Layout): number | null {
  const own = marks.own(id);
  const start = own.find(({ value }) => 'block' in value && value.block === firstBlock);
  const end = own.find(({ value }) => 'end' in value && value.end === segment);
  if (!start || !end) return null;
  const before = own.findLast(({ value }) => 'after' in value && value.after === segment - 1);
  const isBelow = before?.page === start.page;
  // A mark inside a line stands at its baseline; the line starts less than a pitch above.
  const startLine = isBelow
    ? Math.ceil(linesDown(before.yPt, layout) - 0.05)
    : Math.max(0, Math.floor(linesDown(start.yPt, layout) + 0.01));
  const column = columnAt(end, layout);
  const row = Math.ceil(linesDown(end.yPt, layout) - 0.05);
  if (start.page === end.page) return column * (linesOn(start.page, marks, layout) - startLine) + row - startLine;
  let count = layout.columns * (linesOn(start.page, marks, layout) - startLine) + column * linesOn(end.page, marks, layout) + row;
  for (let page = start.page + 1; page < end.page; page += 1) count += layout.columns * linesOn(page, marks, layout);
  return count;
}

/** Lines that a column of a page holds above its footnotes. */
function linesOn(page: number, marks: ArticleMarks, layout: Layout): number {
  const { linesPerColumn } = geometryOf(layout);
  const lines = Math.floor(linesDown(marks.noteTop(page) - noteClearancePt, layout));
  return Math.max(0, Math.min(linesPerColumn, lines));
}

type Figures = TemplateData['main']['figures'];

/** Empty for most articles. */
function figureSizes({ segments }: ArticleData, figures: Figures): string {
  const nodes = segments.flatMap((segment) => (segment.kind === 'columns' ? segment.blocks : [segment])).map(({ node }) => node);
  return nodes
    .filter((node) => node.type === 'figure')
    .map(({ attrs }) => JSON.stringify(figures[figureKey(attrs)]))
    .join();
}
