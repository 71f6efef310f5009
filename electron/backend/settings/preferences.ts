import { type Preferences, preferencesSchema } from '../../../shared/contract/settings-contract.ts';
import type { Archive } from '../archive/handles.ts';
import { readSetting } from './read-setting.ts';
import { writeSetting } from './write-setting.ts';

const key = 'preferences';

interface PreferencesHome {
  archive: Archive;
  /** The name of the user of this PC, until an editor gives a better one. */
  defaultAuthor: string;
}

/** @throws UserError `archive-damaged` */
export function readPreferences({ archive, defaultAuthor }: PreferencesHome): Preferences {
  const author = defaultAuthor.trim().slice(0, 40) || '编辑';
  const untouched: Preferences = { author, theme: 'system', tourDone: false, issueId: null, sectionNames: [] };
  return { ...untouched, ...readSetting(archive, key, preferencesSchema.partial()) };
}

/** @throws UserError those of `writeTransaction` */
export function writePreferences(home: PreferencesHome, changed: Partial<Preferences>): Preferences {
  const preferences = { ...readPreferences(home), ...changed };
  writeSetting(home.archive, key, preferences);
  return preferences;
}
