import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openArchive } from '../../../electron/backend/archive/open-archive.ts';
import { recoverArchive } from '../../../electron/backend/archive/recover-archive.ts';
import { saveArticle } from '../../../electron/backend/articles/save-article.ts';
import { temporaryName } from '../../../electron/backend/files/temporary-name.ts';
import { verifyArchive } from '../../../electron/backend/safety/verify-archive.ts';
import { UserError } from '../../../shared/errors.ts';
import { allManuscripts } from '../../helpers/all-manuscripts.ts';
import { folderPrint } from '../../helpers/folder-print.ts';
import { plainArticle } from '../../helpers/plain-article.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testBackend } from '../../helpers/test-backend.ts';

const now = () => new Date(Date.UTC(2026, 0, 5, 9));

/** An archive as a killed program leaves it: what was saved last stands in the log only. */
function killedArchive(texts: readonly string[] = ['甲'], { withIndex = false } = {}): string {
  const work = temporaryFolder();
  const folder = temporaryFolder();
  const archive = openArchive({ folder: work, now });
  for (const id of texts) {
    saveArticle(archive, { articleId: id, parent: null, author: '甲', reason: '', article: plainArticle(id) }, now());
  }
  for (const name of ['bulletin.db', 'bulletin.db-wal', ...(withIndex ? ['bulletin.db-shm'] : []), 'lock.db'])
    cpSync(path.join(work, name), path.join(folder, name));
  archive.close();
  return folder;
}

function closedArchive(texts: readonly string[] = ['甲']): string {
  const folder = killedArchive(texts);
  openArchive({ folder, now }).close();
  return folder;
}

const articlesIn = (folder: string): unknown[] => {
  const archive = openArchive({ folder, now });
  onTestFinished(() => archive.close());
  return archive.sqlite.prepare('SELECT id FROM articles ORDER BY id').pluck().all();
};

function refusalOf(folder: string): UserError<'archive-lost'> {
  try {
    openArchive({ folder, now }).close();
  } catch (error) {
    if (error instanceof UserError && error.code === 'archive-lost') return error as UserError<'archive-lost'>;
    throw error;
  }
  throw new Error('it was opened');
}

const inFolder = (name: string) => (folder: string) => path.join(folder, name);
const database = inFolder('bulletin.db');
const emptied = (folder: string) => truncateSync(database(folder), 0);
const gone = (folder: string) => rmSync(database(folder));
const onlyDatabase = (folder: string) => {
  for (const name of ['bulletin.db-wal', 'lock.db']) rmSync(path.join(folder, name), { force: true });
};
const backups = (folder: string) => {
  mkdirSync(path.join(folder, 'backups'));
  const whole = closedArchive(['乙']);
  cpSync(database(whole), path.join(folder, 'backups', 'bulletin-v2.db'));
};
const otherDatabase = (folder: string) => {
  rmSync(database(folder));
  const other = new Sqlite(database(folder));
  other.exec('CREATE TABLE notes (x); PRAGMA application_id = 7; INSERT INTO notes VALUES (zeroblob(9000))');
  other.close();
};

const losses: readonly [what: string, spoil: readonly ((folder: string) => void)[], fault: string, found: readonly string[]][] = [
  ['emptied, its log beside it', [emptied], '是空的', ['bulletin.db-wal', 'lock.db']],
  ['gone, its log beside it', [gone], '不见了', ['bulletin.db-wal', 'lock.db']],
  ['gone, only the lock is left', [(f) => rmSync(`${database(f)}-wal`), gone], '不见了', ['lock.db']],
  [
    'gone, only exports are left',
    [
      onlyDatabase,
      gone,
      (f) => {
        mkdirSync(path.join(f, 'exports'));
        writeFileSync(path.join(f, 'exports', '总第9期.pdf'), 'x');
      },
    ],
    '不见了',
    ['exports'],
  ],
  [
    'gone, only pictures are left',
    [
      onlyDatabase,
      gone,
      (f) => {
        mkdirSync(path.join(f, 'assets'));
        writeFileSync(path.join(f, 'assets', 'a.png'), 'x');
      },
    ],
    '不见了',
    ['assets'],
  ],
  ['gone, only backups are left', [onlyDatabase, gone, backups], '不见了', ['backups']],
  ['emptied, with nothing beside it', [onlyDatabase, emptied], '是空的', []],
  ['cut within its first page', [(f) => truncateSync(database(f), 700)], '开头', ['bulletin.db-wal']],
  ['a folder', [gone, (f) => mkdirSync(database(f))], '文件夹', ['bulletin.db-wal']],
  ['a text', [(f) => writeFileSync(database(f), '会议纪要'.repeat(900))], '不是数据库文件', ['bulletin.db-wal']],
  ['zeros', [(f) => writeFileSync(database(f), Buffer.alloc(20_000))], '不是数据库文件', []],
  ['of another program', [otherDatabase], '别的程序', ['lock.db']],
  [
    'never written into, its log gone',
    [
      onlyDatabase,
      (f) => {
        gone(f);
        const made = new Sqlite(database(f));
        made.pragma('journal_mode = WAL');
        made.close();
      },
    ],
    '没有任何内容',
    [],
  ],
  [
    'beside a journal',
    [(f) => writeFileSync(`${database(f)}-journal`, Buffer.alloc(600, 0xd9))],
    '回退日志',
    ['bulletin.db-journal'],
  ],
  [
    'beside the log of another archive',
    [
      (f) => {
        rmSync(database(f));
        cpSync(database(closedArchive(['一', '二', '三'])), database(f));
      },
    ],
    '日志对不上',
    ['bulletin.db-wal'],
  ],
  [
    'beside a log of nonsense',
    [
      (f) => {
        openArchive({ folder: f, now }).close();
        writeFileSync(`${database(f)}-wal`, Buffer.alloc(9000, 0x37));
      },
    ],
    '日志对不上',
    ['bulletin.db-wal'],
  ],
];

for (const [what, spoil, fault, found] of losses) {
  test(`a database ${what} is never taken for a new archive, and nothing is written`, () => {
    const folder = killedArchive();
    for (const step of spoil) step(folder);
    const before = folderPrint(folder);
    const { message, details } = refusalOf(folder);
    expect(message).toContain(fault);
    for (const name of found) expect(message).toContain(name);
    expect(details.choices).toEqual(expect.arrayContaining(['new']));
    if (!existsSync(path.join(folder, 'backups'))) expect(message).not.toContain('恢复');
    // SQLite's index of a log holds nothing of its own.
    const after = folderPrint(folder);
    for (const print of [before, after]) delete print['bulletin.db-shm'];
    expect(after).toEqual(before);
  });
}

test('a new archive is made from nothing, from an empty folder, and beside what is the editor’s own', () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'backups'));
  writeFileSync(path.join(folder, '说明.txt'), '');
  expect(articlesIn(folder)).toEqual([]);
  expect(articlesIn(path.join(folder, '新', '档案'))).toEqual([]);
});

test('a first start that was killed is begun anew', () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, temporaryName()), Buffer.alloc(4096));
  writeFileSync(path.join(folder, 'lock.db'), '');
  expect(articlesIn(folder)).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('an archive that opens is never moved aside', () => {
  const folder = closedArchive();
  expect(() => recoverArchive({ folder, choice: 'new', now })).toThrow('可以打开');
  expect(articlesIn(folder)).toEqual(['甲']);
});

test('what a killed program left in the log is there', () => {
  expect(articlesIn(killedArchive(['甲', '乙']))).toEqual(['乙', '甲'].toSorted());
});

test('a new archive: what was found goes aside, whole', () => {
  const folder = killedArchive();
  emptied(folder);
  const log = readFileSync(`${database(folder)}-wal`);
  const aside = recoverArchive({ folder, choice: 'new', now });
  expect(aside).toBe('找到的旧文件-20260105-090000');
  expect(readFileSync(path.join(folder, aside, 'bulletin.db-wal')).equals(log)).toBe(true);
  expect(statSync(path.join(folder, aside, 'bulletin.db')).size).toBe(0);
  expect(articlesIn(folder)).toEqual([]);
});

test('two decisions in one second keep two folders', () => {
  const folder = killedArchive();
  emptied(folder);
  const first = recoverArchive({ folder, choice: 'new', now });
  emptied(folder);
  const second = recoverArchive({ folder, choice: 'new', now });
  expect(second).not.toBe(first);
  expect(readdirSync(path.join(folder, first))).toContain('bulletin.db-wal');
});

test('a backup that is whole is offered and restored; one that is not, never', () => {
  const folder = killedArchive();
  gone(folder);
  backups(folder);
  const spoilt = path.join(folder, 'backups', 'bulletin-v9.db');
  cpSync(path.join(folder, 'backups', 'bulletin-v2.db'), spoilt);
  truncateSync(spoilt, 12_000);
  const { details, message } = refusalOf(folder);
  expect(details).toMatchObject({ backup: 'bulletin-v2.db', choices: expect.arrayContaining(['restore']) });
  expect(message).toContain('bulletin-v2.db');
  const aside = recoverArchive({ folder, choice: 'restore', now });
  expect(readdirSync(path.join(folder, aside))).toEqual(['bulletin.db-wal']);
  expect(articlesIn(folder)).toEqual(['乙']);
  expect(existsSync(path.join(folder, 'backups', 'bulletin-v2.db'))).toBe(true);
});

test('where no backup is whole nothing gives way to one', () => {
  const folder = killedArchive();
  gone(folder);
  backups(folder);
  truncateSync(path.join(folder, 'backups', 'bulletin-v2.db'), 12_000);
  expect(refusalOf(folder).details).toMatchObject({ backup: null });
  const before = folderPrint(folder);
  expect(() => recoverArchive({ folder, choice: 'restore', now })).toThrow('没有恢复');
  expect(folderPrint(folder)).toEqual(before);
});

test.each<[string, (log: string) => void]>([
  ['gone', (log) => rmSync(log)],
  ['empty', (log) => truncateSync(log, 0)],
])(
  'a log that is %s, although its index says what stood in it, is no end of the log: nothing is opened without it',
  (_, spoil) => {
    const folder = killedArchive(['甲', '乙'], { withIndex: true });
    const log = `${database(folder)}-wal`;
    const kept = readFileSync(log);
    spoil(log);
    const before = folderPrint(folder);
    expect(refusalOf(folder)).toMatchObject({
      message: expect.stringContaining('日志 bulletin.db-wal 不见了或者是空的'),
      details: { choices: ['without-log', 'new'] },
    });
    expect(folderPrint(folder)).toEqual(before);
    writeFileSync(log, kept);
    expect(articlesIn(folder)).toEqual(['乙', '甲'].toSorted());
  },
);

test.each<[string, boolean, (log: Buffer) => Buffer]>([
  ['whose end is cut off', true, (log) => log.subarray(0, log.length - 3 * 4120)],
  ['with a wrong byte, its index beside it', true, (log) => log.fill(1, log.length - 5000, log.length - 4999)],
  ['with a wrong byte in its middle, without its index', false, (log) => log.fill(1, 32 + 4120 + 99, 32 + 4120 + 100)],
])('a log %s is played back as far as it goes, and told', async (_, withIndex, spoil) => {
  const home = killedArchive(['甲', '乙', '丙'], { withIndex });
  const log = `${database(home)}-wal`;
  writeFileSync(log, spoil(readFileSync(log)));
  const backend = testBackend({ home });
  expect((await backend.client.program.facts()).warning).toContain('日志不完整，最后几次保存可能没有了');
  expect(backend.verifyArchive().ok).toBe(false);
  expect((await allManuscripts(backend.client)).length).toBeLessThan(3);
});

test('a database is opened without the log that is not its own, which is kept', () => {
  const folder = killedArchive();
  const other = closedArchive(['一', '二', '三']);
  renameSync(database(other), database(folder));
  expect(refusalOf(folder).details.choices).toContain('without-log');
  const aside = recoverArchive({ folder, choice: 'without-log', now });
  expect(readdirSync(path.join(folder, aside))).toContain('bulletin.db-wal');
  expect(articlesIn(folder)).toEqual(['一', '三', '二'].toSorted());
  const archive = openArchive({ folder: closedArchive(), now });
  onTestFinished(() => archive.close());
  expect(verifyArchive(archive).ok).toBe(true);
});
