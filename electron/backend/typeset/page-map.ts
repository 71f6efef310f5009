import type { ArticlePages, Page, PageKind, PageMap } from '../../../shared/layout/page-map.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { geometryOf, type Layout, pointsPerMm } from '../../../shared/periodical/layout.ts';

/**
 * A place the template marked. `block` is where a block begins, at the baseline of its first line (-1: the title area), `done` the
 * lower edge of its last; `end` closes the text of a segment, `after` the segment itself; `note` is the top of a footnote.
 */
export interface Mark {
  value:
    | { part: Exclude<PageKind, 'article'> }
    | { article: string; block: number }
    | { article: string; done: number }
    | { article: string; table: number; row: number; column: number; edge: 'top' | 'bottom' }
    | { note: string }
    | { article: string; end: number }
    | { article: string; after: number };
  page: number;
  xPt: number;
  yPt: number;
}

/** The page map from the marks of a layout. `folioOffset`: how much less the printed number of a page is than its place. */
export function pageMapOf(
  marks: readonly Mark[],
  pageCount: number,
  complete: CompleteIssue,
  folioOffset: number,
): Omit<PageMap, 'missingGlyphs' | 'faults'> {
  return {
    pages: pagesOf(marks, pageCount, complete.layout, folioOffset),
    articles: articlePages(marks, pageCount, complete, folioOffset),
  };
}

function pagesOf(marks: readonly Mark[], pageCount: number, layout: Layout, folioOffset: number): Page[] {
  const kinds = new Array<PageKind>(pageCount).fill('article');
  for (const { value, page } of marks) if ('part' in value) kinds[page - 1] = value.part;
  const hasSeparateCover = layout.cover === 'separate' && kinds[0] === 'cover';
  return kinds.map((kind, index) => {
    const onCover = hasSeparateCover && (index < 2 || index >= pageCount - 2);
    return { kind, folio: onCover ? null : index + 1 - folioOffset };
  });
}

function articlePages(
  marks: readonly Mark[],
  pageCount: number,
  { sections, layout }: CompleteIssue,
  folioOffset: number,
): ArticlePages[] {
  const byArticle = new Map<string, Mark[]>();
  for (const mark of marks) {
    if (!('article' in mark.value)) continue;
    const list = byArticle.get(mark.value.article);
    if (list) list.push(mark);
    else byArticle.set(mark.value.article, [mark]);
  }
  const articles = sections.flatMap((section) => section.articles);
  const fillers = new Set(articles.filter((article) => article.kind === 'filler').map((article) => article.id));
  const openings = marks.filter(
    ({ value }) => 'part' in value || ('block' in value && value.block === -1 && !fillers.has(value.article)),
  );
  return articles.flatMap((article): ArticlePages[] => {
    const own = byArticle.get(article.id);
    const title = own?.find(({ value }) => 'block' in value && value.block === -1);
    if (!own || !title) return [];
    const lastMarked = Math.max(...own.map((mark) => mark.page));
    // Footnotes may run over to a page that holds nothing else and has no mark.
    const nextOpening = Math.min(pageCount + 1, ...openings.filter((mark) => mark.page > lastMarked).map((mark) => mark.page));
    const lastPage = article.kind === 'filler' ? lastMarked : nextOpening - 1;
    const lines = lastPageLines(own, lastPage, layout);
    return [
      {
        articleId: article.id,
        firstPage: title.page,
        lastPage,
        folio: title.page - folioOffset,
        ...lines,
        blocks: own.flatMap(({ value, page, xPt, yPt }) =>
          'block' in value && value.block >= 0 ? [{ index: value.block, page, xPt, yPt }] : [],
        ),
      },
    ];
  });
}

/**
 * Lines of one column taken and free on the last page, all columns added. With level columns the free lines lie below all
 * of them; otherwise the rest of the column that the text ends in, and the columns after it.
 */
function lastPageLines(own: readonly Mark[], lastPage: number, layout: Layout): { lastPageLines: number; linesLeft: number } {
  const { linesPerColumn } = geometryOf(layout);
  const capacity = linesPerColumn * layout.columns;
  const last = own.filter((mark) => mark.page === lastPage);
  const depth = Math.max(
    0,
    ...last.filter(({ value }) => 'after' in value || 'end' in value).map((mark) => lineAt(mark.yPt, layout)),
  );
  const end = last.findLast(({ value }) => 'end' in value);
  const isUnlevel = !layout.balanceLastPage && end && end === own.findLast(({ value }) => !('after' in value));
  const freeBelow = isUnlevel ? linesPerColumn - lineAt(end.yPt, layout) : (linesPerColumn - depth) * layout.columns;
  const freeBeside = isUnlevel && layout.columns === 2 && columnAt(end, layout) === 0 ? linesPerColumn : 0;
  const linesLeft = Math.max(0, Math.min(capacity, freeBelow + freeBeside));
  return { lastPageLines: capacity - linesLeft, linesLeft };
}

/** Whole lines between the top of the type area and a height on the page in pt. */
function lineAt(yPt: number, layout: Layout): number {
  return Math.round(linesDown(yPt, layout));
}

/** Lines between the top of the type area and a height on the page in pt. */
export function linesDown(yPt: number, layout: Layout): number {
  return (yPt - layout.marginTopMm * pointsPerMm) / layout.linePitchPt;
}

/** The column, from 0, that a mark stands in. Inside and outside margins change sides from page to page. */
export function columnAt({ page, xPt }: Pick<Mark, 'page' | 'xPt'>, layout: Layout): number {
  if (layout.columns === 1) return 0;
  const left = (page % 2 === 1 ? layout.marginInsideMm : layout.marginOutsideMm) * pointsPerMm;
  return xPt >= left + geometryOf(layout).columnWidthPt + (layout.columnGapMm * pointsPerMm) / 2 ? 1 : 0;
}
