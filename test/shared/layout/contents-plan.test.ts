import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ContentsPlan, contentsPlan } from '../../../shared/layout/contents-plan.ts';
import type { ContentsSection } from '../../../shared/periodical/contents.ts';
import { defaultLayout, geometryOf } from '../../../shared/periodical/layout.ts';

const { linesPerColumn } = geometryOf(defaultLayout);

function sectionsOf(counts: number[], titleLength: number): ContentsSection[] {
  return counts.map((count, section) => ({
    name: `第${section}栏`,
    entries: Array.from({ length: count }, (_, entry) => ({
      articleId: `${section}-${entry}`,
      title: '把路修到草原深处去'.repeat(9).slice(0, titleLength),
      byline: '云州市委编办',
    })),
  }));
}

/** Filled height of each page in lines. */
function heights(plan: ContentsPlan): number[] {
  return plan.pages.map((page, index) =>
    page.reduce((sum, row) => sum + row.lines.length + row.gapPt / plan.linePitchPt, index === 0 ? plan.headingLines : 0),
  );
}

test('a usual issue has one page of contents, filled', () => {
  const plan = contentsPlan(sectionsOf([2, 3, 4, 3], 18), defaultLayout);
  expect(plan.pages).toHaveLength(1);
  expect(heights(plan)[0]).toBeGreaterThan(linesPerColumn * 0.8);
});

test('a full issue has two pages of contents and neither is half empty', () => {
  const plan = contentsPlan(sectionsOf([5, 5, 5, 5, 5, 5, 5], 18), defaultLayout);
  expect(plan.pages).toHaveLength(2);
  for (const height of heights(plan)) expect(height).toBeGreaterThan(linesPerColumn * 0.6);
});

test('any contents: every entry once and in order, every word, nothing beyond a page, no section name left alone at a foot', () => {
  const entry = fc.record({
    articleId: fc.uuid(),
    title: fc.string({ minLength: 1, maxLength: 90 }).filter((title) => title.trim() !== ''),
    byline: fc.string({ maxLength: 40 }),
  });
  const section = fc.record({ name: fc.string(), entries: fc.array(entry, { minLength: 1, maxLength: 12 }) });
  fc.assert(
    fc.property(fc.array(section, { maxLength: 14 }), (sections) => {
      const plan = contentsPlan(sections, defaultLayout);
      const rows = plan.pages.flat();
      const wanted = sections.flatMap((one) => [`◇${one.name}`, ...one.entries.map((item) => item.articleId)]);
      const squeeze = (text: string): string => text.replaceAll(/\s/g, '');
      const found = rows.map((row) => (row.kind === 'section' ? squeeze(row.lines.join('')) : row.articleId));
      expect(found).toEqual(wanted.map(squeeze));
      const texts = rows.flatMap((row) => (row.kind === 'entry' ? [row.lines] : []));
      for (const [index, item] of sections.flatMap((one) => one.entries).entries()) {
        expect(squeeze(texts[index]?.map((line) => line.title).join('') ?? '')).toBe(squeeze(item.title));
        expect(texts[index]?.at(-1)?.byline).toBe(item.byline);
      }
      for (const height of heights(plan)) expect(height).toBeLessThanOrEqual(linesPerColumn + 1e-6);
      for (const page of plan.pages) expect(page.at(-1)?.kind).not.toBe('section');
    }),
  );
});
