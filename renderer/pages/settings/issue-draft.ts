import { createStore, type StoreApi } from 'zustand';
import type { IssueOutline } from '../../../shared/contract/issues-contract.ts';
import type { IssueInformation } from '../../../shared/periodical/issue.ts';
import type { Layout } from '../../../shared/periodical/layout.ts';
import { api, queryClient } from '../../api/api.ts';
import { client } from '../../api/connection.ts';
import { errorMessage, refusalCode } from '../../api/error-message.ts';
import { onArchiveChanged } from '../../api/use-archive-events.ts';
import type { SaveState } from '../../editing/editing-store.ts';
import type { Saving } from '../../editor/keep-saved.ts';
import { type IssueSettings, isSame, mergeChanges } from './merge-changes.ts';

export interface IssueDraftState extends IssueSettings {
  save: SaveState;
  /** What the editor should know beside the save state, in one sentence. */
  notice: string | null;
  canUndo: boolean;
}

/** An issue's settings while forms change them: saved by itself, taken back step by step, never overwriting what others wrote. */
export interface IssueDraft extends Saving {
  store: StoreApi<IssueDraftState>;
  change(next: { issue?: Partial<IssueInformation>; layout?: Partial<Layout> }): void;
  /** Takes back what was changed since the save before the last one. */
  undo(): void;
  dismissNotice(): void;
  /** Saves what is not yet saved. @throws what the archive refuses */
  flush(): Promise<void>;
  /** Ends it; what is not yet saved is saved first. */
  end(): Promise<void>;
}

/** After the last change. */
const idleMs = 800;
const retryMs = 3000;
const mergeNotice = '这一期的信息刚在别处改过，已换成最新内容；两边都改了的地方以别处的为准，请看一遍。';

export function createIssueDraft(outline: IssueOutline): IssueDraft {
  const { id: issueId } = outline.issue;
  let base: IssueSettings = settingsOf(outline);
  let hash = outline.issueHash;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | undefined;
  const past: IssueSettings[] = [];
  const store = createStore<IssueDraftState>(() => ({
    ...base,
    save: { kind: 'idle' },
    notice: null,
    canUndo: false,
  }));

  const current = (): IssueSettings => settingsOf(store.getState());
  const isChanged = (): boolean => !isSame(current(), base);
  const show = (state: Partial<IssueDraftState>): void =>
    store.setState({ ...state, canUndo: past.length > 0 || !isSame(settingsOf({ ...store.getState(), ...state }), base) });

  const saveIn = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush().catch(() => undefined), ms);
  };

  /** Adopts what the archive has; the fields changed here meanwhile stay. */
  const adopt = (next: IssueOutline): boolean => {
    const { settings, lost } = mergeChanges(base, current(), settingsOf(next));
    base = settingsOf(next);
    hash = next.issueHash;
    show(settings);
    return lost;
  };

  const save = async (): Promise<void> => {
    const sent = current();
    const before = base;
    show({ save: { kind: 'saving' } });
    try {
      const saved = await client.issues.update({ issueId, parent: hash, ...sent });
      past.push(before);
      base = sent;
      adopt(saved);
      queryClient.setQueryData(api.issues.outline.queryKey({ input: { issueId } }), saved);
      show({ save: { kind: 'saved', time: new Date().toISOString() } });
    } catch (error) {
      if (refusalCode(error) !== 'issue-conflict') {
        show({ save: { kind: 'failed', message: errorMessage(error) } });
        if (refusalCode(error) === undefined) saveIn(retryMs);
        throw error;
      }
      if (adopt(await client.issues.outline({ issueId }))) show({ notice: mergeNotice });
    }
    if (isChanged()) await save();
    else if (store.getState().save.kind !== 'saved') show({ save: { kind: 'idle' } });
  };

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    await saving;
    if (!isChanged()) return;
    saving = save().finally(() => {
      saving = undefined;
    });
    await saving;
  };

  const change: IssueDraft['change'] = ({ issue, layout }) => {
    const { issue: oldIssue, layout: oldLayout } = current();
    show({ issue: { ...oldIssue, ...issue }, layout: { ...oldLayout, ...layout } });
    show({ save: isChanged() ? { kind: 'changed' } : { kind: 'idle' } });
    saveIn(idleMs);
  };

  const stopListening = onArchiveChanged(({ topic }) => {
    if (topic !== 'issues' || saving) return;
    void client.issues
      .outline({ issueId })
      .then((next) => {
        if (next.issueHash !== hash && !saving && adopt(next)) show({ notice: mergeNotice });
      })
      .catch((error) => show({ notice: errorMessage(error) }));
  });

  return {
    store,
    change,
    undo() {
      const target = isChanged() ? base : past.pop();
      if (!target) return;
      show(target);
      show({ save: isChanged() ? { kind: 'changed' } : { kind: 'idle' } });
      // The step back becomes the next save, which must not be a step of its own.
      const steps = past.length;
      void flush()
        .then(() => past.splice(steps))
        .then(() => show({}))
        .catch(() => undefined);
    },
    dismissNotice: () => show({ notice: null }),
    flush,
    get hasUnsaved() {
      return saving !== undefined || isChanged();
    },
    retry: () => void flush().catch(() => undefined),
    async end() {
      stopListening();
      await flush().catch(() => undefined);
    },
  };
}

function settingsOf({ issue, layout }: IssueSettings): IssueSettings {
  return { issue, layout };
}
