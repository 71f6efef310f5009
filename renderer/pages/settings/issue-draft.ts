import { createStore, type StoreApi } from 'zustand';
import type { IssueOutline } from '../../../shared/contract/issues-contract.ts';
import type { IssueInformation } from '../../../shared/periodical/issue.ts';
import type { Layout } from '../../../shared/periodical/layout.ts';
import { type Retrace, retrace, type Way } from '../../activity/retrace.ts';
import { client } from '../../api/connection.ts';
import { errorMessage, refusalCode } from '../../api/error-message.ts';
import { takeUpOutline } from '../../api/take-up-outline.ts';
import { onArchiveChanged } from '../../api/use-archive-events.ts';
import type { SaveState } from '../../editing/editing-store.ts';
import type { Saving } from '../../editing/keep-saved.ts';
import { type Acknowledged, SaveLoop } from '../../editing/save-loop.ts';
import { type IssueSettings, isSame, mergeChanges } from './merge-changes.ts';

export interface IssueDraftState extends IssueSettings {
  save: SaveState;
  /** What the editor should know beside the save state, in one sentence. */
  notice: string | null;
}

/** An issue's settings while forms change them: saved by itself, never overwriting what others wrote. */
export interface IssueDraft extends Saving {
  store: StoreApi<IssueDraftState>;
  change(next: { issue?: Partial<IssueInformation>; layout?: Partial<Layout> }): void;
  /**
   * Takes back the last step, or does it again, each what one save changed: what is not yet saved is saved first, so that it can be
   * done again too. Where that is refused, it is dropped. @throws any other refusal
   */
  retrace(way: Way): Promise<Retrace>;
  dismissNotice(): void;
  /** Ends it; what is not yet saved is saved first. */
  end(): Promise<void>;
}

const mergeNotice = '这一期的信息刚在别处改过，已换成最新内容；两边都改了的地方以别处的为准，请看一遍。';

export function createIssueDraft(outline: IssueOutline): IssueDraft {
  const { id: issueId } = outline.issue;
  /** What the archive has. */
  let base: IssueSettings = settingsOf(outline);
  const store = createStore<IssueDraftState>(() => ({
    ...base,
    save: { kind: 'idle' },
    notice: null,
  }));

  const current = (): IssueSettings => settingsOf(store.getState());
  const isChanged = (): boolean => !isSame(current(), base);
  const show = (state: Partial<IssueDraftState>): void => store.setState(state);

  /** Adopts what the archive has; the fields changed here meanwhile stay. */
  const adopt = (next: IssueOutline): boolean => {
    const { settings, lost } = mergeChanges(base, current(), settingsOf(next));
    base = settingsOf(next);
    show(settings);
    return lost;
  };

  /** What the forms show, on top of a version; where another came in between, on top of that. */
  const write = async (parent: string): Promise<Acknowledged<string>> => {
    const time = new Date().toISOString();
    const sent = current();
    if (!isChanged()) return { version: parent, time, isSame: true };
    try {
      const saved = await takeUpOutline(issueId, () => client.issues.update({ issueId, parent, ...sent }));
      base = sent;
      adopt(saved);
      return { version: saved.issueHash, time, isSame: true };
    } catch (error) {
      if (refusalCode(error) !== 'issue-conflict') throw error;
      const theirs = await client.issues.outline({ issueId });
      if (adopt(theirs)) show({ notice: mergeNotice });
      return write(theirs.issueHash);
    }
  };

  const loop = new SaveLoop<IssueSettings, string>(base, outline.issueHash, {
    save: (_, parent) => write(parent),
    onState: (save) => show({ save }),
  });

  /** Shows what the archive has; what is changed meanwhile is saved on top of it. */
  const follow = (next: IssueOutline): void => {
    if (adopt(next)) show({ notice: mergeNotice });
    if (loop.hasUnsaved) loop.follow(next.issueHash);
    else loop.adopt(current(), next.issueHash, new Date().toISOString());
  };

  const stopListening = onArchiveChanged(({ topic }) => {
    if (topic !== 'issues' || store.getState().save.kind === 'saving') return;
    void client.issues
      .outline({ issueId })
      .then((next) => {
        if (next.issueHash === loop.version || store.getState().save.kind === 'saving') return;
        if (adopt(next)) show({ notice: mergeNotice });
        loop.follow(next.issueHash);
      })
      .catch((error) => show({ notice: errorMessage(error) }));
  });

  return {
    store,
    change({ issue, layout }) {
      const { issue: oldIssue, layout: oldLayout } = current();
      show({ issue: { ...oldIssue, ...issue }, layout: { ...oldLayout, ...layout } });
      loop.change(current());
    },
    async retrace(way) {
      try {
        return await loop.afterSaving(async () => {
          const answer = await retrace(way, { issueId, scope: 'settings' });
          if (answer.kind === 'done') follow(answer.outline);
          return answer;
        });
      } catch (error) {
        if (way === 'redo' || !isChanged()) throw error;
        show(base);
        loop.change(base);
        await loop.flush();
        return { kind: 'dropped' };
      }
    },
    dismissNotice: () => show({ notice: null }),
    flush: (reason) => loop.flush(reason),
    get hasUnsaved() {
      return loop.hasUnsaved;
    },
    retry: () => loop.retry(),
    async end() {
      stopListening();
      await loop.flush().catch(() => undefined);
      loop.end();
    },
  };
}

function settingsOf({ issue, layout }: IssueSettings): IssueSettings {
  return { issue, layout };
}
