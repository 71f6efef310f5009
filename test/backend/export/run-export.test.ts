import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { expect, onTestFinished, test } from 'vitest';
import type { BackendInput } from '../../../electron/backend/backend-input.ts';
import type { Desktop } from '../../../electron/backend/desktop.ts';
import { cutPages } from '../../../electron/backend/export/cut-pages.ts';
import type { Job, StartJob } from '../../../electron/backend/jobs/start-job.ts';
import { forkJob } from '../../../electron/hosts/fork-job.ts';
import type { ExportEvent } from '../../../shared/contract/exports-contract.ts';
import { docxText } from '../../helpers/docx-text.ts';
import { readPdfPages } from '../../helpers/pdf-text.ts';
import { refusal } from '../../helpers/refusal.ts';
import { storedIssue } from '../../helpers/stored-issue.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testBackend } from '../../helpers/test-backend.ts';

const formats = ['pdf', 'docx', 'text'] as const;

function exportingBackend(changes: Partial<BackendInput> = {}) {
  const printed: { name: string; pdf: Uint8Array }[] = [];
  const opened: string[] = [];
  const desktop: Desktop = {
    host: 'desktop',
    pickFolder: async () => null,
    openWindow: async () => undefined,
    openFolder: async (folder) => void opened.push(folder),
    async print(pdf, name) {
      printed.push({ pdf, name });
      return { kind: 'dialog' };
    },
  };
  const backend = testBackend({ desktop, ...changes });
  const complete = storedIssue(backend);
  return { backend, client: backend.client, issueId: complete.issue.id, complete, printed, opened };
}

async function finished(events: AsyncIterable<ExportEvent>) {
  const steps: string[] = [];
  for await (const event of events) {
    if (event.kind === 'done') return { steps, ...event };
    steps.push(`${event.step}/${event.steps} ${event.what}`);
  }
  throw new Error('the export never ended');
}

async function textOfPdf(bytes: Uint8Array): Promise<string[]> {
  return (await readPdfPages(bytes)).map(({ segments }) => segments.map(({ text }) => text).join(''));
}

test('a whole issue goes step by step into a new dated folder, whose files can be read and shown', async () => {
  const { backend, client, issueId, complete, opened } = exportingBackend();
  const run = () => client.exports.run({ issueId, articleId: null, formats: [...formats, 'pdf'], folder: null }).then(finished);
  const first = await run();
  expect(first.steps).toEqual(['1/5 排版', '2/5 生成 PDF 文件', '3/5 生成 Word 文件', '4/5 生成文本文件', '5/5 写入文件']);
  expect(path.dirname(first.folder)).toBe(path.join(backend.services.archive.folder, 'exports'));
  expect(path.basename(first.folder)).toMatch(/^河湾机构编制 2031年第2期（总第14期） 2026-01-05 \d{4}$/);
  expect(first.files.map(({ file }) => path.basename(file))).toEqual(
    ['pdf', 'docx', 'txt'].map((ending) => `河湾机构编制 2031年第2期（总第14期）.${ending}`),
  );
  for (const { file, bytes } of first.files) {
    const blob = await client.exports.read({ file });
    expect(Buffer.from(await blob.arrayBuffer()).equals(readFileSync(file))).toBe(true);
    expect(blob.size).toBe(bytes);
  }
  const [pdf, , text] = first.files.map(({ file }) => readFileSync(file));
  expect(Buffer.from((await backend.typeset(complete)).pdf).equals(pdf ?? Buffer.alloc(0))).toBe(true);
  expect(text?.toString()).toContain('◇经验交流');
  const second = await run();
  expect(second.folder).not.toBe(first.folder);
  await client.exports.openFolder({ folder: first.folder });
  expect(opened).toEqual([first.folder]);
});

test('exports of one minute each have a folder of their own, also begun at once; a longest title leaves room for it', async () => {
  const { backend, client, issueId } = exportingBackend();
  const title = '关于进一步加强和规范机构编制管理工作的若干意见'.repeat(4).slice(0, 80);
  const { article } = await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title });
  const run = () => client.exports.run({ issueId, articleId: article.id, formats: ['text'], folder: null }).then(finished);
  // Names that Windows takes for the same are the same.
  const exportsFolder = path.join(backend.services.archive.folder, 'exports');
  const done = await Promise.all([run(), run(), run()]);
  const folders = done.map(({ folder }) => path.basename(folder)).toSorted();
  expect(new Set(folders).size).toBe(3);
  expect(readdirSync(exportsFolder).toSorted()).toEqual(folders);
  for (const { folder, files } of done) {
    expect(Buffer.byteLength(path.basename(folder))).toBeLessThanOrEqual(255);
    expect(files.map(({ file }) => file)).toEqual([path.join(folder, `${title.slice(0, 66)}.txt`)]);
    expect(readdirSync(folder)).toEqual([`${title.slice(0, 66)}.txt`]);
  }
});

test('articles of one name, also but for its case, have files of their own; an article is written anew', async () => {
  const { client, issueId } = exportingBackend();
  const folder = temporaryFolder();
  const run = async (articleId: string) => {
    const { files } = await finished(await client.exports.run({ issueId, articleId, formats: ['text'], folder }));
    return path.basename(files[0]?.file ?? '');
  };
  const make = async (title: string) =>
    (await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title })).article.id;
  const ids: string[] = [];
  for (const title of ['Wto 纪事', 'WTO 纪事', 'WTO 纪事', 'WTO/纪事', 'con', 'CON']) ids.push(await make(title));
  const expected = ['Wto 纪事.txt', 'WTO 纪事 2.txt', 'WTO 纪事 3.txt', 'WTO纪事.txt', '_con.txt', '_CON 2.txt'];
  for (const _ of ['first', 'again']) {
    const names: string[] = [];
    for (const id of ids.toReversed()) names.unshift(await run(id));
    expect(names).toEqual(expected);
    expect(readdirSync(folder).toSorted()).toEqual(expected.toSorted());
  }
  // A file that is nobody's stays beside them.
  writeFileSync(path.join(folder, '简讯（A）.txt'), '别人的');
  expect(await run(await make('简讯（a）'))).toBe('简讯（a） 2.txt');
});

test('DOCX and cut pages are made in a process of their own, which ends with the export, its failure or its cancelling', async () => {
  const root = path.resolve(import.meta.dirname, '../../..');
  const start = (memoryMb?: number) => forkJob(path.join(root, 'electron/jobs'), path.join(root, 'resources'), memoryMb);
  const exporters: Job[] = [];
  let memoryMb: number | undefined;
  const startJob: StartJob = (name) => {
    const job = start(name === 'exporter' ? memoryMb : undefined)(name);
    if (name === 'exporter') exporters.push(job);
    return job;
  };
  const { client, issueId } = exportingBackend({ startJob });
  const folder = temporaryFolder();
  const run = () => client.exports.run({ issueId, articleId: null, formats: ['pdf', 'docx'], folder });
  await finished(await run());
  await client.exports.print({ issueId, articleId: null, pages: { from: 1, to: 2 } });
  expect(exporters.map((job) => job.isEnded())).toEqual([true, true]);
  const before = readdirSync(folder).map((name) => readFileSync(path.join(folder, name)));

  memoryMb = 1;
  expect(await refusal(run().then(finished))).toMatchObject({ code: 'export-failed' });
  expect(exporters.at(-1)?.isEnded()).toBe(true);

  memoryMb = undefined;
  const events = await run();
  for await (const event of events) if (event.kind === 'step' && event.what === '生成 Word 文件') break;
  await expect.poll(() => exporters.length, { timeout: 20_000 }).toBe(4);
  expect(exporters.at(-1)?.isEnded()).toBe(true);
  expect(readdirSync(folder).map((name) => readFileSync(path.join(folder, name)))).toEqual(before);
});

test('one article alone has no cover and counts its pages from 1, in every format', async () => {
  const { client, issueId, complete } = exportingBackend();
  const article = complete.sections[0]?.articles[1];
  const folder = path.join(temporaryFolder(), '新/输出');
  const { files } = await finished(
    await client.exports.run({ issueId, articleId: article?.id ?? '', formats: [...formats], folder }),
  );
  expect(files.map(({ file }) => path.relative(folder, file))).toEqual(
    ['pdf', 'docx', 'txt'].map((ending) => `一条渠引活一片田.${ending}`),
  );
  const [pdf, docx, text] = files.map(({ file }) => readFileSync(file));
  const pages = await textOfPdf(pdf ?? Buffer.alloc(0));
  expect(pages[0]).toContain('一条渠引活一片田');
  expect(pages.join('')).not.toContain('目录');
  const words = docxText(docx ?? Buffer.alloc(0));
  expect(words.document).toContain('一条渠引活一片田');
  expect(words.document).not.toContain('编辑委员会');
  expect(text?.toString()).toContain('一条渠引活一片田');
  expect(text?.toString()).not.toContain('数一数');
});

test('a manuscript without a place is exported in the layout of the issue', async () => {
  const { client, issueId } = exportingBackend();
  const { article } = await client.articles.create({ kind: 'filler', issueId: null, sectionId: null, title: ' 来/稿:一* ' });
  const folder = temporaryFolder();
  const { files } = await finished(
    await client.exports.run({ issueId, articleId: article.id, formats: ['pdf', 'docx'], folder }),
  );
  expect(files.map(({ file }) => path.basename(file))).toEqual(['来稿一.pdf', '来稿一.docx']);
});

test('given up at any step it leaves nothing behind', async () => {
  const { client, issueId } = exportingBackend();
  for (let steps = 0; steps <= 5; steps += 1) {
    const folder = path.join(temporaryFolder(), 'out');
    const events = await client.exports.run({ issueId, articleId: null, formats: [...formats], folder });
    for (let step = 0; step < steps; step += 1) await events.next();
    const pending = events.next();
    await events.return?.();
    await pending.catch(() => undefined);
    const left = existsSync(folder) ? readdirSync(folder) : null;
    expect(left === null || left.length === 3, `${steps}: ${left}`).toBe(true);
    if (steps <= 4) expect(left).toBeNull();
  }
  const cancel = new AbortController();
  const folder = path.join(temporaryFolder(), 'out');
  const events = await client.exports.run({ issueId, articleId: null, formats: ['pdf'], folder }, { signal: cancel.signal });
  await events.next();
  cancel.abort();
  await expect(finished(events)).rejects.toMatchObject({ data: { code: 'cancelled' } });
  expect(existsSync(folder)).toBe(false);
});

test('refuses what is gone, what cannot be written and what it did not write', async () => {
  const { client, issueId } = exportingBackend();
  const run = (changes: object) => client.exports.run({ issueId, articleId: null, formats: ['pdf'], folder: null, ...changes });
  expect(await refusal(run({ issueId: 'gone' }))).toMatchObject({ code: 'issue-gone' });
  expect(await refusal(run({ articleId: 'gone' }))).toMatchObject({ code: 'article-missing' });
  const file = path.join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(await refusal(run({ folder: path.join(file, 'below') }).then(finished))).toMatchObject({ code: 'folder-is-file' });
  expect(await refusal(client.exports.read({ file }))).toMatchObject({ code: 'export-unknown' });
  expect(await refusal(client.exports.openFolder({ folder: path.dirname(file) }))).toMatchObject({ code: 'export-unknown' });

  expect(await refusal(run({ folder: 'here' }))).toMatchObject({ code: 'folder-unwritable' });
  const long = path.join(temporaryFolder(), '长'.repeat(86));
  expect(await refusal(run({ folder: long }).then(finished))).toMatchObject({
    code: 'name-too-long',
    message: `文件夹“${'长'.repeat(30)}…”的名字太长，这台电脑存不下，请换一个名字短一些的文件夹。`,
  });
  expect(await refusal(run({ folder: `${path.dirname(long)}/甲\0乙` }).then(finished))).toMatchObject({
    code: 'folder-unwritable',
  });
  expect(readdirSync(path.dirname(long))).toEqual([]);

  const folder = path.join(temporaryFolder(), 'out');
  mkdirSync(folder);
  const { files } = await finished(await run({ folder }));
  rmSync(files[0]?.file ?? '');
  expect(await refusal(client.exports.read({ file: files[0]?.file ?? '' }))).toMatchObject({ code: 'file-missing' });
});

test('where one file cannot be written the others go again, and the folders made for them', async () => {
  const { client, issueId } = exportingBackend();
  const top = path.join(temporaryFolder(), '新');
  const folder = path.join(top, '输出');
  const input = { issueId, articleId: null, formats: ['pdf' as const, 'text' as const], folder };
  const events = await client.exports.run(input);
  // Leaving the loop gives the iterator up, before or after the last file was written.
  for await (const event of events) if (event.kind === 'step' && event.what === '写入文件') break;
  expect(existsSync(top) ? readdirSync(folder).length : 2).toBe(2);

  mkdirSync(path.join(folder, '河湾机构编制 2031年第2期（总第14期）.txt'), { recursive: true });
  const blocked = client.exports.run(input).then(finished);
  expect(await refusal(blocked)).toMatchObject({ code: 'file-is-folder' });
  expect(readdirSync(folder)).toEqual(['河湾机构编制 2031年第2期（总第14期）.txt']);
});

test('files that were replaced come back where a later one cannot be written', async ({ skip }) => {
  const { client, issueId } = exportingBackend();
  const folder = temporaryFolder();
  const [pdf, docx] = ['pdf', 'docx'].map((ending) => path.join(folder, `河湾机构编制 2031年第2期（总第14期）.${ending}`)) as [
    string,
    string,
  ];
  writeFileSync(pdf, '上次的 PDF');
  writeFileSync(docx, '正在 Word 里打开');
  if (spawnSync('chattr', ['+i', docx]).status !== 0) skip('a file cannot be held here: chattr needs root and its file system');
  onTestFinished(() => void spawnSync('chattr', ['-i', docx]));
  const blocked = client.exports.run({ issueId, articleId: null, formats: [...formats], folder }).then(finished);
  expect(await refusal(blocked)).toMatchObject({ code: 'file-in-use' });
  expect(readFileSync(pdf, 'utf8')).toBe('上次的 PDF');
  expect(readdirSync(folder).toSorted()).toEqual([pdf, docx].map((file) => path.basename(file)).toSorted());
});

test('prints an issue, an article or some pages of them', async () => {
  const { client, issueId, complete, printed } = exportingBackend();
  expect(await client.exports.print({ issueId, articleId: null, pages: null })).toEqual({ kind: 'dialog' });
  await client.exports.print({ issueId, articleId: null, pages: { from: 3, to: 5 } });
  await client.exports.print({ issueId, articleId: complete.sections[0]?.articles[1]?.id ?? '', pages: null });
  const [whole, part, article] = printed;
  if (!whole || !part || !article) throw new Error('nothing printed');
  expect(printed.map(({ name }) => name)).toEqual([
    '河湾机构编制 2031年第2期（总第14期）.pdf',
    '河湾机构编制 2031年第2期（总第14期） 第3-5页.pdf',
    '一条渠引活一片田.pdf',
  ]);
  const count = (await PDFDocument.load(whole.pdf, { updateMetadata: false })).getPageCount();
  expect((await PDFDocument.load(part.pdf)).getPageCount()).toBe(3);
  const beyond = client.exports.print({ issueId, articleId: null, pages: { from: 2, to: count + 1 } });
  expect(await refusal(beyond)).toEqual({
    code: 'pages-missing',
    message: `没有第 2 页到第 ${count + 1} 页，一共只有 ${count} 页，请改一下页码范围。`,
    details: { from: 2, to: count + 1, count },
  });
  const turned = client.exports.print({ issueId, articleId: null, pages: { from: 5, to: 3 } });
  expect(await refusal(turned)).toMatchObject({ code: 'pages-missing' });
  expect(await cutPages(whole.pdf, 1, count)).toBe(whole.pdf);
});
