/** A process that starts the backend on the archive of a folder and prints how long that took, as JSON. */
const started = performance.now();
const { createBackend } = await import('../../electron/backend/create-backend.ts');
const loaded = performance.now();
const backend = createBackend({
  home: process.argv[2] ?? '',
  now: () => new Date(),
  newId: () => '',
  author: 'bench',
  log: () => undefined,
  startJob: () => {
    throw new Error('a start needs no job');
  },
  resources: '',
});
await backend.client.issues.list();
const openMs = performance.now() - loaded;
const memoryMb = process.memoryUsage().rss / 2 ** 20;
backend.close();
process.stdout.write(JSON.stringify({ importMs: loaded - started, openMs, memoryMb }));

export {};
