import { QueryObserver } from '@tanstack/react-query';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { IssueOutline } from '../../shared/contract/issues-contract.ts';
import { type Arrangement, arrangementOf, renameSection, stepSection } from '../../shared/periodical/arrangement.ts';
import { connectedBackend, stubDesktopWindow } from '../helpers/desktop-window.ts';
import { storedIssue } from '../helpers/stored-issue.ts';
import { windowOf } from '../helpers/window-of.ts';

beforeAll(stubDesktopWindow);

/** A window with the tree of an issue on the screen, as far as the store needs one. */
async function openedTree() {
  const { api, queryClient } = await import('../../renderer/api/api.ts');
  const store = await import('../../renderer/arranging/arranging-store.ts');
  const { backend, hold } = await connectedBackend();
  const issueId = storedIssue(backend).issue.id;
  queryClient.clear();
  const observer = new QueryObserver(queryClient, api.issues.outline.queryOptions({ input: { issueId } }));
  onTestFinished(observer.subscribe(() => undefined));
  await expect.poll(() => observer.getCurrentResult().isSuccess).toBe(true);

  const shown = (): Arrangement | undefined => store.currentArrangement(issueId);
  const now = async (): Promise<Arrangement> => arrangementOf(await backend.client.issues.outline({ issueId }));
  /** Another editor arranges the issue. */
  const elsewhere = async (sections: Arrangement): Promise<IssueOutline> => {
    const { issues } = windowOf(backend, '编辑乙');
    const { outlineHash } = await issues.outline({ issueId });
    return issues.arrange({ issueId, parent: outlineHash, sections });
  };
  /** What undo and redo would do. */
  const steps = async () => {
    const { undo, redo } = await backend.client.activity.steps({ issueId, scope: 'arranging' });
    return [undo?.label, redo?.label];
  };
  return { store, issueId, shown, now, elsewhere, steps, hold };
}

test('what another editor arranged while an answer was under way is shown, not what the answer tells', async () => {
  const { store, issueId, shown, now, elsewhere, hold } = await openedTree();
  const before = await now();
  const answer = hold('issues/arrange');
  const arranged = store.arrange(issueId, (now) => now.toReversed(), '移动栏目');
  await answer.isDone;
  const read = hold('issues/outline');
  const theirs = before.map((section) => ({ ...section, articles: section.articles.toReversed() }));
  await elsewhere(theirs);
  // The window has asked for their order; its own answer, which is older, comes first.
  await read.isDone;
  answer.letGo();
  await arranged;
  read.letGo();
  await expect.poll(shown).toEqual(theirs);
});

test('what another editor arranged is still shown where it was read before the older answer came', async () => {
  const { store, issueId, shown, now, elsewhere, hold } = await openedTree();
  const { api, queryClient } = await import('../../renderer/api/api.ts');
  const before = await now();
  const answer = hold('issues/arrange');
  const arranged = store.arrange(issueId, (now) => now.toReversed(), '移动栏目');
  await answer.isDone;
  const theirs = before.map((section) => ({ ...section, articles: section.articles.toReversed() }));
  const { outlineHash } = await elsewhere(theirs);
  const queryKey = api.issues.outline.queryKey({ input: { issueId } });
  await expect.poll(() => queryClient.getQueryData<IssueOutline>(queryKey)?.outlineHash).toBe(outlineHash);
  answer.letGo();
  await arranged;
  await expect.poll(shown).toEqual(theirs);
});

test('quick steps are sent one after the other, and each is taken back and done again alone', async () => {
  const { store, issueId, shown, now, steps, hold } = await openedTree();
  const { arrange, retraceArranging } = store;
  const before = await now();
  const [id = ''] = before.map((section) => section.id);
  // The archive writes the name in its own way: what follows still stands on it.
  const renamed = renameSection(before, id, '基层\u200b治理');
  const answer = hold('issues/arrange');
  const sent = [arrange(issueId, () => renamed, '改名')];
  await answer.isDone;
  const moved = stepSection(shown() ?? [], id, 'down');
  sent.push(arrange(issueId, () => moved, '移动栏目'));
  expect(shown()).toEqual(moved);
  sent.push(arrange(issueId, () => before, '都改回去'));
  const undone = retraceArranging(issueId, 'undo');
  answer.letGo();
  await Promise.all(sent);
  // It came after all that was still to be sent.
  expect(await undone).toMatchObject({ kind: 'done', label: '都改回去' });
  expect((await now()).map((section) => section.id)).toEqual(moved.map((section) => section.id));
  expect(shown()).toEqual(await now());
  expect(await steps()).toEqual(['移动栏目', '都改回去']);
  await Promise.all([retraceArranging(issueId, 'undo'), retraceArranging(issueId, 'undo')]);
  expect([await now(), shown()]).toEqual([before, before]);
  expect(await retraceArranging(issueId, 'undo')).toEqual({ kind: 'nothing' });
  await retraceArranging(issueId, 'redo');
  await retraceArranging(issueId, 'redo');
  expect(shown()).toEqual(await now());
  expect(await steps()).toEqual(['移动栏目', '都改回去']);
});

test('after a refused step the tree shows what the archive has, and what was made from it is not sent', async () => {
  const { store, issueId, shown, now, elsewhere, steps, hold } = await openedTree();
  const before = await now();
  const read = hold('issues/outline');
  const theirs = before.map((section) => ({ ...section, articles: section.articles.toReversed() }));
  // The window has not yet been told of their order.
  await elsewhere(theirs);
  const first = store.arrange(issueId, (now) => now.toReversed(), '移动栏目');
  const second = store.arrange(issueId, (now) => renameSection(now, before[0]?.id ?? '', '另一个名字'), '改名');
  await expect(first).rejects.toThrow('刚在别处改过');
  await second;
  read.letGo();
  await expect.poll(shown).toEqual(theirs);
  expect([await now(), await steps()]).toEqual([theirs, [undefined, undefined]]);
});

test('a step over which another editor arranged since is not taken back', async () => {
  const { store, issueId, shown, now, elsewhere } = await openedTree();
  const before = await now();
  await store.arrange(issueId, (now) => now.toReversed(), '移动栏目');
  const theirs = before.map((section) => ({ ...section, articles: section.articles.toReversed() }));
  await elsewhere(theirs);
  expect(await store.retraceArranging(issueId, 'undo')).toEqual({ kind: 'changed' });
  expect(await now()).toEqual(theirs);
  await expect.poll(shown).toEqual(theirs);
});

test('what is arranged while steps are being taken back is made of the order that is there then', async () => {
  const { store, issueId, shown, now, steps, hold } = await openedTree();
  const before = await now();
  const id = before[0]?.id ?? '';
  await store.arrange(issueId, (order) => order.toReversed(), '移动栏目');
  await store.arrange(issueId, (order) => renameSection(order, id, '一个名字'), '改名');
  const answer = hold('activity/undo');
  const undone = store.retraceArranging(issueId, 'undo');
  await answer.isDone;
  const arranged = store.arrange(issueId, (order) => stepSection(order, id, 'up'), '上移栏目');
  const again = store.retraceArranging(issueId, 'undo');
  const further = store.arrange(issueId, (order) => renameSection(order, id, '又一个名字'), '又改名');
  answer.letGo();
  expect(await undone).toMatchObject({ kind: 'done', label: '改名' });
  await arranged;
  expect(await again).toMatchObject({ kind: 'done', label: '上移栏目' });
  await further;
  const expected = renameSection(before.toReversed(), id, '又一个名字');
  expect([await now(), shown()]).toEqual([expected, expected]);
  expect(await steps()).toEqual(['又改名', undefined]);
});

test('an article goes into the recycle bin and comes back to its place as steps like others', async () => {
  const { store, issueId, shown, now, steps } = await openedTree();
  const before = await now();
  const id = before[0]?.articles[1] ?? '';
  await store.trashArticle(issueId, id);
  const without = await now();
  expect([without[0]?.articles.includes(id), shown()]).toEqual([false, without]);
  expect(await steps()).toEqual(['移到回收站：《一条渠引活一片田》', undefined]);
  await store.retraceArranging(issueId, 'undo');
  expect([await now(), shown()]).toEqual([before, before]);
  await store.retraceArranging(issueId, 'redo');
  expect([await now(), shown()]).toEqual([without, without]);
});
