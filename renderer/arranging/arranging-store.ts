import { create } from 'zustand';
import type { IssueOutline } from '../../shared/contract/issues-contract.ts';
import type { Arrangement, Rearrange } from '../../shared/periodical/arrangement.ts';
import { arrangementOf, isSameArrangement } from '../../shared/periodical/arrangement.ts';
import { type Retrace, retrace, type Way } from '../activity/retrace.ts';
import { api, queryClient } from '../api/api.ts';
import { client } from '../api/connection.ts';
import { takeUpOutline } from '../api/take-up-outline.ts';

/** By issue: what the tree shows while the archive has not yet acknowledged it. */
const useWanted = create<Record<string, Arrangement | null>>(() => ({}));

export function useWantedArrangement(issueId: string): Arrangement | null {
  return useWanted((all) => all[issueId] ?? null);
}

/** As the editor has just arranged it; undefined until the issue was read. */
export function currentArrangement(issueId: string): Arrangement | undefined {
  const outline = outlineNow(issueId);
  return wantedOf(issueId) ?? (outline && arrangementOf(outline));
}

/** The hash that the archive has for an arrangement from which another one is made. */
const hashes = new WeakMap<Arrangement, string>();

interface Step {
  before: Arrangement;
  after: Arrangement;
  label: string;
}

/**
 * Shows an arrangement at once and sends it, each as a step of its own, one after the other. `label`: what undo calls it.
 * @throws the refusal, with which the tree is back at what the archive has
 */
export async function arrange(issueId: string, rearrange: Rearrange, label: string): Promise<void> {
  // What is about to be taken back is not built upon: the step is made of the order that will be there.
  if (unforeseen.has(issueId)) {
    return inTurn(issueId, async () => {
      const step = show(issueId, rearrange, label);
      if (step) await send(issueId, step);
    });
  }
  const step = show(issueId, rearrange, label);
  if (step) await inTurn(issueId, () => send(issueId, step));
}

/** Puts an article of the issue into the recycle bin. @throws the refusal */
export function trashArticle(issueId: string, articleId: string): Promise<void> {
  return inTurnUnforeseen(issueId, async () => {
    await client.manuscripts.trash({ articleIds: [articleId] });
    await queryClient.refetchQueries({ queryKey: outlineKey(issueId) });
  });
}

/** Takes back the last step, or does it again. @throws the refusal */
export function retraceArranging(issueId: string, way: Way): Promise<Retrace> {
  return inTurnUnforeseen(issueId, () => retrace(way, { issueId, scope: 'arranging' }));
}

const turns = new Map<string, Promise<unknown>>();

/** After everything that was asked of the issue before, whatever became of it. */
function inTurn<Answer>(issueId: string, work: () => Promise<Answer>): Promise<Answer> {
  const turn = (turns.get(issueId) ?? Promise.resolve()).then(work);
  turns.set(
    issueId,
    turn.catch(() => undefined),
  );
  return turn;
}

/** How many turns of an issue are to come, or under way, of which only the archive knows the order they will leave. */
const unforeseen = new Map<string, number>();

async function inTurnUnforeseen<Answer>(issueId: string, work: () => Promise<Answer>): Promise<Answer> {
  unforeseen.set(issueId, (unforeseen.get(issueId) ?? 0) + 1);
  try {
    return await inTurn(issueId, work);
  } finally {
    const left = (unforeseen.get(issueId) ?? 1) - 1;
    if (left === 0) unforeseen.delete(issueId);
    else unforeseen.set(issueId, left);
  }
}

/** Null where it changes nothing. */
function show(issueId: string, rearrange: Rearrange, label: string): Step | null {
  const outline = outlineNow(issueId);
  const before = currentArrangement(issueId);
  const after = before && rearrange(before);
  if (!outline || !before || !after || isSameArrangement(before, after)) return null;
  if (wantedOf(issueId) === null) hashes.set(before, outline.outlineHash);
  useWanted.setState({ [issueId]: after });
  return { before, after, label };
}

async function send(issueId: string, { before, after, label }: Step): Promise<void> {
  try {
    const parent = hashes.get(before);
    // What it was made from was refused, and that was told.
    if (parent === undefined) return;
    const arranged = () => client.issues.arrange({ issueId, parent, sections: after, label });
    const { outlineHash } = await takeUpOutline(issueId, arranged);
    hashes.set(after, outlineHash);
  } catch (error) {
    void queryClient.invalidateQueries({ queryKey: outlineKey(issueId) });
    throw error;
  } finally {
    if (wantedOf(issueId) === after) useWanted.setState({ [issueId]: null });
  }
}

function outlineKey(issueId: string) {
  return api.issues.outline.queryKey({ input: { issueId } });
}

function outlineNow(issueId: string): IssueOutline | undefined {
  return queryClient.getQueryData<IssueOutline>(outlineKey(issueId));
}

function wantedOf(issueId: string): Arrangement | null {
  return useWanted.getState()[issueId] ?? null;
}
