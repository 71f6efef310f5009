import { activityProcedures } from './activity-procedures.ts';
import { articlesProcedures } from './articles-procedures.ts';
import { assetsProcedures } from './assets-procedures.ts';
import { exportsProcedures } from './exports-procedures.ts';
import { findingsProcedures } from './findings-procedures.ts';
import { issuesProcedures } from './issues-procedures.ts';
import { manuscriptsProcedures } from './manuscripts-procedures.ts';
import { pagesProcedures } from './pages-procedures.ts';
import { proceduresOfAnyArchive } from './procedures.ts';
import { programProcedures } from './program-procedures.ts';
import { recoveryProcedures } from './recovery-procedures.ts';
import { settingsProcedures } from './settings-procedures.ts';

/** Every procedure of the contract; the compiler proves the list complete. */
export const router = proceduresOfAnyArchive.router({
  program: programProcedures,
  recovery: recoveryProcedures,
  issues: issuesProcedures,
  activity: activityProcedures,
  articles: articlesProcedures,
  manuscripts: manuscriptsProcedures,
  findings: findingsProcedures,
  pages: pagesProcedures,
  exports: exportsProcedures,
  assets: assetsProcedures,
  settings: settingsProcedures,
});
