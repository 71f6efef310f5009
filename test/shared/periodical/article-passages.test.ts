import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentOf, footnote, heading, marked, paragraph } from '../../../shared/document/build.ts';
import { diffPassages } from '../../../shared/document/diff-passages.ts';
import { plainText } from '../../../shared/document/plain-text.ts';
import type { DocumentNode } from '../../../shared/document/types.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import { articlePassages } from '../../../shared/periodical/article-passages.ts';
import { plainArticle } from '../../helpers/plain-article.ts';
import { randomDocument } from '../../helpers/random-document.ts';

function article(document: DocumentNode, head: Partial<Article> = {}): Article {
  return plainArticle('a', { titleLines: ['题'], ...head, document });
}

const kinds = (before: Article, after: Article) =>
  diffPassages(articlePassages(before), articlePassages(after)).map(({ kind }) => kind);

test('head fields, headings and footnotes are passages', () => {
  const head = { kicker: '引', subtitle: '副', bylines: [{ kind: 'unit' as const, name: '甲市委编办' }], contentsTitle: '目' };
  const text = documentOf(heading(2, '（一）来历'), paragraph('甲', footnote('见附录'), '乙'));
  expect(articlePassages(article(text, head)).map(({ kind, text }) => [kind, text])).toEqual([
    ['kicker', '引'],
    ['title', '题'],
    ['subtitle', '副'],
    ['byline', '甲市委编办'],
    ['contentsTitle', '目'],
    ['heading2', '（一）来历'],
    ['paragraph', '甲乙'],
    ['footnote', '见附录'],
  ]);
});

test('bold is a different look; a changed footnote leaves its paragraph alone', () => {
  const plain = article(documentOf(paragraph('甲', footnote('见附录'))));
  expect(kinds(plain, article(documentOf(paragraph(marked('甲', 'bold'), footnote('见附录')))))).toEqual([
    'same',
    'restyled',
    'same',
  ]);
  expect(kinds(plain, article(documentOf(paragraph('甲', footnote('见附录二')))))).toEqual(['same', 'same', 'changed']);
});

test('a byline that turns from unit to person is told', () => {
  const of = (kind: 'unit' | 'person') => article(documentOf(), { bylines: [{ kind, name: '甲' }] });
  expect(kinds(of('unit'), of('person'))).toEqual(['same', 'restyled', 'same']);
});

test('every character of a document is in its passages', () => {
  const characters = (text: string) => [...text.replace(/\s/g, '')].sort().join('');
  fc.assert(
    fc.property(randomDocument(['a'.repeat(64)]), (document) => {
      const passages = articlePassages(article(document)).slice(1);
      expect(characters(passages.map(({ text }) => text).join(''))).toBe(characters(plainText(document)));
    }),
    { numRuns: 200 },
  );
});
