import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { UndoScope } from '../../shared/contract/activity-contract.ts';
import { api } from '../api/api.ts';
import { errorMessage } from '../api/error-message.ts';
import type { Retrace, Way } from './retrace.ts';

/** The steps of an issue, as far as the editor at this window did them; nothing fails silently. */
export interface Steps {
  scope: UndoScope;
  attempt(work: () => Promise<void>): Promise<void>;
  /** Says what was done and offers to take it back. One notice at a time: quick steps replace each other's. */
  say(sentence: string): void;
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** What undo and redo would take back or do again; null where there is nothing. */
  undoLabel: string | null;
  redoLabel: string | null;
}

export const verbs: Readonly<Record<Way, string>> = { undo: '撤销', redo: '重做' };
/** What a step is called beside its verb. */
export const nouns: Readonly<Record<UndoScope, string>> = { arranging: '移动', settings: '修改' };

/** `retrace`: does it, after what is still on its way to the archive. */
export function useSteps(issueId: string, scope: UndoScope, retrace: (way: Way) => Promise<Retrace>): Steps {
  const { message } = App.useApp();
  const { data } = useQuery(api.activity.steps.queryOptions({ input: { issueId, scope } }));
  const key = scope;

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      message.open({ key, type: 'error', content: errorMessage(error), duration: 6 });
    }
  };
  const offer = (sentence: string, way: Way): void => {
    const act = (): void => {
      message.destroy(key);
      void go(way);
    };
    const button = (
      <Button type="link" size="small" onClick={act}>
        {verbs[way]}
      </Button>
    );
    message.open({
      key,
      type: 'success',
      duration: 8,
      content: (
        <>
          {sentence}
          {button}
        </>
      ),
    });
  };
  const go = (way: Way): Promise<void> =>
    attempt(async () => {
      const answer = await retrace(way);
      switch (answer.kind) {
        case 'done':
          return offer(`已${verbs[way]}：${answer.label}`, way === 'undo' ? 'redo' : 'undo');
        case 'changed':
          message.open({ key, type: 'info', content: `这一期刚在别处改过，之前的${nouns[scope]}不能再${verbs[way]}。` });
          return;
        case 'dropped':
          message.open({ key, type: 'info', content: '已放弃没有存下的修改。' });
          return;
        case 'nothing':
      }
    });

  return {
    scope,
    attempt,
    say: (sentence) => offer(sentence, 'undo'),
    undo: () => go('undo'),
    redo: () => go('redo'),
    undoLabel: data?.undo?.label ?? null,
    redoLabel: data?.redo?.label ?? null,
  };
}
