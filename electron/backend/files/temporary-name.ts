import { randomBytes } from 'node:crypto';

/** SQLite puts a journal beside a database it writes; such a companion is as temporary as its file. */
const pattern = /^~bulletin-[0-9a-f]{16}\.tmp(-journal|-wal|-shm)?$/;

/** A file name that only this program makes, for a file that is not yet whole. */
export function temporaryName(): string {
  return `~bulletin-${randomBytes(8).toString('hex')}.tmp`;
}

export function isTemporaryName(name: string): boolean {
  return pattern.test(name);
}
