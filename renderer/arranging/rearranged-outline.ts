import type { ArticleEntry, IssueOutline } from '../../shared/contract/issues-contract.ts';
import type { Arrangement } from '../../shared/periodical/arrangement.ts';

/** The outline in another order. Articles come from the outline or the manuscripts; those not known are not yet shown. */
export function rearrangedOutline(
  outline: IssueOutline,
  arrangement: Arrangement,
  manuscripts: readonly ArticleEntry[],
): IssueOutline {
  const placed = outline.sections.flatMap((section) => section.articles);
  const entries = new Map([...manuscripts, ...placed].map((entry) => [entry.id, entry]));
  return {
    ...outline,
    sections: arrangement.map(({ id, name, articles }) => ({
      id,
      name,
      articles: articles.flatMap((articleId) => entries.get(articleId) ?? []),
    })),
  };
}
