import { create } from 'zustand';
import type { IssueOutline } from '../../shared/contract/issues-contract.ts';
import type { Arrangement } from '../../shared/periodical/arrangement.ts';
import { arrangementOf, isSameArrangement, unplaceArticles } from '../../shared/periodical/arrangement.ts';
import { api, queryClient } from '../api/api.ts';
import { client } from '../api/connection.ts';

/** One thing done to the order of an issue, as the editor thinks of it. */
export interface ArrangingStep {
  /** 「移动《…》」. */
  label: string;
  before: Arrangement;
  after: Arrangement;
  /** The article that the step put into the recycle bin. */
  trashed: string | null;
}

interface Arranging {
  /** What the tree shows while the archive has not yet acknowledged it. */
  wanted: Arrangement | null;
  done: readonly ArrangingStep[];
  undone: readonly ArrangingStep[];
}

const untouched: Arranging = { wanted: null, done: [], undone: [] };
const keptSteps = 200;

/** By issue; kept while the window lives. */
const useAllArranging = create<Record<string, Arranging>>(() => ({}));

export function useArrangingOf(issueId: string): Arranging {
  return useAllArranging((all) => all[issueId] ?? untouched);
}

/** As the editor has just arranged it; undefined until the issue was read. */
export function currentArrangement(issueId: string): Arrangement | undefined {
  const outline = queryClient.getQueryData<IssueOutline>(outlineKey(issueId));
  return arrangingOf(issueId).wanted ?? (outline && arrangementOf(outline));
}

/**
 * Shows an arrangement at once and sends it; what is asked for meanwhile goes out with the next request.
 * @throws the refusal, with which the tree is back at what the archive has
 */
export async function arrange(issueId: string, after: Arrangement, label: string): Promise<void> {
  const before = currentArrangement(issueId);
  if (!before || isSameArrangement(before, after)) return;
  const { done } = arrangingOf(issueId);
  change(issueId, { wanted: after, ...withStep(done, { label, before, after, trashed: null }) });
  await send(issueId);
}

/** Puts an article of the issue into the recycle bin. @throws the refusal */
export async function trashArticle(issueId: string, articleId: string, label: string): Promise<void> {
  await sending.get(issueId);
  const before = currentArrangement(issueId);
  if (!before) return;
  await client.manuscripts.trash({ articleIds: [articleId] });
  await readAgain(issueId);
  const after = unplaceArticles(before, [articleId]);
  change(issueId, withStep(arrangingOf(issueId).done, { label, before, after, trashed: articleId }));
}

/** `changed`: the issue is no longer as the step left it, so no step can be taken back or done again any more. */
export type Retrace = { kind: 'done'; step: ArrangingStep } | { kind: 'nothing' } | { kind: 'changed' };

/** Takes back the last step. @throws the refusal */
export async function undoStep(issueId: string): Promise<Retrace> {
  const { done, undone } = arrangingOf(issueId);
  const step = done.at(-1);
  if (!step) return { kind: 'nothing' };
  if (!stands(issueId, step.after)) return { kind: 'changed' };
  if (step.trashed !== null) await client.manuscripts.restore({ articleIds: [step.trashed] });
  change(issueId, { wanted: step.before, done: done.slice(0, -1), undone: [...undone, step] });
  await send(issueId);
  return { kind: 'done', step };
}

/** Does again what was taken back last. @throws the refusal */
export async function redoStep(issueId: string): Promise<Retrace> {
  const { done, undone } = arrangingOf(issueId);
  const step = undone.at(-1);
  if (!step) return { kind: 'nothing' };
  if (!stands(issueId, step.before)) return { kind: 'changed' };
  change(issueId, { done: [...done, step], undone: undone.slice(0, -1) });
  if (step.trashed === null) {
    change(issueId, { wanted: step.after });
    await send(issueId);
  } else {
    await client.manuscripts.trash({ articleIds: [step.trashed] });
    await readAgain(issueId);
  }
  return { kind: 'done', step };
}

function outlineKey(issueId: string) {
  return api.issues.outline.queryKey({ input: { issueId } });
}

function arrangingOf(issueId: string): Arranging {
  return useAllArranging.getState()[issueId] ?? untouched;
}

function change(issueId: string, changes: Partial<Arranging>): void {
  useAllArranging.setState({ [issueId]: { ...arrangingOf(issueId), ...changes } });
}

function withStep(done: readonly ArrangingStep[], step: ArrangingStep): Pick<Arranging, 'done' | 'undone'> {
  return { done: [...done, step].slice(-keptSteps), undone: [] };
}

/** Whether the issue is as a step left it. If not, someone else arranged it and the steps mean nothing any more. */
function stands(issueId: string, arrangement: Arrangement): boolean {
  const current = currentArrangement(issueId);
  if (current && isSameArrangement(current, arrangement)) return true;
  change(issueId, { done: [], undone: [] });
  return false;
}

async function readAgain(issueId: string): Promise<void> {
  await queryClient.refetchQueries({ queryKey: outlineKey(issueId) });
}

const sending = new Map<string, Promise<void>>();

function send(issueId: string): Promise<void> {
  const running = sending.get(issueId) ?? sendAll(issueId).finally(() => sending.delete(issueId));
  sending.set(issueId, running);
  return running;
}

async function sendAll(issueId: string): Promise<void> {
  const queryKey = outlineKey(issueId);
  try {
    for (let { wanted } = arrangingOf(issueId); wanted; wanted = arrangingOf(issueId).wanted) {
      const parent = queryClient.getQueryData<IssueOutline>(queryKey)?.outlineHash ?? '';
      const before = queryClient.getQueryState(queryKey)?.dataUpdateCount;
      const answer = await client.issues.arrange({ issueId, parent, sections: wanted });
      const now = queryClient.getQueryState(queryKey);
      // What was read meanwhile, or is being read, may tell of an earlier order or of what another editor arranged since.
      const isInDoubt =
        now === undefined || now.isInvalidated || now.fetchStatus === 'fetching' || now.dataUpdateCount !== before;
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, answer);
      if (isInDoubt) void queryClient.invalidateQueries({ queryKey });
      if (arrangingOf(issueId).wanted === wanted) change(issueId, { wanted: null });
    }
  } catch (error) {
    change(issueId, untouched);
    void queryClient.invalidateQueries({ queryKey });
    throw error;
  }
}
