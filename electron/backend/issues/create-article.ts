import type { Revision } from '../../../shared/contract/articles-contract.ts';
import { documentOf } from '../../../shared/document/build.ts';
import { UserError } from '../../../shared/errors.ts';
import { type Article, listTitle } from '../../../shared/periodical/article.ts';
import { insertActivity } from '../archive/activity-queries.ts';
import { articleContent } from '../archive/article-content.ts';
import { insertArticle, nextPosition } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { findIssueById, findSection } from '../archive/issue-queries.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { appendRevision } from '../articles/append-revision.ts';
import { checkArticle } from '../articles/check-article.ts';
import { readRevision } from '../articles/read-revision.ts';
import { changeOutlines } from './change-outlines.ts';

export interface CreateArticleInput {
  kind: Article['kind'];
  /** Both or none: at the end of a section, or a manuscript without a place. */
  issueId: string | null;
  sectionId: string | null;
  /** May be empty. */
  title: string;
  author: string;
}

/**
 * A new article of one empty paragraph.
 * @throws UserError `issue-gone`, `section-gone`, `archive-damaged` and those of `writeTransaction`
 */
export function createArticle(
  archive: Archive,
  input: CreateArticleInput,
  { time, newId }: { time: Date; newId: () => string },
): Revision {
  const { issueId, sectionId, kind, author } = input;
  const { article } = checkArticle({ ...emptyArticle, id: newId(), kind, titleLines: [input.title.trim()] });
  const place = issueId !== null && sectionId !== null ? { issueId, sectionId } : null;
  return writeTransaction(archive, (db) => {
    if (issueId !== null && !findIssueById(db, issueId)) throw new UserError('issue-gone', {});
    if (place && findSection(db, place.sectionId)?.issue !== place.issueId) throw new UserError('section-gone', {});
    changeOutlines(archive, db, place ? [place.issueId] : [], () => {
      const position = place ? nextPosition(db, place.sectionId) : 0;
      const number = insertArticle(db, { id: article.id, section: place?.sectionId ?? null, position, kind });
      appendRevision(db, { article: number, parent: null, author, time, reason: '新建', content: articleContent(article) });
    });
    const concerns = [article.id, ...(issueId === null ? [] : [issueId])];
    const subject = `《${listTitle(article)}》`;
    insertActivity(db, { time: time.toISOString(), author, action: 'create-article', subject, detail: '{}', concerns });
    return readRevision(archive, { articleId: article.id });
  });
}

const emptyArticle: Omit<Article, 'id' | 'kind' | 'titleLines'> = {
  kicker: '',
  subtitle: '',
  bylines: [],
  contentsTitle: null,
  document: documentOf(),
};
