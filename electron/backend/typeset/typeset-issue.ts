import { contentsPlan } from '../../../shared/layout/contents-plan.ts';
import { pageBudget } from '../../../shared/layout/page-budget.ts';
import type { PageMap } from '../../../shared/layout/page-map.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { contentsOf } from '../../../shared/periodical/contents.ts';
import type { Engine } from './engine.ts';
import { levelColumns, type SettledCache } from './level-columns.ts';
import { missingGlyphs } from './missing-glyphs.ts';
import { articleMarks, pageFaults } from './page-check.ts';
import { pageMapOf } from './page-map.ts';
import { coverAlone, type Only, type OnlyArticle, templateData, withSettings } from './template-data.ts';

export interface Typeset {
  pdf: Uint8Array;
  map: PageMap;
}

export interface TypesetInput {
  complete: CompleteIssue;
  readImage: (assetId: string) => Uint8Array;
  /** Without it the whole issue with cover, contents and blank pages up to a multiple of four. */
  only?: Only | undefined;
}

/** What one typesetter keeps between issues. */
export interface TypesetState {
  engine: Engine;
  /** Code points the fonts can show. */
  covered: ReadonlySet<number>;
  settled: SettledCache;
}

/** The same issue gives the same pages and bytes, whatever was typeset before. @throws UserError `typeset-failed` */
export function typesetIssue(state: TypesetState, { complete, readImage, only }: TypesetInput): Typeset {
  return only === 'cover' ? typesetCover(state, complete, readImage) : typesetPages(state, complete, readImage, only);
}

function typesetPages(
  state: TypesetState,
  complete: CompleteIssue,
  readImage: TypesetInput['readImage'],
  only: OnlyArticle | undefined,
): Typeset {
  const data = templateData(complete, only);
  const { settings, pageCount } = levelColumns(state.engine, data, complete.layout, readImage, state.settled);
  const layOut = (pad: number) => {
    const layouted = state.engine.layout(withSettings(data, settings, pad), readImage);
    const map = pageMapOf(layouted.marks, layouted.pageCount, complete, data.main.folioOffset);
    return { layouted, map, missing: only ? 0 : pageBudget(map, complete.layout).missing };
  };
  // Blank pages are guessed, so that most often one layout is enough; a wrong guess is laid out again.
  const guess = only ? 0 : missingPages(complete, pageCount);
  let { layouted, map, missing } = layOut(guess);
  if (missing !== guess) ({ layouted, map, missing } = layOut(missing));
  const shown = only && new Set(map.articles.map((article) => article.articleId));
  const marks = articleMarks(layouted.marks);
  const faults = data.articles.flatMap((article) => pageFaults(article.data, marks, complete.layout));
  return {
    pdf: layouted.pdf(),
    map: {
      ...map,
      missingGlyphs: missingGlyphs(complete, state.covered, shown),
      faults: faults.map(({ kind, articleId, block, page }) => ({ kind, articleId, block, page })),
    },
  };
}

function typesetCover({ engine }: TypesetState, complete: CompleteIssue, readImage: TypesetInput['readImage']): Typeset {
  const data = coverAlone(templateData(complete));
  const { marks, pageCount, pdf } = engine.layout(data, readImage);
  return { pdf: pdf(), map: { ...pageMapOf(marks, pageCount, complete, data.main.folioOffset), missingGlyphs: [], faults: [] } };
}

/** Blank pages that will be needed where the articles take so many pages. */
function missingPages(complete: CompleteIssue, articlePages: number): number {
  const contentsPages = contentsPlan(contentsOf(complete), complete.layout).pages.length;
  const own = complete.layout.cover === 'own' ? 2 + (complete.issue.opening ? 1 : 0) : 0;
  const used = articlePages + 1 + contentsPages + own;
  return Math.ceil(used / 4) * 4 - used;
}
