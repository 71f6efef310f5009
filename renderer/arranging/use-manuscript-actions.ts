import { App } from 'antd';
import type { Manuscript } from '../../shared/contract/manuscripts-contract.ts';
import type { Arrangement } from '../../shared/periodical/arrangement.ts';
import { arrangementOf } from '../../shared/periodical/arrangement.ts';
import { client } from '../api/connection.ts';
import { useUndoNotice } from '../components/use-undo-notice.tsx';
import { flushEdits } from '../editing/flush-edits.ts';

/** Where manuscripts go. */
export interface PlaceTarget {
  issueId: string;
  sectionId: string;
  /** 「总第86期“基层治理”」. */
  name: string;
}

/** An article and the issue it stands in. */
export interface Placed {
  id: string;
  issueId: string | null;
}

export interface ManuscriptActions {
  place(ids: readonly string[], target: PlaceTarget, from?: readonly Placed[]): Promise<void>;
  unplace(manuscripts: readonly Placed[]): Promise<void>;
  trash(manuscripts: readonly Placed[]): Promise<void>;
  restore(ids: readonly string[]): Promise<void>;
  /** Asks first. */
  purge(ids: readonly string[], title: string): void;
}

/** The most one request takes. */
const atOnce = 1000;

interface Before {
  issueId: string;
  arrangement: Arrangement;
  /** Of the outline once the step was done; going back is refused where someone else arranged the issue since. */
  hashAfter: string;
}

interface Memory {
  /** To be called when the step is done. */
  settle(): Promise<void>;
  bringBack(): Promise<void>;
}

/** What is done with one manuscript or many; each step that moves something can be taken back. */
export function useManuscriptActions(): ManuscriptActions {
  const { message, modal } = App.useApp();
  const { attempt, say } = useUndoNotice('manuscripts');

  return {
    place: (ids, target, from = []) =>
      attempt(async () => {
        const { issueId, sectionId, name } = target;
        const memory = await remember([issueId, ...issuesOf(from)]);
        await inParts(ids, (articleIds) => client.manuscripts.place({ articleIds, issueId, sectionId }));
        await memory.settle();
        say(`已把 ${ids.length} 篇编入${name}。`, memory.bringBack);
      }),
    unplace: (manuscripts) =>
      attempt(async () => {
        const memory = await remember(issuesOf(manuscripts));
        await inParts(idsOf(manuscripts), (articleIds) => client.manuscripts.unplace({ articleIds }));
        await memory.settle();
        say(`已取出 ${manuscripts.length} 篇，现在是未编入的稿件。`, memory.bringBack);
      }),
    trash: (manuscripts) =>
      attempt(async () => {
        await flushEdits();
        const memory = await remember(issuesOf(manuscripts));
        await inParts(idsOf(manuscripts), (articleIds) => client.manuscripts.trash({ articleIds }));
        await memory.settle();
        say(`已把 ${manuscripts.length} 篇移到回收站。`, async () => {
          await inParts(idsOf(manuscripts), (articleIds) => client.manuscripts.restore({ articleIds }));
          await memory.bringBack();
        });
      }),
    restore: (ids) =>
      attempt(async () => {
        await inParts(ids, (articleIds) => client.manuscripts.restore({ articleIds }));
        message.success(`已恢复 ${ids.length} 篇，在“未编入”里。`);
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
            await inParts(ids, (articleIds) => client.manuscripts.purge({ articleIds }));
            message.success(`已彻底删除 ${ids.length} 篇。`);
          }),
      });
    },
  };
}

export function placedOf({ id, place }: Pick<Manuscript, 'id' | 'place'>): Placed {
  return { id, issueId: place?.issueId ?? null };
}

function idsOf(manuscripts: readonly Placed[]): string[] {
  return manuscripts.map(({ id }) => id);
}

function issuesOf(manuscripts: readonly Placed[]): string[] {
  return manuscripts.flatMap(({ issueId }) => (issueId === null ? [] : [issueId]));
}

async function inParts(ids: readonly string[], act: (ids: string[]) => Promise<void>): Promise<void> {
  for (let at = 0; at < ids.length; at += atOnce) await act(ids.slice(at, at + atOnce));
}

/** Remembers how issues are arranged; what it returns goes back to that after the step that follows. */
async function remember(issueIds: readonly string[]): Promise<Memory> {
  const before: Before[] = [];
  for (const issueId of new Set(issueIds)) {
    before.push({ issueId, arrangement: arrangementOf(await client.issues.outline({ issueId })), hashAfter: '' });
  }
  return {
    async settle() {
      for (const one of before) one.hashAfter = (await client.issues.outline({ issueId: one.issueId })).outlineHash;
    },
    // The first one gained articles: it gives them back before another takes them.
    async bringBack() {
      for (const { issueId, arrangement, hashAfter } of before) {
        await client.issues.arrange({ issueId, parent: hashAfter, sections: arrangement });
      }
    },
  };
}
