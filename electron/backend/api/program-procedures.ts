import { programEvents } from '../program/program-events.ts';
import { storeSampleIssue } from '../program/store-sample-issue.ts';
import { settingsDamage } from '../settings/read-setting.ts';
import { procedures } from './procedures.ts';

export const programProcedures = {
  facts: procedures.program.facts.handler(({ context }) => ({
    version: context.version,
    archiveFolder: context.archive.folder,
    host: context.desktop.host,
    warning: context.health.warning ?? settingsDamage(context.archive),
  })),
  events: procedures.program.events.handler(({ context, signal }) => programEvents(context.events, signal)),
  loadSample: procedures.program.loadSample.handler(({ context }) => storeSampleIssue(context)),
  openWindow: procedures.program.openWindow.handler(({ context, input }) => context.desktop.openWindow(input.address)),
  pickFolder: procedures.program.pickFolder.handler(({ context }) => context.desktop.pickFolder()),
};
