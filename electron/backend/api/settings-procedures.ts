import { writeDirectory } from '../settings/directory.ts';
import { fontReport } from '../settings/font-report.ts';
import { readPreferences, writePreferences } from '../settings/preferences.ts';
import { procedures } from './procedures.ts';

export const settingsProcedures = {
  readPreferences: procedures.settings.readPreferences.handler(({ context }) => readPreferences(context)),
  writePreferences: procedures.settings.writePreferences.handler(({ context, input }) => writePreferences(context, input)),
  listDirectory: procedures.settings.listDirectory.handler(({ context, signal }) =>
    context.reader.read('listDirectory', undefined, signal),
  ),
  writeDirectory: procedures.settings.writeDirectory.handler(({ context, input }) =>
    writeDirectory(context.archive, input, { author: context.author(), time: context.now() }),
  ),
  fonts: procedures.settings.fonts.handler(({ context, input }) => fontReport(context, input)),
};
