import { App } from 'antd';
import { useCallback, useEffect } from 'react';
import { api, queryClient } from '../api/api.ts';
import { client } from '../api/connection.ts';
import { errorMessage } from '../api/error-message.ts';
import { useMenuCommand } from '../api/use-archive-events.ts';
import { openDialog } from '../dialogs/issue-dialogs.tsx';
import { saveNow } from '../editor/held-sessions.ts';
import { startImport } from '../importing/importing-store.ts';
import { addresses, go } from '../navigation/navigation.ts';
import { useShownIssue } from '../navigation/use-current-issue.ts';
import { useHere } from '../navigation/use-here.ts';
import { startTour } from '../pages/help/tour-store.ts';
import { useNewManuscript } from '../pages/manuscripts/use-new-manuscript.ts';
import { openFullScreen } from '../preview/reading-store.ts';
import { type Command, commandOf } from './command-keys.ts';

/** Keys and menu items that work on every screen. Finding is the editor's. */
export function useCommands(): void {
  const { message } = App.useApp();
  const shownId = useShownIssue()?.id;
  const { articleId, arrangedId, readId } = useHere();
  const openNewManuscript = useNewManuscript();

  const run = useCallback(
    (command: Command): void => {
      switch (command) {
        case 'export':
        case 'print':
          if (shownId) openDialog({ kind: command, issueId: shownId, articleId });
          break;
        case 'read':
          if (readId ?? arrangedId) openFullScreen();
          else if (shownId) go(addresses.read(shownId));
          break;
        case 'find-in-issue':
          if (shownId) openDialog({ kind: 'find', issueId: shownId });
          break;
        case 'new-issue':
          openDialog({ kind: 'new-issue' });
          break;
        case 'new-article':
          void openNewManuscript();
          break;
        case 'import':
          startImport('manuscripts');
          break;
        case 'help':
          go(addresses.help());
          break;
        case 'tour':
          startTour();
          break;
        case 'toggle-theme':
          toggleTheme().catch((error: unknown) => message.error(errorMessage(error)));
          break;
        case 'save':
          saveNow().then(
            () => message.success({ key: 'saved', content: '已保存' }),
            (error: unknown) => message.error({ key: 'saved', content: errorMessage(error) }),
          );
          break;
        case 'find':
        case 'replace':
          // The editor's.
          break;
      }
    },
    [shownId, articleId, arrangedId, readId, message, openNewManuscript],
  );
  useMenuCommand(run);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const command = commandOf(event);
      if (!command) return;
      event.preventDefault();
      run(command);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [run]);
}

async function toggleTheme(): Promise<void> {
  const isDark = document.documentElement.dataset.theme === 'dark';
  const preferences = await client.settings.writePreferences({ theme: isDark ? 'light' : 'dark' });
  queryClient.setQueryData(api.settings.readPreferences.queryKey(), preferences);
}
