import type { RetracedStep } from '../../../shared/contract/activity-contract.ts';
import type { Archive } from '../archive/handles.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { issueOutline } from '../issues/issue-outline.ts';
import { type TakeBackInput, takeBack } from './take-back.ts';
import { type UndoStepsInput, undoSteps } from './undo-steps.ts';

/**
 * Takes back the last step, or does again what was taken back last, which is taking back the entry that took it back.
 * @returns null where there is no such step
 * @throws UserError as `takeBack`
 */
export function retraceStep(
  archive: Archive,
  way: 'undo' | 'redo',
  steps: UndoStepsInput,
  given: TakeBackInput,
): RetracedStep | null {
  return writeTransaction(archive, () => {
    const step = undoSteps(archive, steps)[way];
    if (!step) return null;
    takeBack(archive, step.sequence, given);
    return { ...issueOutline(archive, steps.issueId), label: step.label };
  });
}
