import { eq } from 'drizzle-orm';
import type { Readable, Writable } from './handles.ts';
import { settings } from './schema.ts';

/** The JSON stored under a key. */
export function findSetting(db: Readable, key: string): string | undefined {
  return db.select({ value: settings.value }).from(settings).where(eq(settings.key, key)).get()?.value;
}

export function upsertSetting(db: Writable, row: { key: string; value: string }): void {
  db.insert(settings)
    .values(row)
    .onConflictDoUpdate({ target: settings.key, set: { value: row.value } })
    .run();
}
