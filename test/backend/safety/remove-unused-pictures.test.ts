import { expect, test } from 'vitest';
import { documentOf, paragraph } from '../../../shared/document/build.ts';
import type { BlockNode } from '../../../shared/document/types.ts';
import { encodedImages } from '../../helpers/encoded-images.ts';
import { storedIssue } from '../../helpers/stored-issue.ts';
import { testBackend } from '../../helpers/test-backend.ts';
import { testImages } from '../../helpers/test-images.ts';
import { writeOpening } from '../../helpers/write-opening.ts';

const figure = (asset: string): BlockNode => ({ type: 'figure', attrs: { asset } });

/** An archive with an issue and its pictures, and the ways of an editor to use and drop more of them. */
async function withPictures() {
  const backend = testBackend();
  const { issue } = storedIssue(backend);
  const { client } = backend;
  const assets = () => backend.verifyArchive().assets;
  const store = async (contents: string) =>
    (await client.assets.store({ name: '图', contents: new Blob([Buffer.from(contents, 'base64')]) })).id;
  const write = async (...blocks: BlockNode[]) => {
    const { article, sequence } = await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '题' });
    const save = (parent: number, ...next: BlockNode[]) =>
      client.articles.save({
        articleId: article.id,
        parent,
        reason: '改',
        article: { ...article, document: documentOf(...next) },
      });
    const saved = await save(sequence, ...blocks);
    return { articleId: article.id, save, sequence: saved.sequence };
  };
  const purge = async (articleId: string) => {
    await client.manuscripts.trash({ articleIds: [articleId] });
    await client.manuscripts.purge({ articleIds: [articleId] });
  };
  return { backend, client, issueId: issue.id, assets, store, write, purge };
}

test('a picture that only a purged manuscript had goes; those of the issue stay', async () => {
  const { backend, assets, store, write, purge } = await withPictures();
  const before = assets();
  const { articleId } = await write(figure(await store(encodedImages.png)));
  expect(assets()).toBe(before + 1);
  expect(backend.removeUnusedPictures()).toBe(0);
  await purge(articleId);
  expect(assets()).toBe(before + 1);
  expect(backend.removeUnusedPictures()).toBe(1);
  expect(assets()).toBe(before);
  expect(backend.verifyArchive().ok).toBe(true);
  expect(backend.removeUnusedPictures()).toBe(0);
});

test('an older version of another article, also as a delta, keeps a picture', async () => {
  const { backend, assets, store, write, purge } = await withPictures();
  const id = await store(encodedImages.png);
  const long = Array.from({ length: 40 }, (_, index) => paragraph(`第${index}段，写了很多很多不一样的话。`));
  const { articleId } = await write(figure(id));
  const other = await write(...long);
  const withIt = await other.save(other.sequence, ...long, figure(id));
  await other.save(withIt.sequence, ...long);
  await purge(articleId);
  const kept = assets();
  expect(backend.removeUnusedPictures()).toBe(0);
  expect(assets()).toBe(kept);
  const { article } = await backend.client.articles.read({ articleId: other.articleId, sequence: withIt.sequence });
  expect(article.document.content.at(-1)).toMatchObject(figure(id));
  expect((await backend.client.assets.load({ id })).asset.id).toBe(id);
});

test('the opening of an issue keeps a picture, also one it had before', async () => {
  const { backend, client, issueId, assets, store } = await withPictures();
  const [now, before] = [await store(encodedImages.png), await store(Buffer.from(testImages[2]?.bytes ?? []).toString('base64'))];
  for (const id of [before, now]) {
    const document = documentOf(paragraph('卷首的话。'), figure(id));
    await writeOpening(client, issueId, { title: '卷首语', document, attribution: '' });
  }
  const kept = assets();
  expect(backend.removeUnusedPictures()).toBe(0);
  expect(assets()).toBe(kept);
});
