import { type Layout, pointsPerMm } from '../../../shared/periodical/layout.ts';
import type { ArticleData } from './article-data.ts';
import type { ArticleMarks } from './page-check.ts';

/** Whether a segment goes on to a page that none of its text stands on. */
export function endsOnLaterPage(id: string, segment: number, marks: ArticleMarks, layout: Layout): boolean {
  const own = marks.own(id);
  const end = own.find(({ value }) => 'end' in value && value.end === segment);
  const after = own.find(({ value }) => 'after' in value && value.after === segment);
  // At the top of a page it says no more than that the one before is full.
  const topPt = layout.marginTopMm * pointsPerMm + 1;
  return end !== undefined && after !== undefined && after.page > end.page && after.yPt > topPt;
}

/** Whether a page with nothing on it stands before a block of a segment. */
export function skipsPage(article: ArticleData, segment: number, marks: ArticleMarks): boolean {
  const own = marks.own(article.id);
  const found = article.segments[segment];
  const numbers = new Set(found?.kind === 'columns' ? found.blocks.map(({ number }) => number) : []);
  let page = Number.POSITIVE_INFINITY;
  for (const mark of own) {
    if ('block' in mark.value && numbers.has(mark.value.block) && mark.page > page + 1) return true;
    if ('block' in mark.value || 'done' in mark.value || 'table' in mark.value) page = mark.page;
  }
  return false;
}
