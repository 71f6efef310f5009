import { articlesInOrder, type CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { figuresOf } from '../articles/figures-of.ts';

/** Asset ids of the pictures an issue's documents name, in order of appearance, the opening first. */
export function pictureIds({ issue, sections }: Pick<CompleteIssue, 'issue' | 'sections'>): string[] {
  const documents = articlesInOrder({ sections }).map(({ article }) => article.document);
  if (issue.opening) documents.unshift(issue.opening.document);
  return [...new Set(documents.flatMap(figuresOf))];
}
