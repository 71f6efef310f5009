import type { ArticlePages, Page, PageMap } from '../../shared/layout/page-map.ts';
import { type CompleteIssue, printedPieces } from '../../shared/periodical/complete-issue.ts';

/** A page map as a typesetter could give it, every article on `pagesEach` pages, for tests that do not need the true one. */
export function standInPageMap(complete: CompleteIssue, pagesEach = 2): PageMap {
  const articles: ArticlePages[] = [];
  const numbered: Page['kind'][] = ['masthead', 'contents'];
  for (const { article, fillers } of printedPieces(complete)) {
    const folio = numbered.length + 1;
    const lastPage = folio + pagesEach + 1;
    const place = { lastPage, lastPageLines: 40, linesLeft: 40, blocks: [] };
    articles.push({ ...place, articleId: article.id, firstPage: folio + 2, folio });
    for (const filler of fillers) articles.push({ ...place, articleId: filler.id, firstPage: lastPage, folio: lastPage - 2 });
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
    faults: [],
  };
}
