import { create } from 'zustand';
import type { IssueOutline } from '../../shared/contract/issues-contract.ts';
import type { Arrangement } from '../../shared/periodical/arrangement.ts';
import { arrangementOf, isSameArrangement } from '../../shared/periodical/arrangement.ts';
import { type Retrace, retrace, type Way } from '../activity/retrace.ts';
import { api, queryClient } from '../api/api.ts';
import { client } from '../api/connection.ts';

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

/**
 * Shows an arrangement at once and sends it, each as a step of its own, one after the other. `label`: what undo calls it.
 * @throws the refusal, with which the tree is back at what the archive has
 */
export async function arrange(issueId: string, after: Arrangement, label: string): Promise<void> {
  const before = currentArrangement(issueId);
  const outline = outlineNow(issueId);
  if (!before || !outline || isSameArrangement(before, after)) return;
  if (wantedOf(issueId) === null) hashes.set(before, outline.outlineHash);
  useWanted.setState({ [issueId]: after });
  await inTurn(issueId, () => send(issueId, { before, after, label }));
}

/** Puts an article of the issue into the recycle bin. @throws the refusal */
export function trashArticle(issueId: string, articleId: string): Promise<void> {
  return inTurn(issueId, async () => {
    await client.manuscripts.trash({ articleIds: [articleId] });
    await readAgain(issueId);
  });
}

/** Takes back the last step, or does it again. @throws the refusal */
export function retraceArranging(issueId: string, way: Way): Promise<Retrace> {
  return inTurn(issueId, async () => {
    const answer = await retrace(way, { issueId, scope: 'arranging' });
    if (answer.kind === 'done') await readAgain(issueId);
    return answer;
  });
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

async function send(issueId: string, step: { before: Arrangement; after: Arrangement; label: string }): Promise<void> {
  const { before, after, label } = step;
  const queryKey = outlineKey(issueId);
  try {
    const parent = hashes.get(before);
    // What it was made from was refused, and that was told.
    if (parent === undefined) return;
    const count = queryClient.getQueryState(queryKey)?.dataUpdateCount;
    const answer = await client.issues.arrange({ issueId, parent, sections: after, label });
    hashes.set(after, answer.outlineHash);
    const now = queryClient.getQueryState(queryKey);
    // What was read meanwhile, or is being read, may tell of an earlier order or of what another editor arranged since.
    const isInDoubt = !now || now.isInvalidated || now.fetchStatus === 'fetching' || now.dataUpdateCount !== count;
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, answer);
    if (isInDoubt) void queryClient.invalidateQueries({ queryKey });
  } catch (error) {
    void queryClient.invalidateQueries({ queryKey });
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

async function readAgain(issueId: string): Promise<void> {
  await queryClient.refetchQueries({ queryKey: outlineKey(issueId) });
}
