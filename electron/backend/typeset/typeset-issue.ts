import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { pageBudget } from '../../../shared/periodical/page-budget.ts';
import type { PageMap } from '../../../shared/periodical/page-map.ts';
import type { Engine } from './engine.ts';
import { levelColumns, type SegmentLinesCache } from './level-columns.ts';
import { missingGlyphs } from './missing-glyphs.ts';
import { pageMapOf } from './page-map.ts';
import { templateData } from './template-data.ts';

export interface Typeset {
  pdf: Uint8Array;
  map: PageMap;
}

export interface TypesetInput {
  complete: CompleteIssue;
  readImage: (assetId: string) => Uint8Array;
  /** Only this article's pages; without it the whole issue with cover, contents and blank pages up to a multiple of four. */
  only?: string;
}

/** What one typesetter keeps between issues. */
export interface TypesetState {
  engine: Engine;
  /** Code points the fonts can show. */
  covered: ReadonlySet<number>;
  segmentLines: SegmentLinesCache;
}

/** The same issue gives the same pages and bytes, whatever was typeset before. @throws UserError `typeset-failed` */
export function typesetIssue(state: TypesetState, { complete, readImage, only }: TypesetInput): Typeset {
  const chosen = only === undefined ? undefined : new Set([only]);
  const segmentLines = levelColumns(state.engine, complete, readImage, state.segmentLines, chosen);
  const layOut = (pad: number) => {
    const layouted = state.engine.layout(templateData(complete, { segmentLines, pad, only: chosen }), readImage);
    return { layouted, map: pageMapOf(layouted.marks, layouted.pageCount, complete) };
  };
  let { layouted, map } = layOut(0);
  const missing = chosen ? 0 : pageBudget(map, complete.layout).missing;
  if (missing > 0) ({ layouted, map } = layOut(missing));
  return { pdf: layouted.pdf(), map: { ...map, missingGlyphs: missingGlyphs(complete, state.covered) } };
}
