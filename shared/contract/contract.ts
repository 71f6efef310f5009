import type { ContractRouterClient } from '@orpc/contract';
import { activityContract } from './activity-contract.ts';
import { articlesContract } from './articles-contract.ts';
import { assetsContract } from './assets-contract.ts';
import { exportsContract } from './exports-contract.ts';
import { findingsContract } from './findings-contract.ts';
import { issuesContract } from './issues-contract.ts';
import { manuscriptsContract } from './manuscripts-contract.ts';
import { pagesContract } from './pages-contract.ts';
import { programContract } from './program-contract.ts';
import { recoveryContract } from './recovery-contract.ts';
import { settingsContract } from './settings-contract.ts';

/** Everything an editor can do, one procedure each. Hosts serve it, the window and scripts call it. */
export const contract = {
  program: programContract,
  recovery: recoveryContract,
  issues: issuesContract,
  activity: activityContract,
  articles: articlesContract,
  manuscripts: manuscriptsContract,
  findings: findingsContract,
  pages: pagesContract,
  exports: exportsContract,
  assets: assetsContract,
  settings: settingsContract,
};

export type Client = ContractRouterClient<typeof contract>;
