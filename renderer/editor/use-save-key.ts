import { App } from 'antd';
import { useCallback, useEffect } from 'react';
import { errorMessage } from '../api/error-message.ts';
import { useMenuCommand } from '../api/use-archive-events.ts';
import { editorKey } from './editor-keys.ts';
import type { Saving } from './keep-saved.ts';

/** Ctrl+S and the menu's 保存: saves at once and says so. */
export function useSaveKey(saving: Saving): void {
  const { message } = App.useApp();
  const save = useCallback(async (): Promise<void> => {
    try {
      await saving.flush('手动保存');
      message.success({ key: 'saved', content: '已保存' });
    } catch (error) {
      message.error({ key: 'saved', content: errorMessage(error) });
    }
  }, [saving, message]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (editorKey(event) !== 'save') return;
      event.preventDefault();
      void save();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [save]);
  useMenuCommand(
    useCallback(
      (command) => {
        if (command === 'save') void save();
      },
      [save],
    ),
  );
}
