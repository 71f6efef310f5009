import { eq } from 'drizzle-orm';
import type { Readable, Writable } from './handles.ts';
import { guardOf } from './row-guard.ts';
import { settings } from './schema.ts';

interface SettingRow {
  key: string;
  /** JSON. */
  value: string;
  guard: string;
}

export function findSetting(db: Readable, key: string): SettingRow | undefined {
  return db.select().from(settings).where(eq(settings.key, key)).get();
}

export function selectSettings(db: Readable): SettingRow[] {
  return db.select().from(settings).all();
}

export function isProvedSetting({ key, value, guard }: SettingRow): boolean {
  return guardOf(key, value) === guard;
}

export function upsertSetting(db: Writable, { key, value }: Omit<SettingRow, 'guard'>): void {
  const set = { value, guard: guardOf(key, value) };
  db.insert(settings)
    .values({ key, ...set })
    .onConflictDoUpdate({ target: settings.key, set })
    .run();
}
