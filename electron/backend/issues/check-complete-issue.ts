import { listTitle } from '../../../shared/periodical/article.ts';
import { type CompleteIssue, completeIssueSchema } from '../../../shared/periodical/complete-issue.ts';
import { checkDocumentAt } from '../articles/check-document-at.ts';
import { checkValue } from '../articles/check-value.ts';

/**
 * The check of a whole issue at every door, every document in it. `replaced` names the characters no page can carry.
 * @throws UserError `document-invalid` with the title as its place
 */
export function checkCompleteIssue(value: unknown): { complete: CompleteIssue; replaced: string[] } {
  const { value: complete, replaced } = checkValue(completeIssueSchema, value, '本期');
  const { opening } = complete.issue;
  const checkedOpening = opening && { ...opening, document: checkDocumentAt(opening.document, '卷首语') };
  const sections = complete.sections.map((section) => ({
    ...section,
    articles: section.articles.map((article) => ({
      ...article,
      document: checkDocumentAt(article.document, `《${listTitle(article)}》`),
    })),
  }));
  return { complete: { ...complete, issue: { ...complete.issue, opening: checkedOpening }, sections }, replaced };
}
