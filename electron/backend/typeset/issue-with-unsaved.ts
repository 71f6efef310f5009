import type { Article } from '../../../shared/periodical/article.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import type { Issue } from '../../../shared/periodical/issue.ts';
import type { Layout } from '../../../shared/periodical/layout.ts';
import type { Archive } from '../archive/handles.ts';
import { checkArticle } from '../articles/check-article.ts';
import { readRevision } from '../articles/read-revision.ts';
import { loadCompleteIssue } from '../issues/load-complete-issue.ts';

interface UnsavedIssue {
  issueId: string;
  /** Set in the pages even where it has no place in the issue. */
  articleId?: string;
  unsaved: { articles: Article[]; issue?: Issue | undefined; layout?: Layout | undefined };
}

/** An issue of the archive with what an editor has on the screen in place of what was last saved. */
export function issueWithUnsaved(archive: Archive, { issueId, articleId, unsaved }: UnsavedIssue): CompleteIssue {
  const stored = loadCompleteIssue(archive, { issueId });
  const edited = new Map(unsaved.articles.map((article) => [article.id, checkArticle(article).article]));
  const sections = stored.sections.map((section) => ({
    ...section,
    articles: section.articles.map((article) => edited.get(article.id) ?? article),
  }));
  const isPlaced = sections.some((section) => section.articles.some((article) => article.id === articleId));
  if (articleId !== undefined && !isPlaced) {
    const article = edited.get(articleId) ?? readRevision(archive, { articleId }).article;
    sections.push({ id: 'unplaced', name: '', articles: [{ ...article, kind: 'article' }] });
  }
  return { ...stored, issue: unsaved.issue ?? stored.issue, layout: unsaved.layout ?? stored.layout, sections };
}
