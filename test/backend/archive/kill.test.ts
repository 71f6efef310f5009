import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Archive } from '../../../electron/backend/archive/handles.ts';
import { openArchive } from '../../../electron/backend/archive/open-archive.ts';
import { isTemporaryName } from '../../../electron/backend/files/temporary-name.ts';
import { listIssues } from '../../../electron/backend/issues/list-issues.ts';
import { loadCompleteIssue } from '../../../electron/backend/issues/load-complete-issue.ts';
import { verifyArchive } from '../../../electron/backend/safety/verify-archive.ts';
import { articlesInOrder } from '../../../shared/periodical/complete-issue.ts';
import { buildProgram } from '../../helpers/build-program.ts';
import { inventedIssue } from '../../helpers/invented-issue.ts';
import { startWorker, type Worker, workerSource } from '../../helpers/start-worker.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** BULLETIN_KILLS=500 for the long run. */
const kills = Number(process.env.BULLETIN_KILLS ?? 50);
/** The whole archive is checked after each kill, so it must not grow for ever. */
const killsPerArchive = 50;
const longestLifeMs = 250;
const articlesPerIssue = articlesInOrder(inventedIssue()).length;

let worker: Awaited<ReturnType<typeof buildProgram>>;
beforeAll(async () => {
  worker = await buildProgram(workerSource);
});
afterAll(() => rmSync(worker.folder, { recursive: true }));

/** What one life of a worker acknowledged before it was killed. */
interface Life {
  revisions: { sequence: number; sha256: string }[];
  issues: number[];
  /** Hash by name; a file may be written several times. */
  files: Map<string, string[]>;
}

interface Verdict {
  acknowledged: number;
  lost: string[];
  wrong: string[];
  leftBehind: number;
}

test(`${kills} kills at random moments: nothing acknowledged is lost, nothing is half there`, {
  timeout: kills * 10_000,
}, async () => {
  const total: Verdict = { acknowledged: 0, lost: [], wrong: [], leftBehind: 0 };
  for (let done = 0; done < kills; done += killsPerArchive) {
    const folder = temporaryFolder();
    await killAgainAndAgain('work', folder, Math.min(killsPerArchive, kills - done), (life) => {
      const verdict = judge(folder, life);
      total.acknowledged += verdict.acknowledged;
      total.leftBehind += verdict.leftBehind;
      total.lost.push(...verdict.lost);
      total.wrong.push(...verdict.wrong);
      return true;
    });
  }
  process.stdout.write(`${kills} kills, ${total.acknowledged} acknowledgements, ${total.leftBehind} half-written files swept\n`);
  expect(total.lost).toEqual([]);
  expect(total.wrong).toEqual([]);
  // Not on each life: on a machine that is busy with others some end before they have saved anything.
  expect(total.acknowledged).toBeGreaterThan(kills / 5);
});

test('negative control: a writer that acknowledges before it commits is caught', { timeout: 300_000 }, async () => {
  const folder = temporaryFolder();
  let lost: string[] = [];
  let lives = 0;
  await killAgainAndAgain('liar', folder, 30, (life) => {
    lives += 1;
    lost = judge(folder, life).lost;
    return lost.length === 0;
  });
  process.stdout.write(`the liar was caught at kill ${lives}: ${lost.join(', ')}\n`);
  // One and no more: what it said last. A harness that sees losses everywhere would prove nothing.
  expect(lost).toHaveLength(1);
});

/** While one worker lives the next one loads, so that a kill costs little more than the time it waits for. */
async function killAgainAndAgain(
  mode: 'work' | 'liar',
  folder: string,
  times: number,
  goesOn: (life: Life) => boolean,
): Promise<void> {
  let next: Worker | undefined = startWorker(mode, folder, { program: worker.program });
  for (let kill = 1; kill <= times && next; kill += 1) {
    const living: Worker = next;
    await living.line('LOADED');
    next = kill < times ? startWorker(mode, folder, { program: worker.program }) : undefined;
    living.go();
    await living.line('READY');
    await wait(Math.random() * longestLifeMs);
    expect(living.process.exitCode, living.lines().slice(-3).join('\n')).toBe(null);
    living.process.kill('SIGKILL');
    await living.ended;
    if (!goesOn(lifeOf(living.lines()))) break;
  }
  next?.process.kill('SIGKILL');
  await next?.ended;
}

function lifeOf(lines: readonly string[]): Life {
  const life: Life = { revisions: [], issues: [], files: new Map() };
  for (const line of lines) {
    const [word, first = '', second = ''] = line.split(' ');
    if (word === 'ACK') life.revisions.push({ sequence: Number(first), sha256: second });
    if (word === 'ISSUE') life.issues.push(Number(first));
    if (word === 'FILE') life.files.set(first, [...(life.files.get(first) ?? []), second]);
  }
  return life;
}

/** Opens the archive as the next start does and holds it against what the killed worker had acknowledged. */
function judge(folder: string, life: Life): Verdict {
  const leftBehind = temporariesIn(folder);
  const archive = openArchive({ folder, now: () => new Date() });
  try {
    const lost = [...lostRevisions(archive, life), ...lostIssues(archive, life), ...lostFiles(folder, life)];
    const wrong = [
      ...verifyArchive(archive).problems.map(({ kind, id, what }) => `${kind} ${id} ${what}`),
      ...halfIssues(archive),
      ...unacknowledged(archive, life),
      ...temporariesIn(folder).map((name) => `${name} was not swept`),
    ];
    const acknowledged = life.revisions.length + life.issues.length + life.files.size;
    return { acknowledged, lost, wrong, leftBehind: leftBehind.length };
  } finally {
    archive.close();
  }
}

function lostRevisions({ sqlite }: Archive, { revisions }: Life): string[] {
  const hash = sqlite.prepare('SELECT sha256 FROM revisions WHERE sequence = ?').pluck();
  return revisions.filter(({ sequence, sha256 }) => hash.get(sequence) !== sha256).map(({ sequence }) => `revision ${sequence}`);
}

function lostIssues(archive: Archive, { issues }: Life): string[] {
  const present = new Set(listIssues(archive).map(({ total }) => total));
  return issues.filter((total) => !present.has(total)).map((total) => `issue ${total}`);
}

/** A file has the content last acknowledged, or that of the one write that was under way. */
function lostFiles(folder: string, { files }: Life): string[] {
  return [...files].flatMap(([name, hashes]) => {
    const file = path.join(folder, 'exports', name);
    if (!existsSync(file)) return [`file ${name}`];
    const bytes = readFileSync(file);
    const isWhole = bytes.length === 1_000_000;
    const isOlder = hashes.slice(0, -1).includes(createHash('sha256').update(bytes).digest('hex'));
    return isWhole && !isOlder ? [] : [`file ${name}`];
  });
}

function halfIssues(archive: Archive): string[] {
  return listIssues(archive).flatMap(({ total }) => {
    const found = articlesInOrder(loadCompleteIssue(archive, total)).length;
    return found === articlesPerIssue ? [] : [`issue ${total} has ${found} articles`];
  });
}

/** At most the one save or the one issue that was under way when the kill came. */
function unacknowledged({ sqlite }: Archive, life: Life): string[] {
  const last = life.revisions.at(-1)?.sequence;
  if (last === undefined) return [];
  // An issue that was being stored, with its opening, and the save before it.
  const after = sqlite.prepare('SELECT count(*) FROM revisions WHERE sequence > ?').pluck().get(last) as number;
  return after > articlesPerIssue + 2 ? [`${after} revisions after the last acknowledged one`] : [];
}

function temporariesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => isTemporaryName(path.basename(name)));
}
