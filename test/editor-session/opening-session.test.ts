import { expect, onTestFinished, test } from 'vitest';
import { ArticleSession } from '../../renderer/editor/article-session.ts';
import { createUnsavedCopies } from '../../renderer/editor/unsaved-copies.ts';
import { documentOf, paragraph } from '../../shared/document/build.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import { memoryStorage } from '../helpers/memory-storage.ts';
import { testBackend } from '../helpers/test-backend.ts';

async function openedOpening() {
  const { client } = testBackend();
  const { issue } = await client.issues.create({ from: null, title: '甲刊', year: 2026, number: 1, total: 1, publishedOn: '' });
  const articleId = (await client.issues.setOpening({ issueId: issue.id, kind: 'blank' })).opening?.id ?? '';
  const open = async (copies = createUnsavedCopies(memoryStorage())) => {
    const session = new ArticleSession(client, articleId, copies);
    session.isOpening = true;
    await session.open();
    onTestFinished(() => session.end());
    return session;
  };
  const texts = async () => {
    const history = await client.articles.history({ articleId });
    return Promise.all(
      history.map(async ({ sequence }) => plainText((await client.articles.read({ articleId, sequence })).article.document)),
    );
  };
  return { client, issueId: issue.id, articleId, open, texts, session: await open() };
}

const write = (session: ArticleSession, text: string) => session.edit({ document: documentOf(paragraph(text)) });
const shown = (session: ArticleSession) => plainText(session.live?.document ?? documentOf());

test('two windows: the other text is shown where nothing is unsaved, else an editor decides; both are in the history', async () => {
  const { session, open, texts } = await openedOpening();
  const other = await open();
  write(other, '对方的');
  await other.flush();
  await session.compareWithArchive();
  expect(shown(session)).toBe('对方的');
  expect(session.view.getState().notice).toContain('卷首语刚在别处改过');
  write(other, '对方又写');
  await other.flush();
  write(session, '我的');
  await expect(session.flush()).rejects.toMatchObject({ data: { code: 'revision-conflict' } });
  expect(session.view.getState().save.kind).toBe('conflict');
  await session.fetchTheirs();
  await session.takeTheirs();
  expect(shown(session)).toBe('对方又写');
  expect(await texts()).toEqual(['对方又写', '我的', '对方又写', '对方的', '']);
});

test('what a window had not saved when it died is there in the next one, and saved', async () => {
  const { open, texts } = await openedOpening();
  const copies = createUnsavedCopies(memoryStorage());
  const dead = await open(copies);
  write(dead, '起笔');
  dead.end();
  const next = await open(copies);
  expect(shown(next)).toBe('起笔');
  await next.flush();
  expect((await texts())[0]).toBe('起笔');
  expect(copies.ids()).toEqual([]);
});

test('what is typed while the opening is taken away elsewhere is saved, and found when it comes back', async () => {
  const { session, client, issueId, texts } = await openedOpening();
  await client.issues.setOpening({ issueId, kind: 'none' });
  write(session, '还在写');
  await session.flush('关闭时保存');
  expect((await texts())[0]).toBe('还在写');
  const { opening } = await client.issues.setOpening({ issueId, kind: 'earlier' });
  expect(opening?.id).toBe(session.articleId);
});
