import { UserError } from '../../../shared/errors.ts';
import type { Desktop } from '../../backend/desktop.ts';
import { openFolder } from '../open-outside.ts';
import type { PrintTable } from './print-table.ts';

/** What can be done for an editor who works in a browser on the same PC. */
export function browserDesktop(printTable: PrintTable): Desktop {
  return {
    host: 'browser',
    pickFolder: async () => null,
    openWindow: async () => {
      throw new Error('a browser opens its windows itself');
    },
    async openFolder(folder) {
      if (!(await openFolder(folder))) throw new UserError('folder-not-shown', { folder });
    },
    print: async (pdf, name) => ({ kind: 'open', url: printTable.put(pdf, name) }),
  };
}
