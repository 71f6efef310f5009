import { UserError } from '../../../shared/errors.ts';
import type { Desktop } from '../../backend/desktop.ts';
import type { DesktopAnswer, DesktopQuestion, ToShell } from './shell-messages.ts';

export interface ShellDesktop {
  desktop: Desktop;
  answered(id: number, answer: DesktopAnswer): void;
}

/** Dialogs, printing and folders of the desktop program: the shell is asked and answers when the editor did. */
export function createShellDesktop(tell: (message: ToShell) => void): ShellDesktop {
  const waiting = new Map<number, (answer: DesktopAnswer) => void>();
  let lastId = 0;
  const ask = (question: DesktopQuestion): Promise<DesktopAnswer> =>
    new Promise((resolve) => {
      const id = ++lastId;
      waiting.set(id, resolve);
      tell({ kind: 'ask', id, question });
    });
  return {
    desktop: {
      host: 'desktop',
      async pickFolder() {
        const answer = await ask({ kind: 'pick-folder' });
        return answer.kind === 'folder' ? answer.folder : null;
      },
      async openWindow(address) {
        await ask({ kind: 'open-window', address });
      },
      async openFolder(folder) {
        const answer = await ask({ kind: 'open-folder', folder });
        if (answer.kind === 'failed') throw new UserError('folder-not-shown', { folder });
      },
      async print(pdf, name) {
        const answer = await ask({ kind: 'print', pdf, name });
        if (answer.kind === 'failed') throw new Error('the shell could not print');
        return { kind: 'dialog' };
      },
    },
    answered(id, answer) {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    },
  };
}
