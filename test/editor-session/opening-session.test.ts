import { expect, onTestFinished, test } from 'vitest';
import { OpeningSession } from '../../renderer/editor/opening-session.ts';
import { createUnsavedCopies } from '../../renderer/editor/unsaved-copies.ts';
import { documentOf, paragraph } from '../../shared/document/build.ts';
import { checkDocument } from '../../shared/document/check.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import { memoryStorage } from '../helpers/memory-storage.ts';
import { testBackend } from '../helpers/test-backend.ts';

async function openedOpening() {
  const { client } = testBackend();
  const created = await client.issues.create({ from: null, title: '甲刊', year: 2026, number: 1, total: 1, publishedOn: '' });
  const issueId = created.issue.id;
  const copies = createUnsavedCopies(memoryStorage());
  const open = async (own = createUnsavedCopies(memoryStorage())) => {
    const session = new OpeningSession(client, issueId, own);
    await session.open();
    onTestFinished(() => session.end());
    return session;
  };
  const archived = async () => (await client.issues.outline({ issueId })).issue.opening;
  return { client, issueId, open, copies, archived, session: await open() };
}

const opening = (text: string) => ({ title: '卷首', document: documentOf(paragraph(text)), attribution: '' });
const textOf = (session: OpeningSession) => plainText(session.live?.document ?? documentOf());

test('an opening is put in, written, and taken away', async () => {
  const { session, archived } = await openedOpening();
  expect(session.view.getState().shown).toBeNull();
  session.set(opening('起'));
  session.edit({ document: documentOf(paragraph('起笔')), attribution: '摘自讲话' });
  await session.flush();
  expect(await archived()).toMatchObject({ title: '卷首', attribution: '摘自讲话' });
  session.set(null);
  await session.flush();
  expect(await archived()).toBeNull();
});

test('what others change of the rest of the issue stays', async () => {
  const { session, client, issueId, archived } = await openedOpening();
  session.set(opening('起'));
  await session.flush();
  const { issue, layout, issueHash } = await client.issues.outline({ issueId });
  await client.issues.update({ issueId, parent: issueHash, issue: { ...issue, sponsor: '甲市委编办' }, layout });
  session.edit({ title: '新题' });
  await session.flush();
  expect(await archived()).toMatchObject({ title: '新题' });
  expect((await client.issues.outline({ issueId })).issue.sponsor).toBe('甲市委编办');
});

test('two windows: the other text is shown where nothing is unsaved, else an editor decides', async () => {
  const { session, open, archived } = await openedOpening();
  session.set(opening('起'));
  await session.flush();
  const other = await open();
  other.edit({ document: documentOf(paragraph('对方的')) });
  await other.flush();
  await session.compareWithArchive();
  expect(textOf(session)).toBe('对方的');
  expect(session.view.getState().notice).toContain('别处');

  other.edit({ document: documentOf(paragraph('对方又写')) });
  await other.flush();
  session.edit({ document: documentOf(paragraph('我的')) });
  await expect(session.flush()).rejects.toMatchObject({ data: { code: 'issue-conflict' } });
  expect(session.view.getState().save.kind).toBe('conflict');
  expect(plainText((await session.readTheirs())?.document ?? documentOf())).toBe('对方又写');
  await session.keepMine();
  expect(plainText((await archived())?.document ?? documentOf())).toBe('我的');
});

test('taking theirs puts theirs back', async () => {
  const { session, open, archived } = await openedOpening();
  session.set(opening('起'));
  await session.flush();
  const other = await open();
  other.edit({ title: '对方的题' });
  await other.flush();
  session.edit({ title: '我的题' });
  await expect(session.flush()).rejects.toThrow();
  await session.takeTheirs();
  expect(session.live?.title).toBe('对方的题');
  expect(await archived()).toMatchObject({ title: '对方的题' });
});

test('what a window had not saved when it died is there in the next one, and saved', async () => {
  const { session, open, copies, archived } = await openedOpening();
  session.set(opening('起'));
  await session.flush();
  const dead = await open(copies);
  dead.edit({ document: documentOf(paragraph('起笔')) });
  dead.end();
  const next = await open(copies);
  expect(textOf(next)).toBe('起笔');
  await next.flush();
  expect(plainText((await archived())?.document ?? documentOf())).toBe('起笔');
  expect(copies.ids()).toEqual([]);
});

test('an unsaved copy that someone else has overtaken is compared', async () => {
  const { session, open, copies, archived } = await openedOpening();
  session.set(opening('起'));
  await session.flush();
  const dead = await open(copies);
  dead.edit({ document: documentOf(paragraph('我写到一半')) });
  dead.end();
  session.edit({ document: documentOf(paragraph('别人写的')) });
  await session.flush();
  const next = await open(copies);
  expect(next.view.getState().save.kind).toBe('conflict');
  expect(textOf(next)).toBe('我写到一半');
  expect(plainText((await archived())?.document ?? documentOf())).toBe('别人写的');
});

test('the same opening saved by another window is no conflict', async () => {
  const { session, open } = await openedOpening();
  session.set(opening('起'));
  await session.flush();
  const other = await open();
  // With every attribute, as the editor has it.
  const { document } = checkDocument(documentOf(paragraph('同样的字')));
  session.edit({ document });
  other.edit({ document });
  await other.flush();
  await session.compareWithArchive();
  await session.flush();
  expect(session.view.getState().save.kind).toBe('saved');
});
