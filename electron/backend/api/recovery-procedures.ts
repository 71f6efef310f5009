import { proceduresOfAnyArchive } from './procedures.ts';

export const recoveryProcedures = {
  state: proceduresOfAnyArchive.recovery.state.handler(({ context }) => context.recovery.state()),
  decide: proceduresOfAnyArchive.recovery.decide.handler(({ context, input }) => context.recovery.decide(input.choice)),
  reopen: proceduresOfAnyArchive.recovery.reopen.handler(({ context }) => context.recovery.reopen()),
};
