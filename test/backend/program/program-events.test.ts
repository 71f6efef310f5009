import { expect, test } from 'vitest';
import { testBackend } from '../../helpers/test-backend.ts';

test('whoever has the first sign misses nothing that happens from then on', async () => {
  const { client, services } = testBackend();
  const events = await client.program.events();
  expect((await events.next()).value).toEqual({ kind: 'alive' });
  await client.settings.writePreferences({ tourDone: true });
  expect((await events.next()).value).toMatchObject({ kind: 'archive-changed', topic: 'preferences' });
  await events.return?.();
  expect(services.events.size).toBe(0);
});

test('a listener that is gone before it heard anything leaves nothing behind', async () => {
  const { client, services } = testBackend();
  const cancel = new AbortController();
  const events = await client.program.events(undefined, { signal: cancel.signal });
  await events.next();
  cancel.abort();
  await expect(events.next()).rejects.toThrow();
  expect(services.events.size).toBe(0);
});
