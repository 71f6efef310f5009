import { procedures } from '../procedures.ts';
import { issueOutline } from './issue-outline.ts';
import { listIssues } from './list-issues.ts';

export const issuesProcedures = {
  list: procedures.issues.list.handler(({ context }) => listIssues(context.archive)),
  outline: procedures.issues.outline.handler(({ context, input }) => issueOutline(context.archive, input.issueId)),
  proposeNext: procedures.issues.proposeNext.handler(() => notYet()),
  create: procedures.issues.create.handler(() => notYet()),
  update: procedures.issues.update.handler(() => notYet()),
  arrange: procedures.issues.arrange.handler(() => notYet()),
  remove: procedures.issues.remove.handler(() => notYet()),
  importFile: procedures.issues.importFile.handler(() => notYet()),
};

function notYet(): never {
  throw new Error('not yet');
}
