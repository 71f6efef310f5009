import { closeSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { listActivity } from '../../../electron/backend/activity/list-activity.ts';
import { tellDamage } from '../../../electron/backend/api/tell-damage.ts';
import { archiveFiles } from '../../../electron/backend/archive/examine-folder.ts';
import type { Archive } from '../../../electron/backend/archive/handles.ts';
import { withoutLog } from '../../../electron/backend/archive/newest-whole-backup.ts';
import { openArchive } from '../../../electron/backend/archive/open-archive.ts';
import { listRevisions } from '../../../electron/backend/articles/list-revisions.ts';
import { readRevision } from '../../../electron/backend/articles/read-revision.ts';
import { saveArticle } from '../../../electron/backend/articles/save-article.ts';
import { wholePicture } from '../../../electron/backend/assets/load-asset.ts';
import { damageOf } from '../../../electron/backend/issues/damage-of.ts';
import { issueOutline } from '../../../electron/backend/issues/issue-outline.ts';
import { listIssues } from '../../../electron/backend/issues/list-issues.ts';
import { loadCompleteIssue } from '../../../electron/backend/issues/load-complete-issue.ts';
import { storeCompleteIssue } from '../../../electron/backend/issues/store-complete-issue.ts';
import { listManuscripts } from '../../../electron/backend/manuscripts/list-manuscripts.ts';
import { checkLater } from '../../../electron/backend/safety/check-later.ts';
import { verifyArchive } from '../../../electron/backend/safety/verify-archive.ts';
import { readDirectory, writeDirectory } from '../../../electron/backend/settings/directory.ts';
import type { ActivityEntry } from '../../../shared/contract/activity-contract.ts';
import { type Manuscript, manuscriptFilterSchema } from '../../../shared/contract/manuscripts-contract.ts';
import type { DirectoryEntry } from '../../../shared/contract/settings-contract.ts';
import { plainText } from '../../../shared/document/plain-text.ts';
import { UserError } from '../../../shared/errors.ts';
import { arrangementOf } from '../../../shared/periodical/arrangement.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { inventedIssue } from '../../helpers/invented-issue.ts';
import { plainArticle } from '../../helpers/plain-article.ts';
import { refusal } from '../../helpers/refusal.ts';
import { rowsByPlace } from '../../helpers/rows-by-place.ts';
import { storedIssue } from '../../helpers/stored-issue.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testBackend } from '../../helpers/test-backend.ts';
import { testImages } from '../../helpers/test-images.ts';

const now = () => new Date(Date.UTC(2026, 0, 5, 9));
const assetBytes = new Map(testImages.map(({ asset, bytes }) => [asset.id, bytes]));
/** BULLETIN_FLIPS=3000 for the long run. */
const flips = Number(process.env.BULLETIN_FLIPS ?? 100);

/** An issue whose first article has two versions. */
function filledFolder(): {
  folder: string;
  issueId: string;
  articleId: string;
  titles: ReadonlySet<string>;
  texts: ReadonlySet<string>;
} {
  const folder = temporaryFolder();
  const archive = openArchive({ folder, now });
  let ids = 0;
  const input = { complete: inventedIssue(), assetBytes, author: '甲', reason: '导入', report: null };
  const { complete } = storeCompleteIssue(archive, input, { time: now(), newId: () => `new-${++ids}` });
  const [article] = complete.sections.flatMap((section) => section.articles);
  if (!article) throw new Error('the invented issue has no article');
  const parent = archive.sqlite.prepare('SELECT current_revision FROM articles WHERE id = ?').pluck().get(article.id) as number;
  const edited = { ...article, titleLines: ['改过的题'] };
  saveArticle(archive, { articleId: article.id, parent, author: '甲', reason: '改题', article: edited }, now());
  for (const name of ['王小川', '丁一鸣']) {
    writeDirectory(archive, [...readDirectory(archive), { kind: 'person', name, note: '' }], { author: '甲', time: now() });
  }
  const shown = loadCompleteIssue(archive);
  const articles = [...shown.sections.flatMap((section) => section.articles), article];
  archive.close();
  return {
    folder,
    issueId: complete.issue.id,
    articleId: article.id,
    titles: new Set(articles.map(({ titleLines }) => titleLines.join(''))),
    texts: new Set(articles.map(({ document }) => plainText(document))),
  };
}

const opened = (folder: string): Archive => {
  const archive = openArchive({ folder, now });
  onTestFinished(() => archive.close());
  return archive;
};

const spoil = (archive: Archive, sql: string) => archive.sqlite.exec(`DROP TRIGGER IF EXISTS revisions_are_final; ${sql}`);
const flipped = (table: string) =>
  `UPDATE ${table} SET content = CAST(substr(content, 1, 30) || x'00' || substr(content, 32) AS BLOB)`;
const flippedSnapshots = `${flipped('revisions')} WHERE encoding = 'snapshot'`;

function manuscriptsOf(archive: Archive, text = ''): Manuscript[] {
  const filter = manuscriptFilterSchema.parse({ text });
  return listManuscripts(archive, { ...filter, sort: { by: 'changed', descending: true }, after: null, limit: 500 }).items;
}

test('a damaged version gives way to an earlier one, and the issue opens, sets and is told', async () => {
  const backend = testBackend();
  const { issue, sections, assets } = storedIssue(backend);
  const { archive } = backend.services;
  const [article] = sections.flatMap((section) => section.articles);
  if (!article) return;
  const before = backend.readRevision({ articleId: article.id });
  const saved = backend.saveArticle({
    articleId: article.id,
    parent: before.sequence,
    reason: '改题',
    article: { ...article, titleLines: ['新题'] },
  });
  spoil(archive, `UPDATE revisions SET content = zeroblob(length(content)) WHERE sequence = ${saved.sequence}`);
  const picture = testImages.find(({ asset }) => assets.some(({ id }) => id === asset.id));
  if (!picture) throw new Error('the issue shows no picture');
  spoil(archive, `UPDATE assets SET bytes = zeroblob(length(bytes)) WHERE id = '${picture.asset.id}'`);
  const read = await backend.client.articles.read({ articleId: article.id });
  expect(read.article.titleLines).toEqual(article.titleLines);
  expect(read).toMatchObject({ sequence: saved.sequence, damage: expect.stringContaining('较早的版本') });
  const found = await backend.client.exports.preflight({ issueId: issue.id });
  const damaged = found.filter(({ kind }) => kind === 'damaged');
  expect(damaged).toContainEqual({
    kind: 'damaged',
    severity: 'error',
    message: read.damage,
    target: { kind: 'article', articleId: article.id },
  });
  expect(damaged.filter(({ message }) => message.includes('图片'))).not.toEqual([]);
  expect(damaged.length).toBe(2);
  backend.storeAsset(picture);
  expect(damageOf(archive, issue.id)).toMatchObject([{ message: read.damage }]);
  // The list goes on showing what the damaged version was called: its row is proved.
  const asked = backend.client.articles.read({ articleId: article.id, sequence: saved.sequence });
  expect(await refusal(asked)).toMatchObject({ code: 'archive-damaged', message: expect.stringContaining('《新题》的版本') });
  // Replacing in the whole issue would make the earlier version the current one unseen.
  const query = { text: article.titleLines[0] ?? '', matchCase: false, matchWidth: false };
  const [hit] = await backend.client.articles.findInIssue({ issueId: issue.id, query });
  if (!hit) throw new Error('the title is not found');
  const replaced = backend.client.articles.replaceInIssue({ issueId: issue.id, query, replacement: '', hits: [hit] });
  expect(await refusal(replaced)).toMatchObject({ code: 'archive-damaged', message: expect.stringContaining('最新版本') });
  // What is saved on top of it is a version like any other.
  await backend.client.articles.save({ articleId: article.id, parent: saved.sequence, reason: '核对', article: read.article });
  expect(await backend.client.articles.read({ articleId: article.id })).toMatchObject({ damage: null });
});

test('one wrong byte in the snapshot of all versions takes nothing; in its copy as well it leaves the plain text, told as such', () => {
  const { folder, issueId, articleId, texts } = filledFolder();
  const archive = opened(folder);
  const whole = readRevision(archive, { articleId });
  spoil(archive, flippedSnapshots);
  expect(readRevision(archive, { articleId })).toEqual(whole);
  expect(damageOf(archive, issueId)).toEqual([]);
  expect(verifyArchive(archive).ok).toBe(false);
  spoil(archive, flipped('snapshot_copies'));
  const { article, damage } = readRevision(archive, { articleId });
  expect(damage).toContain('只有文字');
  expect(article.titleLines).toEqual(['改过的题']);
  expect([...texts].map((text) => text.replaceAll(/\s/g, ''))).toContain(plainText(article.document).replaceAll(/\s/g, ''));
  const count = loadCompleteIssue(archive).sections.flatMap((section) => section.articles).length;
  expect(damageOf(archive, issueId)).toHaveLength(count + (loadCompleteIssue(archive).issue.opening ? 1 : 0));
});

test('a hash that is damaged does not hide a text that two other rows confirm', () => {
  const { folder, articleId, texts } = filledFolder();
  const archive = opened(folder);
  spoil(archive, `UPDATE revisions SET sha256 = '${'0'.repeat(64)}'`);
  const { article, damage } = readRevision(archive, { articleId });
  expect(damage).not.toBe(null);
  expect(texts).toContain(plainText(article.document));
});

test('a list shows no title that no version has, and does not fail for one row', () => {
  const { folder, issueId, articleId } = filledFolder();
  const archive = opened(folder);
  const titleIn = (list: { id: string; titleLines: string[] }[]) => list.find(({ id }) => id === articleId)?.titleLines;
  spoil(archive, `UPDATE articles SET head = replace(head, '改过的题', '改坏的题')`);
  const outlined = () => issueOutline(archive, issueId).sections.flatMap((section) => section.articles);
  expect(titleIn(manuscriptsOf(archive))).toEqual(['改过的题']);
  expect(titleIn(outlined())).toEqual(['改过的题']);
  expect(manuscriptsOf(archive, '改坏')).toEqual([]);
  archive.sqlite.pragma('ignore_check_constraints = ON');
  spoil(
    archive,
    `UPDATE articles SET head = '{' WHERE id = '${articleId}'; ${flipped('revisions')}; ${flipped('snapshot_copies')}`,
  );
  expect(titleIn(outlined())).toEqual(['（标题已损坏）']);
});

test('one damaged issue does not hide the others', () => {
  const { folder } = filledFolder();
  const archive = opened(folder);
  const other = inventedIssue();
  let ids = 0;
  const input = {
    complete: { ...other, issue: { ...other.issue, total: other.issue.total + 1 } },
    assetBytes,
    author: '甲',
    reason: '',
    report: null,
  };
  storeCompleteIssue(archive, input, { time: now(), newId: () => `other-${++ids}` });
  spoil(archive, `UPDATE issues SET sha256 = '${'0'.repeat(64)}' WHERE total = ${other.issue.total}`);
  expect(listIssues(archive).map(({ title }) => title.includes('已损坏'))).toEqual([false, true]);
  expect(manuscriptsOf(archive).length).toBeGreaterThan(3);
});

const flipLimitMs = Math.max(120_000, flips * 1000);

test(`${flips} wrong bytes anywhere in the file: nothing wrong is shown as right, nothing that is whole is withheld`, {
  timeout: flipLimitMs,
}, () => {
  const { folder, issueId, titles, texts } = filledFolder();
  const file = path.join(folder, 'bulletin.db');
  const truth = truthOf(folder, issueId);
  const whole = readFileSync(file);
  const rowsAt = rowsByPlace(whole);
  const places = fc.oneof(fc.nat(whole.length - 1), fc.constantFrom(...placesOfOrder(whole)));
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 255 }), (place, change) => {
      const byte = (whole[place] ?? 0) ^ change;
      // What could not be closed in order leaves its log.
      for (const name of archiveFiles.slice(1)) rmSync(path.join(folder, name), { force: true });
      writeFileSync(file, whole);
      writeByte(file, place, byte);
      const archive = openArchive({ folder, now });
      try {
        for (const { titleLines } of manuscriptsOf(archive)) {
          const title = titleLines.join('');
          if (!title.includes('已损坏')) expect(titles).toContain(title);
        }
        const complete = orNull(() => loadCompleteIssue(archive, { issueId }));
        const told = damageOf(archive, issueId);
        for (const article of complete?.sections.flatMap((section) => section.articles) ?? []) {
          const isTold = told.some(({ target }) => target.kind === 'article' && target.articleId === article.id);
          if (!isTold) expect(texts).toContain(plainText(article.document));
        }
        for (const shown of complete?.assets ?? []) expect(truth.complete.assets).toContainEqual(shown);
        for (const entry of listActivity(archive, { limit: 200 }).items) {
          if (!entry.subject.includes('有损坏')) expect(truth.activity).toContainEqual(entry);
        }
        // It stands twice, in the setting and in the log.
        expect(readDirectory(archive)).toEqual(truth.directory);
        // Where it says that all is well, all is well.
        if (verifyArchive(archive).ok) expect(archive.readOnly).toBe(null);
        expectUntouched(archive, truth, rowsAt(place));
      } finally {
        archive.close();
      }
    }),
    { numRuns: flips, seed: 20260105 },
  );
});

/** Of indexes and of what the file says of its tables: no row is there, and without them none is found. */
function placesOfOrder(bytes: Buffer): number[] {
  const sqlite = new Sqlite(withoutLog(Buffer.from(bytes)));
  const pages = sqlite
    .prepare(
      `SELECT pageno FROM dbstat WHERE name LIKE 'sqlite_%' OR name IN (SELECT name FROM sqlite_schema WHERE type = 'index')`,
    )
    .pluck()
    .all() as number[];
  sqlite.close();
  return pages.flatMap((page) => [...bytes.keys()].slice((page - 1) * 4096, page * 4096)).filter((place) => bytes[place] !== 0);
}

interface Truth {
  complete: CompleteIssue;
  /** Rows that the issue, its articles and each of their versions need, as `rowsByPlace` names them. */
  issueRows: string[];
  articles: { article: Article; rows: string[]; versions: { sequence: number; article: Article; rows: string[] }[] }[];
  pictures: { id: string; rows: string[] }[];
  /** Of all articles. */
  count: number;
  activity: ActivityEntry[];
  directory: DirectoryEntry[];
}

function truthOf(folder: string, issueId: string): Truth {
  const archive = openArchive({ folder, now });
  try {
    const complete = loadCompleteIssue(archive, { issueId });
    const names = (sql: string, ...values: unknown[]): string[] =>
      archive.sqlite
        .prepare(sql)
        .pluck()
        .all(...values) as string[];
    const articles = complete.sections
      .flatMap((section) => section.articles)
      .map((article) => {
        const versions = listRevisions(archive, article.id).map(({ sequence }) => ({
          sequence,
          article: readRevision(archive, { articleId: article.id, sequence }).article,
          rows: names(
            `SELECT 'revisions ' || value FROM revisions, json_each(json_array(sequence, base)) WHERE sequence = ? AND value IS NOT NULL`,
            sequence,
          ),
        }));
        const own = names(`SELECT 'articles ' || number FROM articles WHERE id = ?`, article.id);
        return { article, rows: [...own, ...(versions[0]?.rows ?? [])], versions };
      });
    return {
      complete,
      count: manuscriptsOf(archive).length,
      activity: listActivity(archive, { limit: 200 }).items,
      directory: readDirectory(archive),
      issueRows: names(
        `SELECT 'issues ' || rowid FROM issues UNION SELECT 'sections ' || rowid FROM sections UNION SELECT 'articles ' || number FROM articles`,
      ),
      articles,
      pictures: complete.assets.map(({ id }) => ({ id, rows: names(`SELECT 'assets ' || rowid FROM assets WHERE id = ?`, id) })),
    };
  } finally {
    archive.close();
  }
}

/** What does not rest on a touched row is there as it was. */
function expectUntouched(
  archive: Archive,
  { complete, issueRows, articles, pictures, count }: Truth,
  touched: ReadonlySet<string>,
): void {
  const isWhole = (rows: readonly string[]): boolean => !rows.some((row) => touched.has(row));
  const listed = new Map(manuscriptsOf(archive).map((one) => [one.id, one]));
  if (![...touched].some((row) => row.startsWith('articles '))) expect(listed.size).toBe(count);
  const shown = loadCompleteIssue(archive, { issueId: complete.issue.id });
  if (isWhole(issueRows)) {
    expect(listIssues(archive)).toMatchObject([{ title: complete.issue.title }]);
    expect(issueOutline(archive, complete.issue.id).damage).toEqual([]);
    expect({ ...shown.issue, opening: null, layout: shown.layout }).toEqual({
      ...complete.issue,
      opening: null,
      layout: complete.layout,
    });
    expect(arrangementOf(shown)).toEqual(arrangementOf(complete));
  }
  const inIssue = new Map(shown.sections.flatMap((section) => section.articles).map((article) => [article.id, article]));
  for (const { article, rows, versions } of articles) {
    const { id } = article;
    if (isWhole(rows)) {
      expect(listed.get(id)?.titleLines).toEqual(article.titleLines);
      expect(readRevision(archive, { articleId: id })).toMatchObject({ article, damage: null });
      if (isWhole(issueRows)) expect(inIssue.get(id)).toEqual(article);
    }
    if (!isWhole(rows.slice(0, 1))) continue;
    for (const version of versions.filter((one) => isWhole(one.rows))) {
      expect(readRevision(archive, { articleId: id, sequence: version.sequence }).article).toEqual(version.article);
    }
  }
  for (const { id, rows } of pictures)
    if (isWhole(rows)) expect(wholePicture(archive, id)).toEqual(complete.assets.find((one) => one.id === id));
}

test('a file that no longer says where its tables are is read page by page', () => {
  const { folder, issueId } = filledFolder();
  const truth = truthOf(folder, issueId);
  const file = path.join(folder, 'bulletin.db');
  const whole = readFileSync(file);
  const sqlite = new Sqlite(withoutLog(Buffer.from(whole)));
  const pages = sqlite.prepare(`SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'`).pluck().all() as number[];
  sqlite.close();
  for (const page of pages) whole.fill(0, page === 1 ? 100 : (page - 1) * 4096, page * 4096);
  writeFileSync(file, whole);
  const archive = opened(folder);
  expect(archive.readOnly).toBe('damaged');
  expectUntouched(archive, truth, new Set());
});

test('a large archive is looked through while others work with it; one that is damaged is told and only read from then on', async () => {
  const home = temporaryFolder();
  const backend = testBackend({ home });
  storedIssue(backend);
  const { archive } = backend.services;
  const { services } = backend;
  const later = { ...services, onDamage: (told: UserError) => tellDamage(services, told) };
  await checkLater(later, 0);
  expect(await backend.client.program.facts()).toMatchObject({ warning: null });
  archive.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  const page = archive.sqlite
    .prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_articles_1'`)
    .pluck()
    .get();
  writeByte(path.join(home, 'bulletin.db'), Number(page) * 4096 - 1, 0);
  const told = vi.spyOn(backend.services.events, 'publish');
  await checkLater(later, 0);
  expect(told).toHaveBeenCalledWith('program', { kind: 'archive-changed', topic: 'program', articleId: null });
  const { warning } = await backend.client.program.facts();
  expect(warning).toContain('只能阅读和输出（数据库文件已损坏）');
  const create = backend.client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '甲' });
  expect(await refusal(create)).toMatchObject({ code: 'archive-read-only', message: warning });
  expect(await backend.client.issues.list()).toHaveLength(1);
});

test('a file that was cut in its middle is opened for reading with what is left', () => {
  const { folder } = filledFolder();
  const file = path.join(folder, 'bulletin.db');
  const size = readFileSync(file).length;
  truncateSync(file, Math.floor(size / 2 / 4096) * 4096);
  const archive = opened(folder);
  expect(archive.readOnly).toBe('damaged');
  expect(verifyArchive(archive).ok).toBe(false);
  const save = () =>
    saveArticle(archive, { articleId: 'x', parent: null, author: '甲', reason: '', article: plainArticle('x') }, now());
  expect(save).toThrow('只能阅读');
});

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function writeByte(file: string, place: number, byte: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.from([byte]), 0, 1, place);
  closeSync(handle);
}
