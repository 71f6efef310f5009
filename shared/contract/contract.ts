import type { ContractRouterClient } from '@orpc/contract';
import { articlesContract } from './articles-contract.ts';
import { assetsContract } from './assets-contract.ts';
import { exportsContract } from './exports-contract.ts';
import { issuesContract } from './issues-contract.ts';
import { manuscriptsContract } from './manuscripts-contract.ts';
import { pagesContract } from './pages-contract.ts';
import { programContract } from './program-contract.ts';
import { settingsContract } from './settings-contract.ts';

/** Everything an editor can do, one procedure each. Hosts serve it, the window and scripts call it. */
export const contract = {
  program: programContract,
  issues: issuesContract,
  articles: articlesContract,
  manuscripts: manuscriptsContract,
  pages: pagesContract,
  exports: exportsContract,
  assets: assetsContract,
  settings: settingsContract,
};

export type Client = ContractRouterClient<typeof contract>;
