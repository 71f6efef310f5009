import { procedures } from '../procedures.ts';
import { readPreferences, writePreferences } from './preferences.ts';

export const settingsProcedures = {
  readPreferences: procedures.settings.readPreferences.handler(({ context }) => readPreferences(context)),
  writePreferences: procedures.settings.writePreferences.handler(({ context, input }) => writePreferences(context, input)),
  listDirectory: procedures.settings.listDirectory.handler(() => notYet()),
  writeDirectory: procedures.settings.writeDirectory.handler(() => notYet()),
  fonts: procedures.settings.fonts.handler(() => notYet()),
};

function notYet(): never {
  throw new Error('not yet');
}
