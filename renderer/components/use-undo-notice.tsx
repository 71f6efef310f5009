import { App, Button } from 'antd';
import { errorMessage } from '../api/error-message.ts';

export interface UndoNotice {
  /** Never fails silently. */
  attempt(work: () => Promise<void>): Promise<void>;
  /** Says what was done and offers to take it back. One notice at a time. */
  say(sentence: string, undo: () => Promise<void>): void;
}

/** Notices of steps that can be taken back. `key`: those of one key replace each other. */
export function useUndoNotice(key: string): UndoNotice {
  const { message } = App.useApp();
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      message.error(errorMessage(error), 6);
    }
  };
  return {
    attempt,
    say(sentence, undo) {
      const takeBack = (): void => {
        message.destroy(key);
        void attempt(async () => {
          await undo();
          // One word however many steps are taken back.
          message.open({ key: 'taken-back', type: 'success', content: '已撤销。' });
        });
      };
      message.open({
        key,
        type: 'success',
        duration: 6,
        content: (
          <>
            {sentence}
            <Button type="link" size="small" onClick={takeBack}>
              撤销
            </Button>
          </>
        ),
      });
    },
  };
}
