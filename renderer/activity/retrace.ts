import type { UndoScope } from '../../shared/contract/activity-contract.ts';
import { client } from '../api/connection.ts';
import { refusalCode } from '../api/error-message.ts';

/** Which way along the steps. */
export type Way = 'undo' | 'redo';

/**
 * What came of it. `changed`: somebody changed since what the step had changed, so it stays as it is. `dropped`: what was not in the
 * archive, and could not be, is gone.
 */
export type Retrace = { kind: 'done'; label: string } | { kind: 'nothing' } | { kind: 'changed' } | { kind: 'dropped' };

/** Has the archive take back the last step of an issue, or do it again. @throws any other refusal */
export async function retrace(way: Way, steps: { issueId: string; scope: UndoScope }): Promise<Retrace> {
  try {
    const done = await client.activity[way](steps);
    return done ? { kind: 'done', label: done.label } : { kind: 'nothing' };
  } catch (error) {
    if (refusalCode(error) === 'activity-overtaken') return { kind: 'changed' };
    throw error;
  }
}
