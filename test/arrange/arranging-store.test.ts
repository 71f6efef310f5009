import { QueryObserver } from '@tanstack/react-query';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { IssueOutline } from '../../shared/contract/issues-contract.ts';
import { type Arrangement, arrangementOf } from '../../shared/periodical/arrangement.ts';
import { handOver, stubDesktopWindow } from '../helpers/desktop-window.ts';
import { storedIssue } from '../helpers/stored-issue.ts';
import { testBackend } from '../helpers/test-backend.ts';

beforeAll(stubDesktopWindow);

/** Keeps the next answer of a procedure back until it is let go. */
interface HeldAnswer {
  /** Resolves when the backend has done its work and only the answer is missing. */
  isDone: Promise<void>;
  letGo(): void;
}

/** A window with the tree of an issue on the screen, as far as the store needs one. */
async function openedTree() {
  const { connect } = await import('../../renderer/api/connection.ts');
  const { api, queryClient } = await import('../../renderer/api/api.ts');
  const { listenToProgram } = await import('../../renderer/api/use-archive-events.ts');
  const store = await import('../../renderer/arranging/arranging-store.ts');
  const held = new Map<string, { done(): void; gate: Promise<void> }>();
  const hold = (procedure: string): HeldAnswer => {
    const [done, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    held.set(procedure, { done: done.resolve, gate: gate.promise });
    return { isDone: done.promise, letGo: gate.resolve };
  };
  const backend = testBackend();
  await connect();
  handOver(backend, {
    beforeAnswer(procedure) {
      const one = held.get(procedure);
      held.delete(procedure);
      one?.done();
      return one?.gate;
    },
  });
  const ended = new AbortController();
  onTestFinished(() => ended.abort());
  void listenToProgram(ended.signal);
  await expect.poll(() => backend.services.events.size).toBe(1);
  const issueId = storedIssue(backend).issue.id;
  queryClient.clear();
  const observer = new QueryObserver(queryClient, api.issues.outline.queryOptions({ input: { issueId } }));
  onTestFinished(observer.subscribe(() => undefined));
  await expect.poll(() => observer.getCurrentResult().isSuccess).toBe(true);

  const shown = (): Arrangement | undefined => store.currentArrangement(issueId);
  const now = async (): Promise<Arrangement> => arrangementOf(await backend.client.issues.outline({ issueId }));
  /** Another editor arranges the issue. */
  const elsewhere = async (sections: Arrangement): Promise<IssueOutline> => {
    const { outlineHash } = await backend.client.issues.outline({ issueId });
    return backend.client.issues.arrange({ issueId, parent: outlineHash, sections });
  };
  return { store, issueId, shown, now, elsewhere, hold };
}

test('what another editor arranged while an answer was under way is shown, not what the answer tells', async () => {
  const { store, issueId, shown, now, elsewhere, hold } = await openedTree();
  const before = await now();
  const answer = hold('issues/arrange');
  const arranged = store.arrange(issueId, before.toReversed(), '移动栏目');
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
  const arranged = store.arrange(issueId, before.toReversed(), '移动栏目');
  await answer.isDone;
  const theirs = before.map((section) => ({ ...section, articles: section.articles.toReversed() }));
  const { outlineHash } = await elsewhere(theirs);
  const queryKey = api.issues.outline.queryKey({ input: { issueId } });
  await expect.poll(() => queryClient.getQueryData<IssueOutline>(queryKey)?.outlineHash).toBe(outlineHash);
  answer.letGo();
  await arranged;
  await expect.poll(shown).toEqual(theirs);
});
