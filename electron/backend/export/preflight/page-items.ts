import type { PreflightItem } from '../../../../shared/contract/exports-contract.ts';
import { listTitle } from '../../../../shared/periodical/article.ts';
import { articlesInOrder, type CompleteIssue, printedPieces } from '../../../../shared/periodical/complete-issue.ts';
import { pageBudget } from '../../../../shared/periodical/page-budget.ts';
import type { PageMap } from '../../../../shared/periodical/page-map.ts';

/** What the pages themselves show: blank ones, characters without a glyph, articles that stand on no page. */
export function pageItems(complete: CompleteIssue, map: PageMap): PreflightItem[] {
  return [...unplacedItems(complete, map), ...glyphItems(complete, map), ...budgetItems(complete, map)];
}

/** A filler is set on the last page of the article before it, so one that stands before all articles has no page of its own. */
function unplacedItems(complete: CompleteIssue, map: PageMap): PreflightItem[] {
  const placed = new Set(map.articles.map(({ articleId }) => articleId));
  const leading = printedPieces(complete).filter(({ article }) => article.kind === 'filler');
  const isLeading = new Set(leading.flatMap(({ article, fillers }) => [article, ...fillers]));
  return articlesInOrder(complete).flatMap(({ article }): PreflightItem[] => {
    const leads = isLeading.has(article);
    if (placed.has(article.id) && !leads) return [];
    const name = `《${listTitle(article)}》`;
    const message = leads ? `补白${name}前面没有稿件，请把它移到一篇稿件的后面。` : `${name}没有排到任何一页上，请调整它的位置。`;
    return [{ kind: 'unplaced', severity: 'error', message, target: { kind: 'article', articleId: article.id } }];
  });
}

function glyphItems(complete: CompleteIssue, map: PageMap): PreflightItem[] {
  const titles = new Map(articlesInOrder(complete).map(({ article }) => [article.id, listTitle(article)]));
  return map.missingGlyphs.map(({ articleId, characters }): PreflightItem => {
    const place = articleId === null ? '封面、卷首语或版权页' : `《${titles.get(articleId) ?? ''}》`;
    const shown = characters.slice(0, 10).map((character) => `“${character}”（${codeName(character)}）`);
    const rest = characters.length > shown.length ? `等 ${characters.length} 个字` : '';
    const message = `${place}里的${shown.join('、')}${rest}没有字体能显示，会印成方框。`;
    const target =
      articleId === null ? ({ kind: 'issue', part: 'masthead' } as const) : ({ kind: 'article', articleId } as const);
    return { kind: 'missing-glyphs', severity: 'error', message, target };
  });
}

function codeName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function budgetItems({ layout }: CompleteIssue, map: PageMap): PreflightItem[] {
  const { used, printed, missing } = pageBudget(map, layout);
  if (missing === 0) return [];
  const message = `现在用了 ${used} 页，不是 4 的倍数，装订时补成 ${printed} 页，最后会有 ${missing} 页空白；可以增减稿件或者加补白。`;
  return [{ kind: 'page-count', severity: 'warning', message, target: { kind: 'issue', part: 'sections' } }];
}
