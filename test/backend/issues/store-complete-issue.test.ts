import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCompleteIssue } from '../../../electron/backend/issues/check-complete-issue.ts';
import { inventedIssue } from '../../helpers/invented-issue.ts';
import { randomIssue, withListedPictures } from '../../helpers/random-issue.ts';
import { testBackend } from '../../helpers/test-backend.ts';
import { testImages } from '../../helpers/test-images.ts';
import { userErrorCode } from '../../helpers/user-error-code.ts';

const assetBytes = new Map(testImages.map(({ asset, bytes }) => [asset.id, bytes]));
const invented = withListedPictures(checkCompleteIssue(inventedIssue()).complete);

test('what is loaded is what was stored, for random issues of every script', () => {
  const backend = testBackend();
  let total = 0;
  fc.assert(
    fc.property(randomIssue, (random) => {
      total += 1;
      const complete = { ...random, issue: { ...random.issue, total } };
      const stored = backend.storeCompleteIssue({ complete, assetBytes, reason: '导入', report: null });
      expect(stored.replaced).toEqual([]);
      const loaded = backend.loadCompleteIssue(total);
      expect(loaded).toEqual(stored.complete);
      expect(withoutIds(loaded)).toEqual(withoutIds(complete));
    }),
    { numRuns: 60 },
  );
  expect(backend.listIssues().length).toBe(total);
  expect(backend.verifyArchive().problems).toEqual([]);
});

test('an issue keeps its ids, and what is already taken gets new ones', () => {
  const backend = testBackend();
  const first = backend.storeCompleteIssue({ complete: invented, assetBytes, reason: '导入', report: null });
  expect(first.complete).toEqual(invented);
  const next = { ...invented, issue: { ...invented.issue, total: invented.issue.total + 1 } };
  const second = backend.storeCompleteIssue({ complete: next, assetBytes: new Map(), reason: '导入', report: null }).complete;
  expect(second.issue.id).not.toBe(invented.issue.id);
  expect(withoutIds(second)).toEqual(withoutIds(next));
  expect(backend.loadCompleteIssue(invented.issue.total)).toEqual(invented);
  expect(backend.loadCompleteIssue()).toEqual(second);
});

test('a picture that no document names is not kept', () => {
  const backend = testBackend();
  const [unused] = testImages.filter(({ asset }) => !invented.assets.some(({ id }) => id === asset.id));
  if (!unused) throw new Error('every test picture is used');
  const complete = { ...invented, assets: [unused.asset, ...invented.assets] };
  const stored = backend.storeCompleteIssue({ complete, assetBytes, reason: '导入', report: null });
  expect(stored.complete).toEqual(invented);
  expect(userErrorCode(() => backend.loadAsset(unused.asset.id))).toBe('asset-missing');
});

test('lists the newest issue first and counts articles without fillers', () => {
  const backend = testBackend();
  expect(backend.listIssues()).toEqual([]);
  for (const total of [7, 9, 8]) {
    const complete = { ...invented, issue: { ...invented.issue, total } };
    backend.storeCompleteIssue({ complete, assetBytes, reason: '导入', report: { total } });
  }
  const articleCount = invented.sections.flatMap((section) => section.articles).filter(({ kind }) => kind === 'article').length;
  expect(backend.listIssues().map((issue) => [issue.total, issue.articleCount])).toEqual([
    [9, articleCount],
    [8, articleCount],
    [7, articleCount],
  ]);
  const [latest] = backend.listActivity(1);
  expect(latest).toMatchObject({ action: 'import-issue', subject: '总第8期', author: '编辑甲', detail: '{"total":8}' });
});

test('refuses a total number that is there, and leaves nothing of what it refuses', () => {
  const backend = testBackend();
  backend.storeCompleteIssue({ complete: invented, assetBytes, reason: '导入', report: null });
  const before = backend.verifyArchive();
  const store = (complete: unknown, bytes = assetBytes) =>
    backend.storeCompleteIssue({ complete: complete as typeof invented, assetBytes: bytes, reason: '导入', report: null });
  const other = { ...invented, issue: { ...invented.issue, total: 900 } };

  expect(userErrorCode(() => store(invented))).toBe('issue-exists');
  const wrongDocument = { type: 'doc', content: [{ type: 'video' }] };
  const last = other.sections.at(-1);
  const spoilt = { ...last, articles: last?.articles.map((article) => ({ ...article, document: wrongDocument })) };
  expect(() => store({ ...other, sections: [...other.sections.slice(0, -1), spoilt] })).toThrow(
    /《.+》：有一部分不是文稿里能有的内容/,
  );
  expect(userErrorCode(() => store({ ...other, issue: { ...other.issue, total: 0 } }))).toBe('document-invalid');
  const swapped = new Map([...assetBytes.keys()].map((id) => [id, new Uint8Array([1, 2, 3])]));
  expect(userErrorCode(() => store(other, swapped))).toBe('document-invalid');
  const fresh = testBackend();
  expect(
    userErrorCode(() => fresh.storeCompleteIssue({ complete: other, assetBytes: new Map(), reason: '导入', report: null })),
  ).toBe('asset-missing');
  expect(fresh.verifyArchive()).toMatchObject({ ok: true, issues: 0, articles: 0, revisions: 0, assets: 0 });
  expect(backend.verifyArchive()).toEqual(before);
  expect(userErrorCode(() => backend.loadCompleteIssue(900))).toBe('issue-missing');
  expect(userErrorCode(() => fresh.loadCompleteIssue())).toBe('archive-empty');
});

test('a picture comes back byte for byte, an unknown one is missed', () => {
  const backend = testBackend();
  backend.storeCompleteIssue({ complete: invented, assetBytes, reason: '导入', report: null });
  for (const asset of invented.assets) {
    const loaded = backend.loadAsset(asset.id);
    expect(loaded).toMatchObject(asset);
    expect(Buffer.from(loaded.bytes).equals(Buffer.from(assetBytes.get(asset.id) ?? []))).toBe(true);
  }
  expect(invented.assets.length).toBeGreaterThan(0);
  expect(userErrorCode(() => backend.loadAsset('0'.repeat(64)))).toBe('asset-missing');
});

function withoutIds(complete: typeof invented) {
  return {
    ...complete,
    issue: { ...complete.issue, id: '' },
    sections: complete.sections.map((section) => ({
      ...section,
      id: '',
      articles: section.articles.map((article) => ({ ...article, id: '' })),
    })),
  };
}
