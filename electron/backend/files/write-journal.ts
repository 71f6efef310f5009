import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { syncFolder } from './sync-folder.ts';

/** One file that is to be replaced. All are names in the folder of the journal. */
const replacementSchema = z.object({
  name: z.string(),
  /** The new content, until it is renamed to `name`. */
  fresh: z.string(),
  /** A second name of what stood under `name` before. */
  old: z.string(),
  existed: z.boolean(),
  /** Of the new content. */
  sha256: z.string(),
});
export type Replacement = z.infer<typeof replacementSchema>;

const journalSchema = z.object({ version: z.literal(1), host: z.string(), files: z.array(replacementSchema) });

/** A journal says what is being replaced; from the moment it is called done the new files count, until then the old ones. */
const pattern = /^~bulletin-[0-9a-f]{16}\.(\d+)\.(journal|done)$/;

/** Another program on this or another PC may be at work; nobody writes files for so long. */
const longestWriteMs = 3_600_000;

/** Journals of this process that are not yet at their end. */
const own = new Set<string>();

/** Says, before anything is written, what is about to be replaced. @returns the path of the journal */
export async function beginJournal(folder: string, files: readonly Replacement[]): Promise<string> {
  const journal = path.join(folder, `~bulletin-${randomBytes(8).toString('hex')}.${process.pid}.journal`);
  own.add(path.basename(journal));
  try {
    await writeThrough(journal, JSON.stringify({ version: 1, host: hostname(), files }));
    syncFolder(folder);
    return journal;
  } catch (error) {
    rmSync(journal, { force: true });
    own.delete(path.basename(journal));
    throw error;
  }
}

/** Writes a new file down to the disk. */
export async function writeThrough(file: string, content: Uint8Array | string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The one step in which all new files come to count. @returns the path of the journal from now on */
export function commitJournal(journal: string): string {
  const done = journal.replace(/journal$/, 'done');
  own.add(path.basename(done));
  renameSync(journal, done);
  try {
    syncFolder(path.dirname(journal));
  } catch {
    // The new files count already; a power cut may at worst bring the old ones back, all of them.
  }
  return done;
}

/** Puts back what stood there before, where it was replaced; may be called again after it was broken off. */
export function rollBack(folder: string, files: readonly Replacement[]): void {
  for (const { name, fresh, old, existed, sha256 } of files) {
    const at = (other: string): string => path.join(folder, other);
    const isReplaced = !exists(at(fresh));
    // What an editor has put there since stays.
    if (isReplaced && exists(at(name)) && hashOf(at(name)) === sha256) {
      if (exists(at(old))) renameSync(at(old), at(name));
      else if (!existed) rmSync(at(name), { force: true });
    }
  }
  syncFolder(folder);
}

/** Removes what is no longer needed, the journal last. */
export function endJournal(journal: string, files: readonly Replacement[]): void {
  const folder = path.dirname(journal);
  for (const { fresh, old } of files) for (const left of [fresh, old]) remove(path.join(folder, left));
  remove(journal);
  for (const ending of ['journal', 'done']) own.delete(path.basename(journal).replace(/(journal|done)$/, ending));
}

/** A second time where the first fails: nothing is to be left behind for a moment's trouble. */
function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    rmSync(file, { force: true });
  }
}

/**
 * Brings a folder to rest in which a program was killed while it wrote: where the new files did not yet count the old ones are back,
 * and nothing temporary is left. What another program writes at this moment is not touched.
 */
export function finishInterruptedWrites(folder: string): void {
  for (const name of readdirSync(folder)) {
    const found = pattern.exec(name);
    if (!found || own.has(name)) continue;
    const journal = path.join(folder, name);
    const { host, files } = readJournal(journal);
    if (host === null || isAlive(journal, Number(found[1]), host)) continue;
    if (found[2] === 'journal') rollBack(folder, files);
    endJournal(journal, files);
  }
}

/**
 * A journal that was not written to its end: nothing was begun yet. Names that lead out of the folder are not its own. `host` null:
 * it is another user's and cannot be read.
 */
function readJournal(journal: string): { host: string | null; files: Replacement[] } {
  const none = { host: hostname(), files: [] };
  try {
    const { host, files } = journalSchema.parse(JSON.parse(readFileSync(journal, 'utf8')));
    const isInside = (name: string): boolean => path.basename(name) === name && name !== '' && name !== '..' && name !== '.';
    return files.every(({ name, fresh, old }) => [name, fresh, old].every(isInside)) ? { host, files } : none;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return none;
    if (['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) return { host: null, files: [] };
    throw error;
  }
}

function isAlive(journal: string, pid: number, host: string): boolean {
  const age = Date.now() - statSync(journal).mtimeMs;
  if (age > longestWriteMs) return false;
  if (host !== hostname()) return true;
  // A number of this process that it does not know is from a life before.
  return pid !== process.pid && isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function exists(file: string): boolean {
  try {
    statSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
