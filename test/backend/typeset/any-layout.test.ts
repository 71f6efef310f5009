import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type TypesetState, typesetIssue } from '../../../electron/backend/typeset/typeset-issue.ts';
import { documentOf, footnote, heading, paragraph } from '../../../shared/document/build.ts';
import { geometryOf, hasRoom, type Layout, layoutSchema, leastRoom } from '../../../shared/periodical/layout.ts';
import { inventedIssue } from '../../helpers/invented-issue.ts';
import { plainArticle } from '../../helpers/plain-article.ts';
import { createTypesetState } from '../../helpers/typeset-state.ts';

let state: TypesetState;
beforeAll(async () => {
  state = await createTypesetState();
});

const sentence = '各级编办要把每一名编制用在最需要的地方，定期回头看。';
const article = {
  ...plainArticle('把编制用到最需要的地方'),
  document: documentOf(
    paragraph(sentence.repeat(12), footnote(sentence)),
    heading(1, '一、摸清家底'),
    heading(2, '（一）逐家核对'),
    paragraph(sentence.repeat(20)),
    heading(1, '二、用好增量'),
    paragraph(sentence.repeat(6)),
  ),
};

/** Any layout that is let in, the narrowest and the lowest among them. */
const layouts: fc.Arbitrary<Layout> = fc
  .record({
    pageWidthMm: fc.integer({ min: 100, max: 297 }),
    pageHeightMm: fc.integer({ min: 140, max: 420 }),
    marginInsideMm: fc.integer({ min: 8, max: 60 }),
    marginOutsideMm: fc.integer({ min: 8, max: 60 }),
    marginTopMm: fc.integer({ min: 10, max: 80 }),
    marginBottomMm: fc.integer({ min: 10, max: 80 }),
    columns: fc.constantFrom<1 | 2>(1, 2),
    columnGapMm: fc.integer({ min: 2, max: 20 }),
    bodySizePt: fc.constantFrom(9, 10.5, 12, 14),
    linePitchPt: fc.constantFrom(14, 16.8, 20, 26),
    balanceLastPage: fc.boolean(),
  })
  .map((changes) => layoutSchema.parse(changes))
  .filter(hasRoom);

test('every layout that is let in has pages without a fault, down to the least room', () => {
  const least = fc.sample(layouts, { numRuns: 400, seed: 20260201 });
  const narrowest = least.toSorted((a, b) => roomOf(a) - roomOf(b)).slice(0, 3);
  for (const layout of [...narrowest, ...fc.sample(layouts, { numRuns: 5, seed: 20260202 })]) {
    const complete = { ...inventedIssue(), layout, sections: [{ id: 's', name: '栏目', articles: [article] }], assets: [] };
    const { map } = typesetIssue(state, { complete, readImage: () => new Uint8Array() });
    expect({ layout, faults: map.faults }).toEqual({ layout, faults: [] });
    expect(map.articles[0]?.lastPage).toBeGreaterThanOrEqual(1);
  }
}, 300_000);

/** How near a layout is to the least room; 1 is nearest. */
function roomOf(layout: Layout): number {
  const { charactersPerLine, linesPerColumn } = geometryOf(layout);
  return Math.min(charactersPerLine / leastRoom.characters, linesPerColumn / leastRoom.lines);
}
