import { takeBack } from '../activity/take-back.ts';
import { procedures } from './procedures.ts';

export const activityProcedures = {
  list: procedures.activity.list.handler(({ context, input, signal }) => context.reader.read('listActivity', input, signal)),
  authors: procedures.activity.authors.handler(({ context, signal }) =>
    context.reader.read('listActivityAuthors', undefined, signal),
  ),
  takeBack: procedures.activity.takeBack.handler(({ context, input }) =>
    takeBack(context.archive, input.sequence, { author: context.author(), time: context.now(), newId: context.newId }),
  ),
};
