import { articlesInOrder, type CompleteIssue } from '../../shared/periodical/complete-issue.ts';
import type { ArticlePages, Page, PageMap } from '../../shared/periodical/page-map.ts';

/** A page map as a typesetter could give it, every article on `pagesEach` pages, for tests that do not need the true one. */
export function standInPageMap(complete: CompleteIssue, pagesEach = 2): PageMap {
  const articles: ArticlePages[] = [];
  const numbered: Page['kind'][] = ['masthead', 'contents'];
  for (const { article } of articlesInOrder(complete)) {
    if (article.kind === 'filler') continue;
    const folio = numbered.length + 1;
    const lastPage = folio + pagesEach + 1;
    articles.push({ articleId: article.id, firstPage: folio + 2, lastPage, folio, lastPageLines: 40, linesLeft: 40, blocks: [] });
    for (let page = 0; page < pagesEach; page += 1) numbered.push('article');
  }
  while (numbered.length % 4 !== 0) numbered.push('blank');
  const unnumbered = (kind: Page['kind']): Page => ({ kind, folio: null });
  return {
    pages: [
      unnumbered('cover'),
      unnumbered('opening'),
      ...numbered.map((kind, index): Page => ({ kind, folio: index + 1 })),
      unnumbered('blank'),
      unnumbered('back-cover'),
    ],
    articles,
    missingGlyphs: [],
  };
}
