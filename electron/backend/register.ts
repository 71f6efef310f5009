import { articlesProcedures } from './articles/procedures.ts';
import { assetsProcedures } from './assets/procedures.ts';
import { exportsProcedures } from './export/procedures.ts';
import { issuesProcedures } from './issues/procedures.ts';
import { manuscriptsProcedures } from './manuscripts/procedures.ts';
import { procedures } from './procedures.ts';
import { programProcedures } from './program/procedures.ts';
import { settingsProcedures } from './settings/procedures.ts';
import { pagesProcedures } from './typeset/procedures.ts';

/** Every procedure of the contract; the compiler proves the list complete. */
export const router = procedures.router({
  program: programProcedures,
  issues: issuesProcedures,
  articles: articlesProcedures,
  manuscripts: manuscriptsProcedures,
  pages: pagesProcedures,
  exports: exportsProcedures,
  assets: assetsProcedures,
  settings: settingsProcedures,
});
