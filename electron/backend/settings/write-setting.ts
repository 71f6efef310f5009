import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { normaliseFields } from '../../../shared/text/normalise-fields.ts';
import { insertActivity } from '../archive/activity-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { upsertSetting } from '../archive/setting-queries.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { archiveSettings, type Setting, type SettingKey } from './archive-settings.ts';
import { readSetting, settingsDamage } from './read-setting.ts';

/** Writes a value and what it was before into the log, from which it is put back. @throws UserError those of `writeTransaction` */
export function changeSetting<Key extends SettingKey>(
  archive: Archive,
  key: Key,
  given: Setting<Key>,
  by: { author: string; time: Date },
): void {
  const after = normaliseFields(given);
  const before = readSetting(archive, key);
  if (canonicalJson(before) === canonicalJson(after) && settingsDamage(archive) === null) return;
  writeTransaction(archive, (db) => {
    upsertSetting(db, { key, value: canonicalJson(after) });
    const { action, subject } = archiveSettings[key];
    const detail = canonicalJson({ before, after });
    insertActivity(db, { time: by.time.toISOString(), author: by.author, action, subject, detail, concerns: [] });
  });
}
