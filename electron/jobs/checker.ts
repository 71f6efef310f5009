import Sqlite from 'better-sqlite3';
import { faultsOf } from '../backend/archive/newest-whole-backup.ts';
import type { CheckRequest } from '../backend/safety/check-later.ts';
import { answerRequests } from './answer-requests.ts';

/** The process that looks a large archive through while others work with it: lives for one look. */
answerRequests(({ file }: CheckRequest): string[] => {
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    return faultsOf(sqlite);
  } finally {
    sqlite.close();
  }
});
