import { procedures } from '../procedures.ts';
import { listFindings } from './list-findings.ts';
import { tickFindings } from './tick-findings.ts';

export const findingsProcedures = {
  list: procedures.findings.list.handler(({ context, input }) => listFindings(context.archive, input)),
  tick: procedures.findings.tick.handler(({ context, input }) =>
    tickFindings(context.archive, { ...input, author: context.author() }, context.now()),
  ),
};
