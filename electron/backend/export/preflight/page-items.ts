import type { Finding } from '../../../../shared/contract/finding.ts';
import { pageBudget, pageCountText } from '../../../../shared/layout/page-budget.ts';
import type { FaultKind, PageMap } from '../../../../shared/layout/page-map.ts';
import { listTitle } from '../../../../shared/periodical/article.ts';
import { articlesInOrder, type CompleteIssue, printedPieces } from '../../../../shared/periodical/complete-issue.ts';

/** What the pages themselves show: faults of the page check, blank ones, characters without a glyph, articles that stand on no page. */
export function pageItems(complete: CompleteIssue, map: PageMap): Finding[] {
  return [
    ...faultItems(complete, map),
    ...unplacedItems(complete, map),
    ...glyphItems(complete, map),
    ...budgetItems(complete, map),
  ];
}

const faultTexts: Record<FaultKind, string> = {
  overflow: '超出了版心，会压住别的文字或者印到页外；请缩小图片、拆开表格或者增减几行',
  overlap: '压在前面的内容上；请缩小图片、拆开表格或者增减几行',
  lost: '没有排到页面上；请把它剪切后重新粘贴，仍然这样就拆成两段',
  twice: '排了两遍；请把它剪切后重新粘贴，仍然这样就拆成两段',
  'cut-row': '有一行太高，一栏排不下，被断成两截；请把这一行的文字分成几行或者让表格通栏',
  unset: '太大，排版太慢，版面上只有一句说明；请拆开大表格、减少脚注，或者把它分成几篇',
};

/** Each block once, by the first of its faults: one fault often brings others along. */
function faultItems(complete: CompleteIssue, map: PageMap): Finding[] {
  const articles = new Map(articlesInOrder(complete).map(({ article }) => [article.id, article]));
  const first = new Map(map.faults.toReversed().map((fault) => [`${fault.articleId} ${fault.block}`, fault]));
  return [...first.values()].toReversed().map(({ kind, articleId, block, page }): Finding => {
    const article = articles.get(articleId);
    const type = article?.document.content[block]?.type;
    const name = type === 'table' ? '表格' : type === 'figure' ? '图片' : '文字';
    const folio = map.pages[page - 1]?.folio;
    const place = folio ? `第 ${folio} 页上` : '';
    const message = `《${article ? listTitle(article) : ''}》${kind === 'unset' ? '' : `${place}第 ${block + 1} 段的${name}`}${faultTexts[kind]}。`;
    return { kind: 'page-fault', severity: 'error', message, target: { kind: 'article', articleId } };
  });
}

/** A filler is set on the last page of the article before it, so one that stands before all articles has no page of its own. */
function unplacedItems(complete: CompleteIssue, map: PageMap): Finding[] {
  const placed = new Set(map.articles.map(({ articleId }) => articleId));
  const leading = printedPieces(complete).filter(({ article }) => article.kind === 'filler');
  const isLeading = new Set(leading.flatMap(({ article, fillers }) => [article, ...fillers]));
  return articlesInOrder(complete).flatMap(({ article }): Finding[] => {
    const leads = isLeading.has(article);
    if (placed.has(article.id) && !leads) return [];
    const name = `《${listTitle(article)}》`;
    const message = leads ? `补白${name}前面没有稿件，请把它移到一篇稿件的后面。` : `${name}没有排到任何一页上，请调整它的位置。`;
    return [{ kind: 'unplaced', severity: 'error', message, target: { kind: 'article', articleId: article.id } }];
  });
}

function glyphItems(complete: CompleteIssue, map: PageMap): Finding[] {
  const titles = new Map(articlesInOrder(complete).map(({ article }) => [article.id, listTitle(article)]));
  return map.missingGlyphs.map(({ articleId, characters }): Finding => {
    const place = articleId === null ? '封面、卷首语、版权页、栏目名或封底' : `《${titles.get(articleId) ?? ''}》`;
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

function budgetItems({ layout }: CompleteIssue, map: PageMap): Finding[] {
  const budget = pageBudget(map, layout);
  if (budget.missing === 0) return [];
  const message = `现在有 ${pageCountText(budget)}，才是 4 的倍数，空白页在最后；可以增减稿件或者加补白。`;
  return [{ kind: 'page-count', severity: 'warning', message, target: { kind: 'issue', part: 'sections' } }];
}
