import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { noteExportFolder, sweepExports } from '../../../electron/backend/files/sweep-exports.ts';
import { temporaryName } from '../../../electron/backend/files/temporary-name.ts';
import { writeFilesSafely } from '../../../electron/backend/files/write-files-safely.ts';
import { finishInterruptedWrites } from '../../../electron/backend/files/write-journal.ts';
import { UserError } from '../../../shared/errors.ts';
import { countFileCalls } from '../../helpers/count-file-calls.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const names = ['a.pdf', 'b.docx', 'c.txt'] as const;
const all = Object.fromEntries(names.map((name) => [name, `new ${name}`]));
/** One of the files is new. */
const before = { 'a.pdf': 'old a', 'b.docx': 'old b' };

function folderBefore(): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(before)) writeFileSync(path.join(folder, name), content);
  return folder;
}

function contentsOf(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

function filesIn(folder: string) {
  return names.map((name) => ({ file: path.join(folder, name), content: `new ${name}` }));
}

/** @returns whether it was killed */
async function writeAndDie(folder: string, call: number): Promise<boolean> {
  const worker = path.resolve(import.meta.dirname, '../../helpers/dying-worker.ts');
  const child = spawn(process.execPath, [worker, folder, String(call)], { stdio: 'ignore' });
  const [code, signal] = await once(child, 'exit');
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`the writer ended with ${code}`);
  return signal === 'SIGKILL';
}

test('killed at any call of the file system, it leaves the old files or the new ones, and after the next start nothing else', {
  timeout: 180_000,
}, async () => {
  const outcomes: string[] = [];
  const temporaries: number[] = [];
  const batch = 4;
  for (let first = 1, isOver = false; !isOver; first += batch) {
    const calls = Array.from({ length: batch }, (_, index) => first + index);
    const folders = calls.map(folderBefore);
    const killed = await Promise.all(folders.map((folder, index) => writeAndDie(folder, calls[index] ?? 0)));
    for (const [index, folder] of folders.entries()) {
      temporaries.push(readdirSync(folder).filter((name) => name.startsWith('~')).length);
      finishInterruptedWrites(folder);
      const found = contentsOf(folder);
      expect([before, all], `call ${calls[index]}`).toContainEqual(found);
      outcomes.push('c.txt' in found ? 'new' : 'old');
      if (!killed[index]) isOver = true;
    }
  }
  // The old ones up to one moment, from then on the new ones.
  expect(outcomes.join(' ')).toMatch(/^(old ){20,}(new ?)+$/);
  expect(Math.max(...temporaries)).toBeGreaterThan(5);
});

test('a chosen folder in which an export was killed is brought to rest at the next start, and at the next export into it', async () => {
  const chosen = folderBefore();
  const exportsFolder = temporaryFolder();
  await noteExportFolder(exportsFolder, chosen);
  expect(await writeAndDie(chosen, 24)).toBe(true);
  expect(readdirSync(chosen).some((name) => name.startsWith('~'))).toBe(true);
  sweepExports(exportsFolder);
  expect(contentsOf(chosen)).toEqual(before);
  expect(readdirSync(exportsFolder)).toEqual([]);

  await writeAndDie(chosen, 24);
  await writeFilesSafely(chosen, [{ file: path.join(chosen, 'd.pdf'), content: 'new d' }]);
  expect(contentsOf(chosen)).toEqual({ ...before, 'd.pdf': 'new d' });
});

test('the folders in the exports are brought to rest, an empty one made for nothing goes; a stick that is away is looked after later', async () => {
  const exportsFolder = temporaryFolder();
  const away = path.join(temporaryFolder(), 'stick');
  const forget = await noteExportFolder(exportsFolder, away);
  for (const name of ['empty', 'full']) mkdirSync(path.join(exportsFolder, name));
  for (const name of ['a.pdf', temporaryName()]) writeFileSync(path.join(exportsFolder, 'full', name), 'x');
  await writeAndDie(path.join(exportsFolder, 'full'), 12);
  sweepExports(exportsFolder);
  expect(readdirSync(path.join(exportsFolder, 'full'))).toEqual(['a.pdf']);
  expect(existsSync(path.join(exportsFolder, 'empty'))).toBe(false);
  expect(readdirSync(exportsFolder)).toHaveLength(2);
  forget();
  expect(readdirSync(exportsFolder)).toEqual(['full']);
});

test('what an editor has put in the place of a new file since stays', async () => {
  const folder = folderBefore();
  for (let call = 30; !existsSync(path.join(folder, 'c.txt')); call += 1) {
    finishInterruptedWrites(folder);
    expect(await writeAndDie(folder, call)).toBe(true);
  }
  for (const name of names) writeFileSync(path.join(folder, name), `later ${name}`);
  finishInterruptedWrites(folder);
  expect(contentsOf(folder)).toEqual(Object.fromEntries(names.map((name) => [name, `later ${name}`])));
});

test('a journal of a program that is still at work, here or on another PC, is not touched; one that says nonsense goes', () => {
  const folder = temporaryFolder();
  const file = { name: 'a.pdf', fresh: temporaryName(), old: temporaryName(), existed: false, sha256: '' };
  const journalOf = (pid: number, content: string): string => {
    const name = `~bulletin-${Math.random().toString(16).slice(2).padEnd(16, '0').slice(0, 16)}.${pid}.journal`;
    writeFileSync(path.join(folder, name), content);
    return name;
  };
  writeFileSync(path.join(folder, file.fresh), 'x');
  const running = journalOf(process.ppid, JSON.stringify({ version: 1, host: hostname(), files: [file] }));
  const elsewhere = journalOf(1, JSON.stringify({ version: 1, host: 'another-pc', files: [file] }));
  const outside = { ...file, name: '../a.pdf', fresh: '../b', old: '..' };
  for (const content of ['', '{', 'null', JSON.stringify({ version: 1, host: hostname(), files: [outside] })]) {
    journalOf(process.pid, content);
  }
  finishInterruptedWrites(folder);
  expect(readdirSync(folder).toSorted()).toEqual([file.fresh, running, elsewhere].toSorted());
});

test.each([
  ['EIO', 'disk-failed'],
  ['ENOSPC', 'disk-full'],
  ['EROFS', 'folder-unwritable'],
  ['EACCES', 'folder-unwritable'],
])('%s at any call is one Chinese sentence, and the old files are there as before', async (code, wanted) => {
  const sentences = new Set<string>();
  let failed = true;
  for (let at = 1; failed; at += 1) {
    const folder = folderBefore();
    let calls = 0;
    failed = false;
    const stop = countFileCalls(folder, (call) => {
      calls += 1;
      if (calls !== at) return;
      failed = true;
      throw Object.assign(new Error(`${code}: ${call}`), { code, syscall: call, errno: -5 });
    });
    onTestFinished(stop);
    const outcome = await writeFilesSafely(folder, filesIn(folder)).then(
      () => null,
      (error: unknown) => error,
    );
    stop();
    if (outcome === null) expect(contentsOf(folder), `call ${at}`).toEqual(all);
    else {
      expect(outcome, `call ${at}`).toBeInstanceOf(UserError);
      sentences.add((outcome as UserError).code);
      expect((outcome as UserError).message.replaceAll(folder, '')).not.toMatch(/[A-Za-z]{3}/);
      expect(contentsOf(folder), `call ${at}`).toEqual(before);
    }
  }
  expect([...sentences]).toEqual([wanted]);
});
