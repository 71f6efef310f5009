import { tickFindings } from '../findings/tick-findings.ts';
import { procedures } from './procedures.ts';

export const findingsProcedures = {
  list: procedures.findings.list.handler(({ context, input, signal }) => context.reader.read('listFindings', input, signal)),
  tick: procedures.findings.tick.handler(({ context, input }) =>
    tickFindings(context.archive, { ...input, author: context.author() }, context.now()),
  ),
};
