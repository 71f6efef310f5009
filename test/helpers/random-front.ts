import fc from 'fast-check';
import { documentOf, paragraph } from '../../shared/document/build.ts';
import type { CompleteIssue } from '../../shared/periodical/complete-issue.ts';
import type { MastheadRole } from '../../shared/periodical/issue.ts';
import { inventedIssue } from './invented-issue.ts';
import { plainArticle } from './plain-article.ts';

/**
 * Issues whose cover, opening, masthead, contents, titles and running heads are hard to set: names and titles of every length up to what
 * may be typed, of Chinese, digits and wide Latin letters in turn, with hardly any text between them.
 */
export const randomFront: fc.Arbitrary<CompleteIssue> = fc.noBias(
  fc
    .record({
      title: line(2, 60),
      pinyin: line(0, 60),
      mongolianTitle: fc.array(fc.constantFrom('ᠮᠣᠩᠭᠣᠯ', 'ᠪᠢᠴᠢᠭ'), { maxLength: 5 }),
      sponsor: line(0, 80),
      frequency: line(0, 10),
      opening: fc.option(
        fc.record({
          title: line(0, 120),
          document: fc
            .array(line(1, 600), { minLength: 1, maxLength: 12 })
            .map((texts) => documentOf(...texts.map((text) => paragraph(text)))),
          attribution: line(0, 100),
        }),
        { nil: null },
      ),
      masthead: fc.record({
        committee: roles(),
        editors: roles(),
        address: line(0, 120),
        phone: line(0, 40),
        notice: line(0, 200),
      }),
      distribution: fc.record({ 报: line(0, 800), 送: line(0, 800), 发: line(0, 300) }),
      permit: line(0, 60),
      sections: fc.array(fc.record({ name: line(1, 60), heads: fc.array(head(), { minLength: 1, maxLength: 6 }) }), {
        minLength: 1,
        maxLength: 12,
      }),
      cover: fc.constantFrom('separate' as const, 'separate' as const, 'own' as const),
      columns: fc.constantFrom(1 as const, 2 as const),
      page: fc.oneof(
        fc.constant({}),
        fc.record({ pageWidthMm: fc.integer({ min: 170, max: 300 }), pageHeightMm: fc.integer({ min: 140, max: 420 }) }),
      ),
    })
    .map(({ permit, sections, cover, columns, page, ...information }) => {
      const base = inventedIssue({ cover, columns, ...page });
      return {
        ...base,
        issue: { ...base.issue, ...information, imprint: { ...base.issue.imprint, permit } },
        sections: sections.map(({ name, heads }, section) => ({
          id: `s${section}`,
          name,
          articles: heads.map((one, place) => ({ ...plainArticle(`a${section}-${place}`), ...one })),
        })),
        assets: [],
      };
    }),
);

/** Mostly short. */
function line(minLength: number, maxLength: number): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...'的一是在不了有和人这中大为上个国我以要他时来用们编办改革机构') },
    { weight: 2, arbitrary: fc.constantFrom('、', '2021', '——', '“', '”', ' ', 'ABC', '（一）', 'WWW', '1年2月3日') },
  );
  const pieces = (most: number): fc.Arbitrary<string[]> => fc.array(piece, { minLength, maxLength: most });
  return fc
    .oneof({ weight: 3, arbitrary: pieces(Math.min(maxLength, 14)) }, { weight: 1, arbitrary: pieces(maxLength) })
    .map((parts) => parts.join('').replaceAll(/“{2,}/g, '“').slice(0, maxLength));
}

function roles(): fc.Arbitrary<MastheadRole[]> {
  // Without marks, whose squeezed boxes reach into the name beside them.
  const name = line(1, 8).map((text) => text.replaceAll(/[^\p{Script=Han}A-Z]/gu, '') || '甲');
  const names = fc.oneof(fc.array(name, { maxLength: 8 }), fc.array(name, { maxLength: 40 }));
  return fc.array(fc.record({ role: line(0, 12), names, byStroke: fc.boolean() }), { maxLength: 8 });
}

function head() {
  return fc.record({
    kind: fc.constantFrom('article' as const, 'article' as const, 'article' as const, 'filler' as const),
    kicker: line(0, 80),
    titleLines: fc.array(line(1, 100), { minLength: 1, maxLength: 4 }),
    subtitle: line(0, 120),
    bylines: fc.array(
      line(1, 40).map((name) => ({ kind: 'person' as const, name })),
      { maxLength: 6 },
    ),
    contentsTitle: fc.option(line(1, 200), { nil: null }),
    document: fc.constant(documentOf(paragraph('正文。'))),
  });
}
