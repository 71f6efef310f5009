import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { handOver, stubDesktopWindow } from '../helpers/desktop-window.ts';
import { testBackend } from '../helpers/test-backend.ts';

// As in the desktop program: the window is handed one port after the other.
beforeAll(stubDesktopWindow);

/** What `renderer/api` needs, imported when there is a window. */
async function windowApi() {
  const { client, connect, useConnection } = await import('../../renderer/api/connection.ts');
  const { listenToProgram, onArchiveChanged } = await import('../../renderer/api/use-archive-events.ts');
  return { client, connect, useConnection, listenToProgram, onArchiveChanged };
}

test('a window whose backend was started anew listens to the new one, once, and hears what it missed', async () => {
  const { client, connect, useConnection, listenToProgram, onArchiveChanged } = await windowApi();
  const states: string[] = [];
  onTestFinished(useConnection.subscribe(({ state }, before) => state !== before.state && states.push(state)));
  const changes: (string | null)[] = [];
  onTestFinished(onArchiveChanged((event) => void changes.push(event.articleId)));
  const ended = new AbortController();
  onTestFinished(() => ended.abort());
  await connect();
  void listenToProgram(ended.signal);
  const backend = testBackend();
  const first = handOver(backend);
  await expect.poll(() => backend.services.events.size).toBe(1);
  expect(states).toEqual(['open']);

  first.die();
  await expect.poll(() => states).toEqual(['open', 'lost']);
  // Long enough for an attempt at the dead one, which nobody answers.
  await new Promise((resolve) => setTimeout(resolve, 800));
  const asked = client.program.facts();
  asked.catch(() => undefined);
  const anew = testBackend();
  handOver(anew);
  await expect(asked).rejects.toThrow();
  await expect.poll(() => states).toEqual(['open', 'lost', 'open']);
  expect(changes.length).toBeGreaterThan(0);
  expect(changes.every((articleId) => articleId === null)).toBe(true);

  const { article } = await anew.client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '甲' });
  await expect.poll(() => changes.length).toBeGreaterThan(4);
  const heard = changes.length;
  await anew.client.manuscripts.trash({ articleIds: [article.id] });
  await expect.poll(() => changes.length).toBeGreaterThan(heard);
  expect(states).toEqual(['open', 'lost', 'open']);
});
