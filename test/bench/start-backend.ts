/** A process that starts the backend on the archive of a folder, with the jobs of another, and prints how long that took, as JSON. */
const started = performance.now();
const { createBackend } = await import('../../electron/backend/create-backend.ts');
const { forkJob } = await import('../../electron/hosts/fork-job.ts');
const loaded = performance.now();
const backend = createBackend({
  home: process.argv[2] ?? '',
  now: () => new Date(),
  newId: () => '',
  author: 'bench',
  log: () => undefined,
  startJob: forkJob(process.argv[3] ?? '', ''),
  resources: '',
});
const opened = performance.now();
await backend.client.issues.list();
const openMs = opened - loaded;
const listMs = performance.now() - opened;
const memoryMb = process.memoryUsage().rss / 2 ** 20;
backend.close();
process.stdout.write(JSON.stringify({ importMs: loaded - started, openMs, listMs, memoryMb }));

export {};
