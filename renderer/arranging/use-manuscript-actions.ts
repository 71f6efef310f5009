import { App } from 'antd';
import type { Logged } from '../../shared/contract/procedure.ts';
import { takeBackAll } from '../activity/take-back-all.ts';
import { client } from '../api/connection.ts';
import { useUndoNotice } from '../components/use-undo-notice.ts';
import { flushEdits } from '../editing/flush-edits.ts';

/** Where manuscripts go. */
export interface PlaceTarget {
  issueId: string;
  sectionId: string;
  /** 「总第86期“基层治理”」. */
  name: string;
}

export interface ManuscriptActions {
  place(ids: readonly string[], target: PlaceTarget): Promise<void>;
  unplace(ids: readonly string[]): Promise<void>;
  trash(ids: readonly string[]): Promise<void>;
  restore(ids: readonly string[]): Promise<void>;
  /** Asks first. */
  purge(ids: readonly string[], title: string): void;
}

/** The most one request takes. */
const atOnce = 1000;

/** What is done with one manuscript or many; each step that moves something can be taken back. */
export function useManuscriptActions(): ManuscriptActions {
  const { message, modal } = App.useApp();
  const { attempt, say } = useUndoNotice('manuscripts');

  return {
    place: (ids, { issueId, sectionId, name }) =>
      attempt(async () => {
        const done = await inParts(ids, (articleIds) => client.manuscripts.place({ articleIds, issueId, sectionId }));
        say(`已把 ${ids.length} 篇编入${name}。`, () => takeBackAll(done));
      }),
    unplace: (ids) =>
      attempt(async () => {
        const done = await inParts(ids, (articleIds) => client.manuscripts.unplace({ articleIds }));
        say(`已取出 ${ids.length} 篇，现在是未编入的稿件。`, () => takeBackAll(done));
      }),
    trash: (ids) =>
      attempt(async () => {
        await flushEdits();
        const done = await inParts(ids, (articleIds) => client.manuscripts.trash({ articleIds }));
        say(`已把 ${ids.length} 篇移到回收站。`, () => takeBackAll(done));
      }),
    restore: (ids) =>
      attempt(async () => {
        const done = await inParts(ids, (articleIds) => client.manuscripts.restore({ articleIds }));
        say(`已恢复 ${ids.length} 篇，在“未编入”里。`, () => takeBackAll(done));
      }),
    purge(ids, title) {
      modal.confirm({
        title: ids.length === 1 ? `彻底删除${title}？` : `彻底删除这 ${ids.length} 篇？`,
        content: '文字和全部历史版本都会删去，不能再找回来。',
        okText: '彻底删除',
        cancelText: '不删除',
        okButtonProps: { danger: true },
        onOk: () =>
          attempt(async () => {
            for (let at = 0; at < ids.length; at += atOnce) {
              await client.manuscripts.purge({ articleIds: ids.slice(at, at + atOnce) });
            }
            message.success(`已彻底删除 ${ids.length} 篇。`);
          }),
      });
    },
  };
}

/** @returns the entries of the log that take it back, in the order in which it was done */
async function inParts(ids: readonly string[], act: (ids: string[]) => Promise<Logged>): Promise<number[]> {
  const logged: number[] = [];
  for (let at = 0; at < ids.length; at += atOnce) {
    const { activity } = await act(ids.slice(at, at + atOnce));
    if (activity !== null) logged.push(activity);
  }
  return logged;
}
