import { importIssueContents } from '../intake/import-contents.ts';
import { arrangeIssue } from '../issues/arrange-issue.ts';
import { createIssue } from '../issues/create-issue.ts';
import { issueOutline } from '../issues/issue-outline.ts';
import { removeIssue } from '../issues/remove-issue.ts';
import { setOpening } from '../issues/set-opening.ts';
import { updateIssue } from '../issues/update-issue.ts';
import { readSectionNames } from '../settings/preferences.ts';
import { procedures } from './procedures.ts';

export const issuesProcedures = {
  list: procedures.issues.list.handler(({ context, signal }) => context.reader.read('listIssues', undefined, signal)),
  outline: procedures.issues.outline.handler(({ context, input }) => issueOutline(context.archive, input.issueId)),
  proposeNext: procedures.issues.proposeNext.handler(({ context, signal }) =>
    context.reader.read('proposeNextIssue', context.now(), signal),
  ),
  create: procedures.issues.create.handler(({ context, input }) => {
    const sectionNames = readSectionNames(context.archive);
    return createIssue(
      context.archive,
      { ...input, author: context.author(), sectionNames },
      { time: context.now(), newId: context.newId },
    );
  }),
  update: procedures.issues.update.handler(({ context, input }) =>
    updateIssue(context.archive, { ...input, author: context.author() }, context.now()),
  ),
  setOpening: procedures.issues.setOpening.handler(({ context, input }) =>
    setOpening(context.archive, { ...input, author: context.author() }, { time: context.now(), newId: context.newId }),
  ),
  arrange: procedures.issues.arrange.handler(({ context, input }) =>
    arrangeIssue(context.archive, { ...input, author: context.author() }, context.now()),
  ),
  remove: procedures.issues.remove.handler(({ context, input }) =>
    removeIssue(context.archive, { ...input, author: context.author() }, context.now()),
  ),
  importFile: procedures.issues.importFile.handler(({ context, input, signal }) =>
    importIssueContents(context, { ...input, signal }),
  ),
};
