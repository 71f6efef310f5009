import { App, Button } from 'antd';
import { errorMessage } from '../api/error-message.ts';

export interface Notice {
  /** Never fails silently. */
  attempt(work: () => Promise<void>): Promise<void>;
  /** Says what was done, with a button for what can be done about it. */
  offer(sentence: string, verb: string, act: () => Promise<void>): void;
  inform(sentence: string): void;
}

/** Notices of what is done step by step. One of a `key` at a time: quick steps replace each other's. */
export function useNotice(key: string): Notice {
  const { message } = App.useApp();
  return {
    async attempt(work) {
      try {
        await work();
      } catch (error) {
        message.open({ key, type: 'error', content: errorMessage(error), duration: 6 });
      }
    },
    offer(sentence, verb, act) {
      const onClick = (): void => {
        message.destroy(key);
        void act();
      };
      message.open({
        key,
        type: 'success',
        duration: 8,
        content: (
          <>
            {sentence}
            <Button type="link" size="small" onClick={onClick}>
              {verb}
            </Button>
          </>
        ),
      });
    },
    inform: (sentence) => void message.open({ key, type: 'info', content: sentence }),
  };
}
