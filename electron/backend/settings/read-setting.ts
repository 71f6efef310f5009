import { isProvedActivity, selectActivity } from '../archive/activity-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { findSetting, isProvedSetting } from '../archive/setting-queries.ts';
import { archiveSettings, type Setting, type SettingKey } from './archive-settings.ts';

/** Entries of the log that are looked through for a value that is damaged where it stands. */
const searched = 1000;

/** The list under a key, empty where nothing was ever written. Of a damaged one the latest that the log keeps. Never fails. */
export function readSetting<Key extends SettingKey>(archive: Archive, key: Key): Setting<Key> {
  const { isDamaged, value } = storedSetting(archive, key);
  return (isDamaged ? loggedSetting(archive, key) : value) ?? ([] as unknown as Setting<Key>);
}

/** One sentence where settings are damaged; null where all are whole. */
export function settingsDamage(archive: Archive): string | null {
  const keys = Object.keys(archiveSettings) as SettingKey[];
  const names = keys.filter((key) => storedSetting(archive, key).isDamaged).map((key) => `“${archiveSettings[key].subject}”`);
  if (names.length === 0) return null;
  return `设置里的${names.join('、')}在档案里有损坏，现在显示的是记录里最近一次存下的内容，请核对后改一处再存，存好以后才算改正。`;
}

function storedSetting<Key extends SettingKey>(
  archive: Archive,
  key: Key,
): { isDamaged: boolean; value?: Setting<Key> | undefined } {
  const row = attempt(() => findSetting(archive.readable, key), null);
  if (row === undefined) return { isDamaged: false };
  const value = row && isProvedSetting(row) ? parsed(key, row.value) : undefined;
  return { isDamaged: value === undefined, value };
}

function loggedSetting<Key extends SettingKey>(archive: Archive, key: Key): Setting<Key> | undefined {
  const { action } = archiveSettings[key];
  const rows = attempt(() => selectActivity(archive.readable, { action: [action], limit: searched }), []);
  for (const row of rows.filter(isProvedActivity)) {
    const value = parsed(key, row.detail, 'after');
    if (value) return value;
  }
  return undefined;
}

function parsed<Key extends SettingKey>(key: Key, json: string, field?: string): Setting<Key> | undefined {
  return attempt(() => {
    const value = JSON.parse(json);
    return archiveSettings[key].schema.safeParse(field === undefined ? value : value[field]).data as Setting<Key> | undefined;
  }, undefined);
}

function attempt<T, Other>(read: () => T, otherwise: Other): T | Other {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
