import { useQuery } from '@tanstack/react-query';
import type { UndoScope } from '../../shared/contract/activity-contract.ts';
import { api } from '../api/api.ts';
import { type Notice, useNotice } from '../components/use-notice.tsx';
import type { Retrace, Way } from './retrace.ts';

/** The steps of an issue that the editor at this window did. */
export interface Steps extends Pick<Notice, 'attempt'> {
  scope: UndoScope;
  /** Says what was done and offers to take it back. */
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
  const { attempt, offer, inform } = useNotice(scope);
  const { data } = useQuery(api.activity.steps.queryOptions({ input: { issueId, scope } }));
  const offerWay = (sentence: string, way: Way): void => offer(sentence, verbs[way], () => go(way));
  const go = (way: Way): Promise<void> =>
    attempt(async () => {
      const answer = await retrace(way);
      if (answer.kind === 'done') offerWay(`已${verbs[way]}：${answer.label}`, way === 'undo' ? 'redo' : 'undo');
      if (answer.kind === 'changed') inform(`这一期刚在别处改过，之前的${nouns[scope]}不能再${verbs[way]}。`);
      if (answer.kind === 'dropped') inform('已放弃没有存下的修改。');
    });
  return {
    scope,
    attempt,
    say: (sentence) => offerWay(sentence, 'undo'),
    undo: () => go('undo'),
    redo: () => go('redo'),
    undoLabel: data?.undo?.label ?? null,
    redoLabel: data?.redo?.label ?? null,
  };
}
