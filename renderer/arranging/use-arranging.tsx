import { App, Button } from 'antd';
import type { Arrangement } from '../../shared/periodical/arrangement.ts';
import { errorMessage } from '../api/error-message.ts';
import { arrange, type Retrace, redoStep, trashArticle, undoStep, useArrangingOf } from './arranging-store.ts';

/** Steps of arranging an issue. Each tells of itself in a notice that offers to take it back, and never fails silently. */
export interface ArrangingActions {
  /** `label`: what is done, 「移动《…》」; `said`: the sentence of the notice, null for none. */
  arrange(after: Arrangement, label: string, said: string | null): Promise<void>;
  trash(articleId: string, label: string, said: string): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** What undo and redo would take back or do again; null where there is nothing. */
  undoLabel: string | null;
  redoLabel: string | null;
}

/** One notice at a time: quick steps replace each other's. */
const noticeKey = 'arranging';

export function useArranging(issueId: string): ArrangingActions {
  const { message } = App.useApp();
  const { done, undone } = useArrangingOf(issueId);

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      message.open({ key: noticeKey, type: 'error', content: errorMessage(error), duration: 6 });
    }
  };
  const say = (sentence: string, offer: '撤销' | '重做'): void => {
    const act = (): void => {
      message.destroy(noticeKey);
      void (offer === '撤销' ? undo() : redo());
    };
    const button = (
      <Button type="link" size="small" onClick={act}>
        {offer}
      </Button>
    );
    message.open({
      key: noticeKey,
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
  const retrace = (step: () => Promise<Retrace>, verb: '撤销' | '重做'): Promise<void> =>
    attempt(async () => {
      const answer = await step();
      if (answer.kind === 'done') say(`已${verb}：${answer.step.label}`, verb === '撤销' ? '重做' : '撤销');
      if (answer.kind === 'changed')
        message.open({ key: noticeKey, type: 'info', content: `这一期刚在别处改过，之前的移动不能再${verb}。` });
    });
  const undo = (): Promise<void> => retrace(() => undoStep(issueId), '撤销');
  const redo = (): Promise<void> => retrace(() => redoStep(issueId), '重做');

  return {
    arrange: (after, label, said) =>
      attempt(async () => {
        if (said !== null) say(said, '撤销');
        await arrange(issueId, after, label);
      }),
    trash: (articleId, label, said) =>
      attempt(async () => {
        await trashArticle(issueId, articleId, label);
        say(said, '撤销');
      }),
    undo,
    redo,
    undoLabel: done.at(-1)?.label ?? null,
    redoLabel: undone.at(-1)?.label ?? null,
  };
}
