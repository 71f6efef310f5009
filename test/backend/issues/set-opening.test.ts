import { expect, test } from 'vitest';
import { documentOf, paragraph } from '../../../shared/document/build.ts';
import { plainText } from '../../../shared/document/plain-text.ts';
import { openingArticle, openingOf } from '../../../shared/periodical/opening.ts';
import { allManuscripts } from '../../helpers/all-manuscripts.ts';
import { refusal } from '../../helpers/refusal.ts';
import { storedIssue } from '../../helpers/stored-issue.ts';
import { testBackend } from '../../helpers/test-backend.ts';
import { writeOpening } from '../../helpers/write-opening.ts';

const opening = (text: string) => ({ title: '卷首', document: documentOf(paragraph(text)), attribution: '本刊编辑部' });

async function issueWithOpening() {
  const backend = testBackend();
  const { client } = backend;
  const { issue } = storedIssue(backend);
  const entry = (await client.issues.outline({ issueId: issue.id })).opening;
  if (!entry) throw new Error('the invented issue has an opening');
  const texts = async () => {
    const history = await client.articles.history({ articleId: entry.id });
    return Promise.all(
      history.map(async ({ sequence }) =>
        plainText((await client.articles.read({ articleId: entry.id, sequence })).article.document),
      ),
    );
  };
  return { backend, client, issue, issueId: issue.id, openingId: entry.id, texts };
}

test('an opening that comes in is a document with a version, printed as it was', async () => {
  const { backend, client, issue, openingId } = await issueWithOpening();
  const { article, reason } = await client.articles.read({ articleId: openingId });
  expect(reason).toBe('导入');
  expect(openingOf(article)).toEqual(issue.opening);
  expect(backend.loadCompleteIssue().issue.opening).toEqual(issue.opening);
  expect(backend.verifyArchive()).toMatchObject({ ok: true, problems: [] });
});

test('every save of it is a version that can be read and restored; a stale one is refused; the pages have the newest', async () => {
  const { backend, client, issueId, openingId, texts } = await issueWithOpening();
  const [first] = await texts();
  await writeOpening(client, issueId, opening('第二稿'));
  await writeOpening(client, issueId, opening('第三稿'));
  expect(await texts()).toEqual(['第三稿', '第二稿', first]);
  expect(backend.loadCompleteIssue().issue.opening).toMatchObject({ title: '卷首', attribution: '本刊编辑部' });
  const [newest, second, oldest] = await client.articles.history({ articleId: openingId });
  const stale = {
    articleId: openingId,
    parent: second?.sequence ?? 0,
    reason: '自动保存',
    article: openingArticle('', opening('晚了')),
  };
  expect(await refusal(client.articles.save(stale))).toMatchObject({ code: 'revision-conflict' });
  await client.articles.restore({ articleId: openingId, sequence: oldest?.sequence ?? 0, parent: newest?.sequence ?? 0 });
  expect(await texts()).toEqual([first, '第三稿', '第二稿', first]);
  expect(plainText(backend.loadCompleteIssue().issue.opening?.document ?? documentOf())).toBe(first);
  expect(backend.verifyArchive().problems).toEqual([]);
});

test('taken away it is not printed, and comes back with its text or begins anew, its versions kept', async () => {
  const { backend, client, issueId, openingId, texts } = await issueWithOpening();
  const [first] = await texts();
  const without = await client.issues.setOpening({ issueId, kind: 'none' });
  expect(without).toMatchObject({ opening: null, earlierOpening: openingId });
  expect(backend.loadCompleteIssue().issue.opening).toBeNull();
  expect(await texts()).toEqual([first]);
  const again = await client.issues.setOpening({ issueId, kind: 'earlier' });
  expect(again).toMatchObject({ opening: { id: openingId }, earlierOpening: null });
  expect(plainText(backend.loadCompleteIssue().issue.opening?.document ?? documentOf())).toBe(first);
  await client.issues.setOpening({ issueId, kind: 'none' });
  expect((await client.issues.setOpening({ issueId, kind: 'blank' })).opening?.id).toBe(openingId);
  expect(await texts()).toEqual(['', first]);
  // What is there already is left alone.
  await client.issues.setOpening({ issueId, kind: 'blank' });
  expect(await texts()).toEqual(['', first]);
  expect(backend.listActivity(4).map(({ action }) => action)).toEqual([
    'add-opening',
    'remove-opening',
    'add-opening',
    'remove-opening',
  ]);
  expect(backend.verifyArchive().problems).toEqual([]);
});

test('an issue without one gets one; a form that is saved meanwhile leaves it alone', async () => {
  const { client } = testBackend();
  const { issue } = await client.issues.create({ from: null, title: '甲刊', year: 2026, number: 1, total: 1, publishedOn: '' });
  const created = await client.issues.setOpening({ issueId: issue.id, kind: 'earlier' });
  const updated = await client.issues.update({
    issueId: issue.id,
    parent: created.issueHash,
    issue: { ...created.issue, sponsor: '甲市委编办' },
    layout: created.layout,
  });
  expect(updated).toMatchObject({ issue: { sponsor: '甲市委编办' }, opening: { id: created.opening?.id } });
  expect(await refusal(client.issues.setOpening({ issueId: 'gone', kind: 'blank' }))).toMatchObject({ code: 'issue-gone' });
});

test('it is no manuscript: it is in no list, gets no place and does not go to the recycle bin', async () => {
  const { client, issueId, openingId } = await issueWithOpening();
  expect((await allManuscripts(client)).map(({ id }) => id)).not.toContain(openingId);
  expect((await client.settings.listDirectory()).map(({ name }) => name)).not.toContain('——摘自本刊编辑部座谈记录');
  const { sections, outlineHash } = await client.issues.outline({ issueId });
  const [section] = sections;
  const sectionId = section?.id ?? '';
  const calls = [
    client.manuscripts.place({ articleIds: [openingId], issueId, sectionId }),
    client.manuscripts.trash({ articleIds: [openingId] }),
    client.issues.arrange({ issueId, parent: outlineHash, sections: [{ id: sectionId, name: '甲', articles: [openingId] }] }),
  ];
  for (const call of calls) expect(await refusal(call)).toMatchObject({ code: 'article-missing' });
});

test('one with an unknown node or a picture that is not in the archive is refused', async () => {
  const { client, openingId } = await issueWithOpening();
  const [current] = await client.articles.history({ articleId: openingId });
  const save = (document: unknown) => {
    const article = openingArticle('', { title: '', document: document as never, attribution: '' });
    return refusal(client.articles.save({ articleId: openingId, parent: current?.sequence ?? 0, reason: '自动保存', article }));
  };
  expect(await save({ type: 'doc', content: [{ type: 'video' }] })).toMatchObject({ code: 'document-invalid' });
  expect(await save(documentOf({ type: 'figure', attrs: { asset: 'f'.repeat(64) } }))).toMatchObject({ code: 'asset-missing' });
});

test('the opening of a removed issue keeps its versions, and no later issue takes it over', async () => {
  const { backend, client, issueId, openingId, texts } = await issueWithOpening();
  const [first] = await texts();
  await client.issues.remove({ issueId });
  expect(await texts()).toEqual([first]);
  const next = storedIssue(backend);
  expect(next.issue.id).not.toBe(issueId);
  expect((await client.issues.outline({ issueId: next.issue.id })).opening?.id).not.toBe(openingId);
  expect(backend.verifyArchive().problems).toEqual([]);
});
