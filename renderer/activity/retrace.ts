import type { UndoScope } from '../../shared/contract/activity-contract.ts';
import type { IssueOutline } from '../../shared/contract/issues-contract.ts';
import { client } from '../api/connection.ts';
import { refusalCode } from '../api/error-message.ts';
import { takeUpOutline } from '../api/take-up-outline.ts';

/** Which way along the steps. */
export type Way = 'undo' | 'redo';

/**
 * What came of it. `changed`: somebody changed since what the step had changed, so it stays as it is. `dropped`: what was not in the
 * archive, and could not be, is gone.
 */
export type Retrace =
  | { kind: 'done'; label: string; outline: IssueOutline }
  | { kind: 'nothing' }
  | { kind: 'changed' }
  | { kind: 'dropped' };

/** Has the archive take back the last step of an issue, or do it again, and shows what it has then. @throws any other refusal */
export async function retrace(way: Way, steps: { issueId: string; scope: UndoScope }): Promise<Retrace> {
  try {
    const done = await takeUpOutline(steps.issueId, () => client.activity[way](steps));
    if (done === null) return { kind: 'nothing' };
    const { label, ...outline } = done;
    return { kind: 'done', label, outline };
  } catch (error) {
    if (refusalCode(error) === 'activity-overtaken') return { kind: 'changed' };
    throw error;
  }
}
