import { procedures } from '../procedures.ts';
import { listRevisions } from './list-revisions.ts';
import { readRevision } from './read-revision.ts';
import { saveArticle } from './save-article.ts';

export const articlesProcedures = {
  read: procedures.articles.read.handler(({ context, input }) => readRevision(context.archive, input)),
  save: procedures.articles.save.handler(({ context, input }) =>
    saveArticle(context.archive, { ...input, author: context.author() }, context.now()),
  ),
  history: procedures.articles.history.handler(({ context, input }) => listRevisions(context.archive, input.articleId)),
  create: procedures.articles.create.handler(() => notYet()),
  restore: procedures.articles.restore.handler(() => notYet()),
  findInIssue: procedures.articles.findInIssue.handler(() => notYet()),
  replaceInIssue: procedures.articles.replaceInIssue.handler(() => notYet()),
};

function notYet(): never {
  throw new Error('not yet');
}
