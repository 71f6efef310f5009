import { listRevisions } from '../articles/list-revisions.ts';
import { nameRevision } from '../articles/name-revision.ts';
import { readRevision } from '../articles/read-revision.ts';
import { restoreRevision } from '../articles/restore-revision.ts';
import { saveArticle } from '../articles/save-article.ts';
import { createArticle } from '../issues/create-article.ts';
import { replaceInIssue } from '../issues/replace-in-issue.ts';
import { procedures } from './procedures.ts';

export const articlesProcedures = {
  read: procedures.articles.read.handler(({ context, input }) => readRevision(context.archive, input)),
  save: procedures.articles.save.handler(({ context, input }) =>
    saveArticle(context.archive, { ...input, author: context.author() }, context.now()),
  ),
  create: procedures.articles.create.handler(({ context, input }) =>
    createArticle(context.archive, { ...input, author: context.author() }, { time: context.now(), newId: context.newId }),
  ),
  history: procedures.articles.history.handler(({ context, input }) => listRevisions(context.archive, input.articleId)),
  restore: procedures.articles.restore.handler(({ context, input }) =>
    restoreRevision(context.archive, { ...input, author: context.author() }, context.now()),
  ),
  nameRevision: procedures.articles.nameRevision.handler(({ context, input }) =>
    nameRevision(context.archive, { ...input, author: context.author() }, context.now()),
  ),
  measureChanges: procedures.articles.measureChanges.handler(({ context, input, signal }) =>
    context.reader.read('measureChanges', input, signal),
  ),
  findInIssue: procedures.articles.findInIssue.handler(({ context, input, signal }) =>
    context.reader.read('findInIssue', input, signal),
  ),
  replaceInIssue: procedures.articles.replaceInIssue.handler(({ context, input }) =>
    replaceInIssue(context.archive, { ...input, author: context.author() }, context.now()),
  ),
};
