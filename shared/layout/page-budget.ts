import type { Layout } from '../periodical/layout.ts';
import type { PageMap } from './page-map.ts';

/** 页数预算. Saddle-stitched sheets carry four pages, so the inner pages (with `own` cover: all pages) come in fours. */
export interface PageBudget {
  /** Pages with something on them that count towards the sheets. */
  used: number;
  /** `used` rounded up to a multiple of four. */
  printed: number;
  /** Pages to fill or left blank. */
  missing: number;
}

export function pageBudget(map: Pick<PageMap, 'pages'>, layout: Pick<Layout, 'cover'>): PageBudget {
  const counted = map.pages.filter((page) => (layout.cover === 'own' ? true : page.folio !== null));
  const used = counted.filter((page) => page.kind !== 'blank').length;
  const printed = Math.ceil(used / 4) * 4;
  return { used, printed, missing: printed - used };
}

/** 「28 页」, or 「27 页，加 1 页空白共 28 页」: how many pages there are is said in these words wherever it is said. */
export function pageCountText(budget: PageBudget): string {
  return `${budget.used} 页${paddingText(budget)}`;
}

/** What stands behind a number of pages that is no multiple of four. */
export function paddingText({ printed, missing }: PageBudget): string {
  return missing === 0 ? '' : `，加 ${missing} 页空白共 ${printed} 页`;
}
