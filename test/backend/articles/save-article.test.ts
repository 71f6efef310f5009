import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentOf, paragraph } from '../../../shared/document/build.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import { plainArticle } from '../../helpers/plain-article.ts';
import { randomArticle } from '../../helpers/random-issue.ts';
import { testBackend } from '../../helpers/test-backend.ts';
import { testImages } from '../../helpers/test-images.ts';
import { userErrorCode } from '../../helpers/user-error-code.ts';

function manuscript(text: string, title = '关于调整流程的几点做法'): Article {
  const bylines = [{ kind: 'unit' as const, name: '河湾市委编办' }];
  return plainArticle('m', { titleLines: [title], bylines, document: documentOf(paragraph(text)) });
}

function backendWithPictures() {
  const backend = testBackend();
  for (const picture of testImages) backend.storeAsset(picture);
  return backend;
}

test('a new manuscript and its revisions, newest first, each readable', () => {
  const backend = testBackend();
  const first = backend.saveArticle({ articleId: 'm', parent: null, reason: '来稿', article: manuscript('甲') });
  const second = backend.saveArticle({
    articleId: 'm',
    parent: first.sequence,
    reason: '初审',
    author: '乙',
    article: manuscript('乙'),
  });
  const retitled = manuscript('乙', '新题');
  const third = backend.saveArticle({ articleId: 'm', parent: second.sequence, reason: '改题', article: retitled });
  expect(
    backend.listRevisions('m').map(({ sequence, parent, author, reason }) => ({ sequence, parent, author, reason })),
  ).toEqual([
    { sequence: third.sequence, parent: second.sequence, author: '编辑甲', reason: '改题' },
    { sequence: second.sequence, parent: first.sequence, author: '乙', reason: '初审' },
    { sequence: first.sequence, parent: null, author: '编辑甲', reason: '来稿' },
  ]);
  expect(backend.readRevision({ articleId: 'm' })).toMatchObject({ sha256: third.sha256, article: { titleLines: ['新题'] } });
  const old = backend.readRevision({ articleId: 'm', sequence: first.sequence });
  expect(old.article.document).toMatchObject({ content: [{ content: [{ text: '甲' }] }] });
  expect(backend.verifyArchive()).toMatchObject({ ok: true, articles: 1, revisions: 3 });
});

test('a save on an old revision is refused and changes nothing', () => {
  const backend = testBackend();
  const first = backend.saveArticle({ articleId: 'm', parent: null, reason: '来稿', article: manuscript('甲') });
  const second = backend.saveArticle({ articleId: 'm', parent: first.sequence, reason: '改', article: manuscript('乙') });
  const late = () => backend.saveArticle({ articleId: 'm', parent: first.sequence, reason: '改', article: manuscript('丙') });
  expect(userErrorCode(late)).toBe('revision-conflict');
  expect(late).toThrow(/《关于调整流程的几点做法》/);
  const asNew = () => backend.saveArticle({ articleId: 'm', parent: null, reason: '来稿', article: manuscript('丙') });
  expect(userErrorCode(asNew)).toBe('revision-conflict');
  expect(backend.readRevision({ articleId: 'm' }).sequence).toBe(second.sequence);
  expect(backend.listRevisions('m')).toHaveLength(2);
});

test('a save repeated because its answer was lost gives the same answer and no second revision', () => {
  const backend = testBackend();
  const first = backend.saveArticle({ articleId: 'm', parent: null, reason: '来稿', article: manuscript('甲') });
  const save = () => backend.saveArticle({ articleId: 'm', parent: first.sequence, reason: '改', article: manuscript('乙') });
  expect(save()).toEqual(save());
  expect(backend.listRevisions('m')).toHaveLength(2);
});

test('refuses what is not there and what is no document', () => {
  const backend = testBackend();
  const save = (article: unknown, parent: number | null = null) =>
    backend.saveArticle({ articleId: 'm', parent, reason: '改', article: article as Article });
  expect(userErrorCode(() => save(manuscript('甲'), 5))).toBe('article-missing');
  expect(userErrorCode(() => backend.readRevision({ articleId: 'm' }))).toBe('article-missing');
  expect(userErrorCode(() => backend.listRevisions('m'))).toBe('article-missing');
  expect(userErrorCode(() => save({ ...manuscript('甲'), document: { type: 'doc', content: [] } }))).toBe('document-invalid');
  expect(userErrorCode(() => save({ ...manuscript('甲'), titleLines: [] }))).toBe('document-invalid');
  const figure = { type: 'figure', attrs: { asset: 'f'.repeat(64) } };
  expect(userErrorCode(() => save({ ...manuscript('甲'), document: { type: 'doc', content: [figure] } }))).toBe('asset-missing');
  const [picture] = testImages;
  if (!picture) throw new Error('no test picture');
  expect(userErrorCode(() => backend.storeAsset({ ...picture, bytes: new Uint8Array([1]) }))).toBe('document-invalid');
  expect(backend.verifyArchive()).toMatchObject({ ok: true, articles: 0, revisions: 0, assets: 0 });

  const other = backend.saveArticle({ articleId: 'other', parent: null, reason: '来稿', article: manuscript('甲') });
  save(manuscript('乙'));
  expect(userErrorCode(() => backend.readRevision({ articleId: 'm', sequence: other.sequence }))).toBe('article-missing');
});

test('names the characters no page can carry and keeps the rest', () => {
  const backend = testBackend();
  const dirty = manuscript('甲\u0000乙\uD800丙𠮷ᠮᠣᠩ', '题\u202E目');
  const saved = backend.saveArticle({ articleId: 'm', parent: null, reason: '来稿', article: dirty });
  expect(saved.replaced.toSorted()).toEqual(['U+0000', 'U+202E', 'U+D800']);
  const { article } = backend.readRevision({ articleId: 'm' });
  expect(article.titleLines).toEqual(['题\uFFFD目']);
  expect(article.document.content[0]).toMatchObject({ content: [{ text: '甲\uFFFD乙\uFFFD丙𠮷ᠮᠣᠩ' }] });
});

test('every one of many random revisions reads back, through snapshots and deltas', () => {
  const backend = backendWithPictures();
  let runs = 0;
  fc.assert(
    fc.property(fc.array(randomArticle('r'), { minLength: 1, maxLength: 30 }), (texts) => {
      const articleId = `article-${++runs}`;
      let parent: number | null = null;
      const saved: { sequence: number; article: Article }[] = [];
      for (const text of texts) {
        const article = { ...text, id: articleId };
        const { sequence } = backend.saveArticle({ articleId, parent, reason: '自动保存', article });
        parent = sequence;
        saved.push({ sequence, article });
      }
      for (const { sequence, article } of saved) {
        expect(backend.readRevision({ articleId, sequence }).article).toEqual(article);
      }
    }),
    { numRuns: 10 },
  );
  expect(backend.verifyArchive().problems).toEqual([]);
});
