import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, writeSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { articleContent } from '../../electron/backend/archive/article-content.ts';
import type { Archive } from '../../electron/backend/archive/handles.ts';
import { openArchive } from '../../electron/backend/archive/open-archive.ts';
import { migrationsFolder, readMigrations } from '../../electron/backend/archive/read-migrations.ts';
import { checkArticle } from '../../electron/backend/articles/check-article.ts';
import { saveArticle } from '../../electron/backend/articles/save-article.ts';
import { writeFilesSafely } from '../../electron/backend/files/write-files-safely.ts';
import { storeCompleteIssue } from '../../electron/backend/issues/store-complete-issue.ts';
import { documentOf, paragraph } from '../../shared/document/build.ts';
import { UserError } from '../../shared/errors.ts';
import type { Article } from '../../shared/periodical/article.ts';
import { inventedIssue } from './invented-issue.ts';
import { plainArticle } from './plain-article.ts';
import { testImages } from './test-images.ts';

/**
 * A process of its own that works on an archive: `archive-worker.ts MODE HOME`. Modes: `hold` (opens and waits), `work` (saves,
 * stores and writes files until killed), `liar` (as `work`, but acknowledges before it commits), `nobody` (gives up its
 * rights, opens, reads and tries to save), `read` (the same with its rights), `fill` (saves ever more until refused). It waits for a line on stdin before it opens the archive.
 * It prints `READY`, `ACK sequence sha256`, `ISSUE total`, `FILE name sha256`, `READS why count`, `REFUSED code`.
 */
const [mode = '', home = ''] = process.argv.slice(2);
const migrations = readMigrations(migrationsFolder);
new Sqlite(':memory:').close();
print('LOADED');
process.stdin.once('data', () => {
  run().catch((error) => {
    if (!(error instanceof UserError)) throw error;
    print(`REFUSED ${error.code}`);
    process.exit(1);
  });
});

async function run(): Promise<void> {
  if (mode === 'nobody' && process.getuid?.() === 0) {
    process.setgid?.(65534);
    process.setuid?.(65534);
  }
  const archive = openArchive({ folder: home, now: () => new Date(), migrations });
  if (!archive.readOnly) mkdirSync(path.join(home, 'exports'), { recursive: true });
  print('READY');
  if (mode === 'nobody' || mode === 'read') {
    print(`READS ${archive.readOnly} ${archive.sqlite.prepare('SELECT count(*) FROM revisions').pluck().get()}`);
    save(archive, 'more', 'x', false);
  }
  if (mode === 'work' || mode === 'liar') await work(archive, mode === 'liar');
  if (mode === 'fill') fill(archive);
  if (mode === 'hold') await new Promise(() => setInterval(() => archive.folder, 1000));
  archive.close();
  process.exit(0);
}

async function work(archive: Archive, isLiar: boolean): Promise<void> {
  const ids = ['first', 'second', 'third'];
  for (let turn = 0; ; turn += 1) {
    const articleId = ids[turn % ids.length] ?? '';
    save(archive, articleId, `${turn} ${randomUUID()}`, isLiar);
    if (turn % 7 === 3) store(archive, isLiar);
    if (turn % 5 === 1) await write(`export-${turn % 3}.bin`, isLiar);
    // Lets signals and timers in, as a real backend does between two requests.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function save(archive: Archive, articleId: string, edit: string, isLiar: boolean): void {
  const article = manuscript(articleId, edit);
  if (isLiar) {
    const next = archive.sqlite.prepare('SELECT coalesce(max(sequence), 0) + 1 FROM revisions').pluck().get();
    print(`ACK ${next} ${articleContent(checkArticle(article).article).sha256}`);
  }
  const saved = saveArticle(
    archive,
    { articleId, parent: currentOf(archive, articleId), author: '甲', reason: '自动保存', article },
    new Date(),
  );
  if (!isLiar) print(`ACK ${saved.sequence} ${saved.sha256}`);
}

function currentOf(archive: Archive, articleId: string): number | null {
  return (archive.sqlite.prepare('SELECT current_revision FROM articles WHERE id = ?').pluck().get(articleId) ?? null) as
    | number
    | null;
}

function store(archive: Archive, isLiar: boolean): void {
  const total = Number(archive.sqlite.prepare('SELECT coalesce(max(total), 0) + 1 FROM issues').pluck().get());
  const base = inventedIssue();
  const complete = { ...base, issue: { ...base.issue, total } };
  const assetBytes = new Map(testImages.map(({ asset, bytes }) => [asset.id, bytes]));
  if (isLiar) print(`ISSUE ${total}`);
  const input = { complete, assetBytes, author: '甲', reason: '导入', report: { total } };
  storeCompleteIssue(archive, input, { time: new Date(), newId: randomUUID });
  if (!isLiar) print(`ISSUE ${total}`);
}

async function write(name: string, isLiar: boolean): Promise<void> {
  const bytes = Buffer.alloc(1_000_000, randomUUID());
  const line = `FILE ${name} ${createHash('sha256').update(bytes).digest('hex')}`;
  if (isLiar) print(line);
  await writeFilesSafely(path.join(home, 'exports'), [{ file: path.join(home, 'exports', name), content: bytes }]);
  if (!isLiar) print(line);
}

/** Texts that hardly compress, until there is no room. */
function fill(archive: Archive): void {
  for (let turn = 0; turn < 2000; turn += 1) {
    save(archive, 'filled', Array.from({ length: 400 }, () => randomUUID()).join(''), false);
  }
}

function manuscript(id: string, edit: string): Article {
  const document = documentOf(
    ...Array.from({ length: 12 }, (_, index) => paragraph(`第${index}段，办事流程梳理。`)),
    paragraph(edit),
  );
  return plainArticle(id, { document });
}

/** Straight into the pipe: what was printed before a kill is there to be read. */
function print(line: string): void {
  writeSync(1, `${line}\n`);
}
