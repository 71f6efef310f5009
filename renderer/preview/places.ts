import type { ArticlePages, BlockPosition } from '../../shared/layout/page-map.ts';
import { geometryOf, type Layout, pointsPerMm } from '../../shared/periodical/layout.ts';

/** A stretch of one column, in pt from the upper left corner of its page. */
export interface Place {
  page: number;
  xPt: number;
  yPt: number;
  heightPt: number;
}

/** The first stretch of a block on paper; -1 is the title area. */
export function placeOf(article: ArticlePages, block: number, layout: Layout): Place {
  const at = article.blocks.find(({ index }) => index === block);
  const page = at?.page ?? article.firstPage;
  const column = at ? columnAt(at.xPt, layout) : 0;
  const topPt = at ? lineTopPt(at.yPt, layout) : layout.marginTopMm * pointsPerMm;
  // The text that follows may start in the next column, with a table over both below this one.
  const below = article.blocks
    .filter((one) => one.index > block && one.page === page && columnAt(one.xPt, layout) === column)
    .map((one) => lineTopPt(one.yPt, layout))
    .filter((yPt) => yPt > topPt);
  const footPt = Math.min(columnFootPt(article, page, layout), ...below);
  return { page, xPt: columnLeftPt(page, column, layout), yPt: topPt, heightPt: Math.max(layout.linePitchPt, footPt - topPt) };
}

/** The article and block that stand at a point of a page; null where there is none, as on the cover. */
export function blockAt(
  articles: readonly ArticlePages[],
  point: { page: number; xPt: number; yPt: number },
  layout: Layout,
): { articleId: string; block: number } | null {
  const [host, ...fillers] = articles.filter(({ firstPage, lastPage }) => firstPage <= point.page && point.page <= lastPage);
  if (!host) return null;
  // Fillers stand below the columns, each with its title two lines above its text.
  const filler = fillers.findLast(
    ({ blocks }) => blocks[0] && point.yPt >= lineTopPt(blocks[0].yPt, layout) - 2 * layout.linePitchPt,
  );
  if (filler) {
    const block = filler.blocks.findLast((one) => isAbove(one, point, layout));
    return { articleId: filler.articleId, block: block?.index ?? -1 };
  }
  return { articleId: host.articleId, block: precedingBlock(host, point, layout) };
}

function precedingBlock(article: ArticlePages, point: { page: number; xPt: number; yPt: number }, layout: Layout): number {
  const column = columnAt(point.xPt, layout);
  const [first] = article.blocks;
  if (point.page === article.firstPage && !(first && isAbove(first, point, layout))) return -1;
  const onPage = article.blocks.filter((block) => block.page === point.page);
  const inColumn = onPage.filter((block) => columnAt(block.xPt, layout) === column && isAbove(block, point, layout));
  const nearest = Math.max(-1, ...inColumn.map(({ index }) => index));
  // The text of a column comes from the one to its left; one that starts lower there follows only where nothing is above the point.
  const fromLeft = onPage.filter(
    (block) => columnAt(block.xPt, layout) < column && (nearest === -1 || block.index < nearest || isAbove(block, point, layout)),
  );
  const onEarlierPages = article.blocks.filter((block) => block.page < point.page);
  return Math.max(nearest, ...[...fromLeft, ...onEarlierPages].map(({ index }) => index));
}

function isAbove(block: BlockPosition, { yPt }: { yPt: number }, layout: Layout): boolean {
  return lineTopPt(block.yPt, layout) <= yPt;
}

/** Marks in a line stand at its baseline, those of tables and figures at their top. */
function lineTopPt(yPt: number, layout: Layout): number {
  const areaTopPt = layout.marginTopMm * pointsPerMm;
  return areaTopPt + Math.floor((yPt - areaTopPt) / layout.linePitchPt + 0.01) * layout.linePitchPt;
}

/** Where text ends at the latest; on an article's last page at the foot of its level columns. */
function columnFootPt(article: ArticlePages, page: number, layout: Layout): number {
  const { linesPerColumn } = geometryOf(layout);
  const free = page === article.lastPage ? Math.floor(article.linesLeft / layout.columns) : 0;
  return layout.marginTopMm * pointsPerMm + (linesPerColumn - free) * layout.linePitchPt;
}

function columnAt(xPt: number, layout: Layout): number {
  return layout.columns === 2 && xPt > geometryOf(layout).pageWidthPt / 2 - 1 ? 1 : 0;
}

function columnLeftPt(page: number, column: number, layout: Layout): number {
  const marginMm = page % 2 === 0 ? layout.marginOutsideMm : layout.marginInsideMm;
  const { columnWidthPt } = geometryOf(layout);
  return marginMm * pointsPerMm + column * (columnWidthPt + layout.columnGapMm * pointsPerMm);
}
