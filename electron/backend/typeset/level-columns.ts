import { inlineText } from '../../../shared/document/plain-text.ts';
import { geometryOf, type Layout, pointsPerMm } from '../../../shared/periodical/layout.ts';
import { typography } from '../../../shared/periodical/typography.ts';
import { emWidth } from '../../../shared/text/em-width.ts';
import type { ArticleData, PlacedBlock } from './article-data.ts';
import type { Engine } from './engine.ts';
import { lineAt, type Mark } from './page-map.ts';
import { onlyArticles, type TemplateData, withLevelColumns } from './template-data.ts';

/** Heights in lines of the column segments of one article; null where columns are filled one after the other. */
export type SegmentLines = readonly (number | null)[];

/** Settled heights by the digest of an article and the sizes of its pictures. An article's heights depend on nothing else. */
export type SegmentLinesCache = Map<string, SegmentLines>;

/** `pageCount`: pages of all articles together, where they were all laid out anew. */
export interface Levelled {
  segmentLines: ReadonlyMap<string, SegmentLines>;
  pageCount: number | null;
}

/** A heading that would stand alone at the foot of a column moves on and leaves lines blank; seldom more than a few. */
const maximumTries = 12;
const maximumCached = 2000;

/**
 * Finds for every article how many lines high its segments are when their columns end level. A first layout with columns
 * filled one after the other counts the lines; further layouts add a line wherever the text does not fit.
 */
export function levelColumns(
  engine: Engine,
  data: TemplateData,
  layout: Layout,
  readImage: (assetId: string) => Uint8Array,
  cache: SegmentLinesCache,
): Levelled {
  const { figures } = data.main;
  const keys = new Map(data.articles.map((item) => [item.data.id, item.digest + figureSizes(item.data, figures)]));
  const open = data.articles.map((item) => item.data).filter((article) => !cache.has(keys.get(article.id) ?? ''));
  let pageCount: number | null = null;
  if (open.length > 0) {
    const part = onlyArticles(data, new Set(open.map((article) => article.id)));
    const { lines, pages } = settle(engine, part, layout, readImage);
    if (cache.size > maximumCached) cache.clear();
    for (const [id, heights] of lines) cache.set(keys.get(id) ?? '', heights);
    if (open.length === data.articles.length) pageCount = pages;
  }
  const segmentLines = new Map([...keys].map(([id, key]) => [id, cache.get(key) ?? []]));
  return { segmentLines, pageCount };
}

function settle(
  engine: Engine,
  data: TemplateData,
  layout: Layout,
  readImage: (assetId: string) => Uint8Array,
): { lines: Map<string, SegmentLines>; pages: number } {
  const articles = data.articles.map((item) => item.data);
  const { figures } = data.main;
  let pages = 0;
  const layOut = (lines: ReadonlyMap<string, SegmentLines>): Mark[] => {
    const { marks, pageCount } = engine.layout(withLevelColumns(data, lines), readImage);
    pages = pageCount;
    return marks;
  };
  const marks = layOut(new Map());
  const lines = new Map<string, (number | null)[]>(articles.map((article) => [article.id, firstHeights(article, marks, layout)]));
  for (let attempt = 0; attempt < maximumTries; attempt++) {
    const tight = overflowing(layOut(lines), articles, layout, figures);
    if (tight.length === 0) return { lines, pages };
    for (const { article, segment } of tight) {
      const heights = lines.get(article);
      const height = heights?.[segment];
      if (heights && typeof height === 'number') heights[segment] = height + 1;
    }
  }
  const still = overflowing(layOut(lines), articles, layout, figures);
  for (const { article } of still) lines.set(article, []);
  return { lines, pages };
}

/** Half the lines of each segment. The last one is levelled only where the layout asks for it; single columns never. */
function firstHeights(article: ArticleData, marks: readonly Mark[], layout: Layout): (number | null)[] {
  if (layout.columns === 1) return [];
  return article.segments.map((segment, index) => {
    if (segment.kind === 'wide') return null;
    if (index === article.segments.length - 1 && !layout.balanceLastPage) return null;
    const count = linesOf(article.id, index, segment.blocks[0]?.number ?? 0, marks, layout);
    return count === null ? null : Math.ceil(count / layout.columns);
  });
}

/** Lines of one column that a segment takes when its columns are filled one after the other. */
function linesOf(id: string, segment: number, firstBlock: number, marks: readonly Mark[], layout: Layout): number | null {
  const own = marks.filter(({ value }) => 'article' in value && value.article === id);
  const start = own.find(({ value }) => 'block' in value && value.block === firstBlock);
  const end = own.find(({ value }) => 'end' in value && value.end === segment);
  if (!start || !end) return null;
  const { linesPerColumn } = geometryOf(layout);
  const before = own.findLast(({ value }) => 'after' in value && value.after === segment - 1);
  const startLine = before && before.page === start.page ? lineAt(before.yPt, layout) : lineOfBlock(start, layout);
  const column = columnAt(end, layout);
  const row = lineAt(end.yPt, layout);
  if (start.page === end.page) return column * (linesPerColumn - startLine) + row - startLine;
  const first = layout.columns * (linesPerColumn - startLine);
  const between = (end.page - start.page - 1) * layout.columns * linesPerColumn;
  return first + between + column * linesPerColumn + row;
}

/** A mark inside a line stands at its baseline; the line starts less than a pitch above. */
function lineOfBlock(mark: Mark, layout: Layout): number {
  return Math.max(0, Math.floor((mark.yPt - (layout.marginTopMm * 72) / 25.4) / layout.linePitchPt + 0.01));
}

/** Inside and outside margins change sides, so the column is found by the nearer half of the page. */
function columnAt(mark: Mark, layout: Layout): number {
  return mark.xPt > geometryOf(layout).pageWidthPt / 2 - 1 ? 1 : 0;
}

/**
 * Segments whose text runs out of their height or over the foot of the page, or in which a figure or table that stands whole
 * does: it would hang below the page and take what follows with it.
 */
function overflowing(marks: readonly Mark[], articles: readonly ArticleData[], layout: Layout, figures: Figures): SegmentPlace[] {
  const footPt = (layout.pageHeightMm - layout.marginBottomMm) * pointsPerMm;
  return articles.flatMap((article) => {
    const own = marks.filter(({ value }) => 'article' in value && value.article === article.id);
    return article.segments.flatMap((segment, index): SegmentPlace[] => {
      const after = own.find(({ value }) => 'after' in value && value.after === index);
      if (segment.kind === 'wide' || !after) return [];
      const isInside = (mark: Mark | undefined, heightPt: number): boolean => {
        if (!mark) return true;
        const bottomPt = mark.page === after.page ? Math.min(after.yPt, footPt) : footPt;
        return mark.page <= after.page && mark.yPt + heightPt <= bottomPt + 1;
      };
      const fits =
        isInside(
          own.find(({ value }) => 'end' in value && value.end === index),
          0,
        ) &&
        segment.blocks.every((block) => {
          const heightPt = wholeLines(block, figures, layout) * layout.linePitchPt;
          return (
            heightPt === 0 ||
            isInside(
              own.find(({ value }) => 'block' in value && value.block === block.number),
              heightPt,
            )
          );
        });
      return fits ? [] : [{ article: article.id, segment: index }];
    });
  });
}

interface SegmentPlace {
  article: string;
  segment: number;
}

type Figures = Readonly<Record<string, { lines: number }>>;

/** Lines of a figure with its caption, or of a table that is kept whole; 0 for a block that may break. */
function wholeLines({ node, plan }: PlacedBlock, figures: Figures, layout: Layout): number {
  if (plan?.keptWhole) return plan.rowLines.reduce((sum, lines) => sum + lines, 0);
  if (node.type !== 'figure') return 0;
  const captionWidth = geometryOf(layout).columnWidthPt / typography.caption.sizePt;
  const caption = inlineText(node.content).split(/[\n\u2028\u2029]/);
  const captionLines = caption.reduce((sum, line) => sum + Math.ceil(emWidth(line) / captionWidth), 0);
  return (figures[`${node.attrs.asset}/${node.attrs.span ?? 'column'}`]?.lines ?? 0) + captionLines;
}

/** Empty for most articles. */
function figureSizes({ segments }: ArticleData, figures: TemplateData['main']['figures']): string {
  const nodes = segments.flatMap((segment) => (segment.kind === 'columns' ? segment.blocks : [segment])).map(({ node }) => node);
  return nodes
    .filter((node) => node.type === 'figure')
    .map(({ attrs }) => JSON.stringify(figures[`${attrs.asset}/${attrs.span ?? 'column'}`]))
    .join();
}
