import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import type { Archive } from '../archive/handles.ts';
import { upsertSetting } from '../archive/setting-queries.ts';
import { writeTransaction } from '../archive/write-transaction.ts';

/** Writes a JSON value under a key. */
export function writeSetting(archive: Archive, key: string, value: unknown): void {
  writeTransaction(archive, (db) => upsertSetting(db, { key, value: canonicalJson(value) }));
}
