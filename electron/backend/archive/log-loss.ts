import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { archivePageSize } from './examine-folder.ts';

const indexBytes = 100;
const headerBytes = 32;
const frameHeaderBytes = 24;
const frameBytes = frameHeaderBytes + archivePageSize;

/** A log that a foreign reader let grow beyond this is not read into memory; only its length is looked at. */
const readBytes = 64 * 2 ** 20;

/**
 * Whether the log beside an archive holds less than what was written into it: SQLite takes the first frame that is wrong for the end of
 * the log, and saves that were acknowledged are gone without a word. `all`: nothing of the log is left, and it may be put back;
 * `part`: what follows is lost. Null where nothing is known to be missing. Format: sqlite.org/fileformat.html §4, walformat.html §2
 */
export function logLoss(folder: string): 'all' | 'part' | null {
  const index = readIndex(path.join(folder, 'bulletin.db-shm'));
  const written = index && index.frames > index.copiedFrames ? index.frames : 0;
  const log = path.join(folder, 'bulletin.db-wal');
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size < headerBytes + frameBytes) return written > 0 ? 'all' : null;
  if (size < headerBytes + written * frameBytes) return 'part';
  if (size > readBytes) return null;
  const { whole, commitsBehind } = readFrames(readFileSync(log));
  // What a power cut tears is the last transaction, which nobody was told of.
  return whole < written || commitsBehind > 1 ? 'part' : null;
}

/**
 * What a program that was killed knew of its log. `frames`: pages in it; `copiedFrames`: how many of them stand in the database too.
 * After a power cut it is not known: the index is not on the disk when the log is.
 */
function readIndex(file: string): { frames: number; copiedFrames: number } | null {
  const entry = statSync(file, { throwIfNoEntry: false });
  const startedMs = Date.now() - os.uptime() * 1000;
  if (!entry?.isFile() || entry.size < indexBytes || entry.mtimeMs < startedMs) return null;
  const handle = openSync(file, 'r');
  try {
    const index = Buffer.alloc(indexBytes);
    readSync(handle, index, 0, indexBytes, 0);
    // Written twice, so that one that is half-written is known.
    const isWhole = index.readUInt32LE(0) === 3_007_000 && index.subarray(0, 48).equals(index.subarray(48, 96));
    return isWhole ? { frames: index.readUInt32LE(16), copiedFrames: index.readUInt32LE(96) } : null;
  } finally {
    closeSync(handle);
  }
}

/** `whole`: frames from the first on whose sums are right; `commitsBehind`: ends of transactions of the same log behind the first that is not. */
function readFrames(log: Buffer): { whole: number; commitsBehind: number } {
  const isBigEndian = (log.readUInt32BE(0) & 1) === 1;
  const word = (at: number): number => (isBigEndian ? log.readUInt32BE(at) : log.readUInt32LE(at));
  let [first, second] = [log.readUInt32BE(24), log.readUInt32BE(28)];
  const add = (from: number, to: number): void => {
    for (let at = from; at < to; at += 8) {
      first = (first + word(at) + second) >>> 0;
      second = (second + word(at + 4) + first) >>> 0;
    }
  };
  let whole = 0;
  let commitsBehind = 0;
  let isBroken = false;
  for (let at = headerBytes; at + frameBytes <= log.length; at += frameBytes) {
    const isOfThisLog = log.compare(log, 16, 24, at + 8, at + 16) === 0;
    if (!isOfThisLog) {
      isBroken = true;
      continue;
    }
    if (!isBroken) {
      add(at, at + 8);
      add(at + frameHeaderBytes, at + frameBytes);
      isBroken = first !== log.readUInt32BE(at + 16) || second !== log.readUInt32BE(at + 20);
    }
    if (!isBroken) whole += 1;
    else if (log.readUInt32BE(at + 4) > 0) commitsBehind += 1;
  }
  return { whole, commitsBehind };
}
