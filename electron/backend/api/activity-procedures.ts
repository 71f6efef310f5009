import { retraceStep } from '../activity/retrace-step.ts';
import { takeBack } from '../activity/take-back.ts';
import type { UndoStepsInput } from '../activity/undo-steps.ts';
import { procedures } from './procedures.ts';
import type { Services } from './services.ts';

export const activityProcedures = {
  list: procedures.activity.list.handler(({ context, input, signal }) => context.reader.read('listActivity', input, signal)),
  authors: procedures.activity.authors.handler(({ context, signal }) =>
    context.reader.read('listActivityAuthors', undefined, signal),
  ),
  takeBack: procedures.activity.takeBack.handler(({ context, input }) =>
    takeBack(context.archive, input.sequence, takenBackBy(context)),
  ),
  steps: procedures.activity.steps.handler(({ context, input, signal }) =>
    context.reader.read('undoSteps', ownSteps(context, input), signal),
  ),
  undo: procedures.activity.undo.handler(({ context, input }) =>
    retraceStep(context.archive, 'undo', ownSteps(context, input), takenBackBy(context)),
  ),
  redo: procedures.activity.redo.handler(({ context, input }) =>
    retraceStep(context.archive, 'redo', ownSteps(context, input), takenBackBy(context)),
  ),
};

function takenBackBy({ author, now, newId }: Services) {
  return { author: author(), time: now(), newId };
}

/** The steps of whoever sits at the window that asks. */
function ownSteps({ author, newestAtStart }: Services, input: Pick<UndoStepsInput, 'issueId' | 'scope'>): UndoStepsInput {
  return { ...input, author: author(), since: newestAtStart };
}
