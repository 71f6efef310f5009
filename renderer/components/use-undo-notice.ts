import { App } from 'antd';
import { type Notice, useNotice } from './use-notice.tsx';

export interface UndoNotice extends Pick<Notice, 'attempt'> {
  /** Says what was done and offers to take it back. */
  say(sentence: string, undo: () => Promise<void>): void;
}

/** Notices of steps that can be taken back; see `useNotice`. */
export function useUndoNotice(key: string): UndoNotice {
  const { message } = App.useApp();
  const { attempt, offer } = useNotice(key);
  const takeBack = (undo: () => Promise<void>): Promise<void> =>
    attempt(async () => {
      await undo();
      // One word however many steps are taken back.
      message.open({ key: 'taken-back', type: 'success', content: '已撤销。' });
    });
  return { attempt, say: (sentence, undo) => offer(sentence, '撤销', () => takeBack(undo)) };
}
