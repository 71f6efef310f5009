import { listActivity } from '../activity/list-activity.ts';
import { takeBack } from '../activity/take-back.ts';
import { selectActivityAuthors } from '../archive/activity-queries.ts';
import { procedures } from './procedures.ts';

export const activityProcedures = {
  list: procedures.activity.list.handler(({ context, input: { kinds, ...filter } }) =>
    listActivity(context.archive, { ...filter, action: kinds }),
  ),
  authors: procedures.activity.authors.handler(({ context }) => selectActivityAuthors(context.archive.readable)),
  takeBack: procedures.activity.takeBack.handler(({ context, input }) =>
    takeBack(context.archive, input.sequence, { author: context.author(), time: context.now(), newId: context.newId }),
  ),
};
