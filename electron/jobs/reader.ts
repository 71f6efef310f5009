import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { archiveError } from '../backend/archive/archive-error.ts';
import type { Archive, Readable } from '../backend/archive/handles.ts';
import { loadHeadKeys } from '../backend/archive/list-keys.ts';
import { runRead } from '../backend/reads/reads.ts';
import type { ReadRequest } from '../backend/reads/start-reader.ts';
import { answerRequests } from './answer-requests.ts';

/**
 * The reader's process: answers one query after the other. It has the file open for no longer than a query takes, so that the backend
 * is the last to close the database, which puts its log away, and nobody is kept from moving the folder.
 */
answerRequests(({ file, folder, query }: ReadRequest): unknown => {
  try {
    const archive = openForOneRead(file, folder);
    try {
      if (query) return runRead(archive, query.name, query.input as never);
      loadHeadKeys(archive);
      return null;
    } finally {
      archive.close();
    }
  } catch (error) {
    throw archiveError(error, folder);
  }
});

function openForOneRead(file: string, folder: string): Archive {
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 1000 });
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('cell_size_check = ON');
  const readable = drizzle(sqlite) as unknown as Readable;
  return { folder, readable, sqlite, readOnly: null, faults: [], close: () => void sqlite.close() };
}
