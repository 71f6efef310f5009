import fc from 'fast-check';
import { checkArticle } from '../../electron/backend/articles/check-article.ts';
import type { Article } from '../../shared/periodical/article.ts';
import { headLimits } from '../../shared/periodical/article-limits.ts';
import type { CompleteIssue } from '../../shared/periodical/complete-issue.ts';
import { articlesInOrder } from '../../shared/periodical/complete-issue.ts';
import { cleanText } from '../../shared/text/clean-text.ts';
import { inventedIssue } from './invented-issue.ts';
import { randomDocument, randomText } from './random-document.ts';
import { testImages } from './test-images.ts';

const cleanLine = randomText.map((text) => cleanText(text).text).filter((text) => text.length <= headLimits.lineCharacters);
const nameLine = cleanLine.map((text) => text || '甲');
const pictures = testImages.map(({ asset }) => asset.id);

/** An article of any kind as it comes out of `checkArticle`. */
export function randomArticle(id: string): fc.Arbitrary<Article> {
  return fc
    .record({
      id: fc.constant(id),
      kind: fc.constantFrom('article' as const, 'filler' as const),
      kicker: cleanLine,
      titleLines: fc.array(cleanLine, { minLength: 1, maxLength: 3 }),
      subtitle: cleanLine,
      bylines: fc.array(fc.record({ kind: fc.constantFrom('person' as const, 'unit' as const), name: nameLine }), {
        maxLength: 3,
      }),
      contentsTitle: fc.option(cleanLine, { nil: null }),
      document: randomDocument(pictures),
    })
    .map((article) => checkArticle(article).article);
}

/** A whole issue of up to nine random articles, its pictures listed as `loadCompleteIssue` lists them. */
export const randomIssue: fc.Arbitrary<CompleteIssue> = fc
  .record({
    total: fc.integer({ min: 1, max: 9999 }),
    title: cleanLine,
    opening: fc.option(fc.record({ title: cleanLine, document: randomDocument(pictures), attribution: cleanLine }), {
      nil: null,
    }),
    mongolianTitle: fc.array(fc.constantFrom('ᠮᠣᠩᠭᠣᠯ', 'ᠪᠢᠴᠢᠭ'), { maxLength: 3 }),
    shape: fc.array(fc.record({ name: cleanLine, size: fc.integer({ min: 0, max: 3 }) }), { maxLength: 3 }),
  })
  .chain(({ shape, total, title, opening, mongolianTitle }) =>
    fc
      .tuple(
        ...shape.map(({ name, size }, section) =>
          fc
            .tuple(...Array.from({ length: size }, (_, place) => randomArticle(`a-${section}-${place}`)))
            .map((articles) => ({ id: `s-${section}`, name, articles })),
        ),
      )
      .map((sections) => {
        const base = inventedIssue();
        const issue = { ...base.issue, total, title, opening, mongolianTitle };
        return withListedPictures({ ...base, issue, sections });
      }),
  );

/** The issue with `assets` as `loadCompleteIssue` lists them: those that documents name, in order of appearance. */
export function withListedPictures(complete: CompleteIssue): CompleteIssue {
  const documents = [complete.issue.opening?.document, ...articlesInOrder(complete).map(({ article }) => article.document)];
  const blocks = documents.flatMap((document) => document?.content ?? []);
  const ids = new Set(blocks.flatMap((block) => (block.type === 'figure' ? [block.attrs.asset] : [])));
  const assets = [...ids].flatMap((id) => testImages.filter(({ asset }) => asset.id === id).map(({ asset }) => asset));
  return { ...complete, assets };
}
