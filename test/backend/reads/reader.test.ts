import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { Archive } from '../../../electron/backend/archive/handles.ts';
import type { Job, StartJob } from '../../../electron/backend/jobs/start-job.ts';
import { startReader } from '../../../electron/backend/reads/start-reader.ts';
import { forkJob } from '../../../electron/hosts/fork-job.ts';
import { documentOf, paragraph } from '../../../shared/document/build.ts';
import { startBuiltJob } from '../../helpers/built-jobs.ts';
import { refusal } from '../../helpers/refusal.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testBackend } from '../../helpers/test-backend.ts';

/** Starts jobs and keeps those of the reader at hand. */
function watchedJobs(): { startJob: StartJob; readers: Job[] } {
  const readers: Job[] = [];
  const startJob: StartJob = (name) => {
    const job = startBuiltJob(name);
    if (name === 'reader') readers.push(job);
    return job;
  };
  return { startJob, readers };
}

const newArticle = { kind: 'article' as const, issueId: null, sectionId: null };

test('a read that is asked for after a save has what was saved, every time', async () => {
  const { client } = testBackend();
  const { article, sequence } = await client.articles.create({ ...newArticle, title: '0' });
  let parent = sequence;
  for (let save = 1; save <= 40; save += 1) {
    const next = { ...article, titleLines: [String(save)], document: documentOf(paragraph(`第${save}次写的`)) };
    const saved = await client.articles.save({ articleId: article.id, parent, reason: '改', article: next });
    parent = saved.sequence;
    const [{ items }, found] = await Promise.all([
      client.manuscripts.list({ limit: 1 }),
      client.manuscripts.list({ text: `第${save}次写的` }),
    ]);
    expect(items).toMatchObject([{ revision: parent, titleLines: [String(save)] }]);
    expect(found.total).toBe(1);
  }
});

test('a reader that dies is replaced, and who waited for it is answered', async () => {
  const { startJob, readers } = watchedJobs();
  const { client } = testBackend({ startJob });
  await client.articles.create({ ...newArticle, title: '甲' });
  expect((await client.manuscripts.list({})).total).toBe(1);
  readers[0]?.kill();
  expect((await client.manuscripts.list({})).total).toBe(1);
  expect(readers).toHaveLength(2);
});

/** Reader's processes that do what `work` says, a function of the request and of how many were started before, in the text of a program. */
function scriptedReader(work: string): { startJob: StartJob; started: () => number } {
  const folder = temporaryFolder();
  const answers = path.resolve(import.meta.dirname, '../../../electron/jobs/answer-requests.ts');
  let count = 0;
  const startJob: StartJob = () => {
    const jobs = path.join(folder, String(count));
    mkdirSync(jobs);
    writeFileSync(
      path.join(jobs, 'reader.ts'),
      `import { answerRequests } from ${JSON.stringify(answers)};\nanswerRequests((request) => (${work})(request, ${count}));\n`,
    );
    count += 1;
    const job = forkJob(jobs, '')('reader');
    onTestFinished(() => job.kill());
    return job;
  };
  return { startJob, started: () => count };
}

const someArchive = { folder: '档案', sqlite: { name: 'bulletin.db', memory: false } } as unknown as Archive;

test('a process that is killed in the middle of a query has its query answered by the next, and those that waited after it', async () => {
  const { startJob, started } = scriptedReader(
    `async (request, before) => { if (before === 0) process.kill(process.pid, 'SIGKILL'); return request.query.name; }`,
  );
  const reader = startReader(startJob, someArchive);
  onTestFinished(() => reader.close());
  const answers = await Promise.all([reader.read('listIssues', undefined), reader.read('listDirectory', undefined)]);
  expect(answers).toEqual(['listIssues', 'listDirectory']);
  expect(started()).toBe(2);
});

test('a query that ends every process is refused in a sentence, and the next one is answered', async () => {
  const { startJob } = scriptedReader(
    `async (request) => { if (request.query.name === 'listIssues') process.kill(process.pid, 'SIGKILL'); return 'here'; }`,
  );
  const reader = startReader(startJob, someArchive);
  onTestFinished(() => reader.close());
  const refused = reader.read('listIssues', undefined);
  await expect(refused).rejects.toMatchObject({ code: 'read-lost', message: expect.stringContaining('请再试一次') });
  expect(await reader.read('listDirectory', undefined)).toBe('here');
});

test('who no longer waits is not answered, and one under way keeps the process', async () => {
  const { startJob, started } = scriptedReader(`async (request) => {
    if (request.query.name !== 'listIssues') return request.query.name;
    await new Promise((resolve) => setTimeout(resolve, 300));
    return 'late';
  }`);
  const reader = startReader(startJob, someArchive);
  onTestFinished(() => reader.close());
  const gone = new AbortController();
  const underWay = reader.read('listIssues', undefined, gone.signal);
  await expect.poll(started).toBe(1);
  const waiting = reader.read('listActivityAuthors', undefined, gone.signal);
  const other = reader.read('listDirectory', undefined);
  gone.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  expect(await other).toBe('listDirectory');
  expect(await underWay).toBe('late');
  expect(started()).toBe(1);
});

test('it cannot write, and leaves the log to the backend, which puts it away at the end', async () => {
  const home = temporaryFolder();
  const backend = testBackend({ home });
  await backend.client.articles.create({ ...newArticle, title: '甲' });
  await backend.client.manuscripts.list({});
  backend.close();
  expect(() => readFileSync(path.join(home, 'bulletin.db-wal'))).toThrow(/ENOENT/);
  const sqlite = new Sqlite(path.join(home, 'bulletin.db'), { readonly: true });
  onTestFinished(() => void sqlite.close());
  expect(sqlite.prepare('SELECT count(*) FROM articles').pluck().get()).toBe(1);
});

test('damage that a read meets is told as such, and the reader goes on', async () => {
  const home = temporaryFolder();
  const backend = testBackend({ home });
  const { client, services } = backend;
  for (let index = 0; index < 30; index += 1)
    await client.articles.create({ ...newArticle, title: `第${index}篇${'长'.repeat(150)}` });
  services.archive.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  expect((await client.manuscripts.list({})).total).toBe(30);
  const file = path.join(home, 'bulletin.db');
  const pageSize = services.archive.sqlite.pragma('page_size', { simple: true }) as number;
  const page = services.archive.sqlite
    .prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'articles'`)
    .pluck()
    .get() as number;
  const bytes = readFileSync(file);
  const whole = bytes.subarray((page - 1) * pageSize, page * pageSize);
  const kept = Buffer.from(whole);
  whole.fill(0xff);
  writeFileSync(file, bytes);
  expect(await refusal(client.manuscripts.list({ sort: { by: 'characters', descending: true } }))).toMatchObject({
    code: 'archive-damaged',
  });
  kept.copy(whole);
  writeFileSync(file, bytes);
  expect((await client.manuscripts.list({})).total).toBe(30);
});

test('an archive that is only read is read in the same way', async () => {
  const home = temporaryFolder();
  const first = testBackend({ home });
  const { article } = await first.client.articles.create({ ...newArticle, title: '只读的' });
  const { sqlite } = first.services.archive;
  const page = sqlite.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'finding_ticks'`).pluck().get() as number;
  const size = sqlite.pragma('page_size', { simple: true }) as number;
  first.close();
  const file = path.join(home, 'bulletin.db');
  const bytes = readFileSync(file);
  // What is whole is read from a copy.
  writeFileSync(file, bytes.fill(0xff, (page - 1) * size, page * size));
  const { client, services } = testBackend({ home });
  if (services.archive.readOnly === null) throw new Error('it is written to');
  expect(services.archive.sqlite.name).not.toBe(file);
  expect((await client.manuscripts.list({ text: '只读' })).items).toMatchObject([{ id: article.id }]);
  expect(await client.issues.list()).toEqual([]);
});

test('a database that is in memory alone is read where it is', async () => {
  const { services } = testBackend();
  const { archive } = services;
  const sqlite = new Sqlite(archive.sqlite.serialize());
  onTestFinished(() => void sqlite.close());
  const noJob: StartJob = () => {
    throw new Error('no process can open it');
  };
  const reader = startReader(noJob, { ...archive, sqlite });
  expect(await reader.read('listActivityAuthors', undefined)).toEqual([]);
});

test('saves go on while a long read is under way', async () => {
  const { client } = testBackend();
  const { article, sequence } = await client.articles.create({ ...newArticle, title: '甲' });
  const order: string[] = [];
  const reads = Array.from({ length: 30 }, () => client.manuscripts.list({ text: '甲' }));
  const read = Promise.all(reads).then(() => order.push('read'));
  await client.articles.save({
    articleId: article.id,
    parent: sequence,
    reason: '改',
    article: { ...article, titleLines: ['乙'] },
  });
  order.push('saved');
  await read;
  expect(order).toEqual(['saved', 'read']);
});
