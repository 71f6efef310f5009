import type { ArticlePages, Page, PageMap } from '../../shared/layout/page-map.ts';
import type { PdfSource } from '../pdf/pdf-source.ts';
import { pageLabels } from './page-labels.ts';
import type { PageState, PreviewPage } from './preview-page.ts';

/** A state of everything that is printed, in counters that go up with each change. */
export interface TextState {
  /** Of all but the texts below. */
  archive: number;
  /** Of the texts of single articles, by id; 0 where nothing was typed since the archive was read. */
  texts: ReadonlyMap<string, number>;
  /** Of titles and bylines, which cover and contents show. */
  heads: number;
}

/** Pages and the state they were made from. */
export interface MadePages {
  source: PdfSource;
  map: PageMap;
  from: TextState;
}

/** Pages of one article with its fillers, which stand in for those of the whole issue. */
export interface MadeArticle extends MadePages {
  articleId: string;
  /** Physical page of the issue that it was made to begin on; undefined for an article without a place. */
  firstPage: number | undefined;
}

export interface PageSequence {
  pages: PreviewPage[];
  /** Fits `pages`. */
  map: PageMap;
  /** Pages or map are not what the newest text gives. */
  isStale: boolean;
}

export interface SequenceInput {
  whole: MadePages;
  part: MadeArticle | null;
  now: TextState;
  hasFailed: boolean;
}

/** The pages of the whole issue with those of the article that is being typed in their place. */
export function pageSequence({ whole, part, now, hasFailed }: SequenceInput): PageSequence {
  const host = part && hostOf(whole.map, part.articleId);
  const partHost = part?.map.articles[0];
  // A part older than the whole adds nothing.
  const isNewer =
    part !== null &&
    (textOf(part.from, part.articleId) > textOf(whole.from, part.articleId) || part.from.archive > whole.from.archive);
  const chosen = part && host && partHost && isNewer ? { part, host, partHost } : null;
  const map = chosen ? spliced(whole.map, chosen.part.map, chosen.host, chosen.partHost) : whole.map;
  const labels = pageLabels(map.pages);
  const growth = chosen ? pagesOf(chosen.partHost) - pagesOf(chosen.host) : 0;
  const articlesByPage = articlesOnPages(map);
  const pages = map.pages.map((page, index): PreviewPage => {
    const number = index + 1;
    const inPart =
      chosen !== null && number >= chosen.host.firstPage && number < chosen.host.firstPage + pagesOf(chosen.partHost);
    const isAfter = chosen !== null && !inPart && number > chosen.host.firstPage;
    const made: MadePages = inPart ? chosen.part : whole;
    const articles = articlesByPage[index] ?? [];
    const pageInSource = inPart ? number - chosen.host.firstPage + chosen.partHost.firstPage : isAfter ? number - growth : number;
    const isCurrent =
      (!inPart || chosen.part.firstPage === chosen.host.firstPage) &&
      made.from.archive === now.archive &&
      articles.every(({ articleId }) => textOf(made.from, articleId) === textOf(now, articleId)) &&
      !(isAfter && growth !== 0) &&
      !(showsHeads(page) && (made.from.heads !== now.heads || growth !== 0));
    return {
      number,
      kind: page.kind,
      label: labels[index] ?? '',
      folio: page.folio,
      source: made.source,
      pageInSource,
      picture: pictureOf(isAfter && growth !== 0 ? `moved from ${pageInSource}` : '', page, number, articles, made, map),
      state: isCurrent ? 'current' : stateOf(hasFailed),
      anchor: articles[0] ? `${articles[0].articleId} ${number - articles[0].firstPage}` : `${page.kind} ${page.folio}`,
    };
  });
  return { pages, map, isStale: pages.some((page) => page.state !== 'current') };
}

/** An article without a place in the issue: its own pages and nothing else. */
export function articleSequence(part: MadeArticle, now: TextState, hasFailed: boolean): PageSequence {
  const { map, source, from } = part;
  const isCurrent = from.archive === now.archive && textOf(from, part.articleId) === textOf(now, part.articleId);
  const labels = pageLabels(map.pages);
  const pages = map.pages.map(
    (page, index): PreviewPage => ({
      number: index + 1,
      kind: page.kind,
      label: labels[index] ?? '',
      folio: page.folio,
      source,
      pageInSource: index + 1,
      picture: `alone ${part.articleId} ${from.archive} ${textOf(from, part.articleId)} ${index}`,
      state: isCurrent ? 'current' : stateOf(hasFailed),
      anchor: `${part.articleId} ${index}`,
    }),
  );
  return { pages, map, isStale: !isCurrent };
}

/** The article on whose pages an article stands: itself, or for a filler the one before it. */
export function hostOf(map: PageMap, articleId: string): ArticlePages | null {
  let host: ArticlePages | null = null;
  for (const article of map.articles) {
    if (!host || article.firstPage > host.lastPage) host = article;
    if (article.articleId === articleId) return host;
  }
  return null;
}

export function textOf(state: TextState, articleId: string): number {
  return state.texts.get(articleId) ?? 0;
}

function stateOf(hasFailed: boolean): PageState {
  return hasFailed ? 'failed' : 'updating';
}

function pagesOf(article: ArticlePages): number {
  return article.lastPage - article.firstPage + 1;
}

function showsHeads({ kind }: Page): boolean {
  return kind === 'cover' || kind === 'contents';
}

function spliced(whole: PageMap, part: PageMap, host: ArticlePages, partHost: ArticlePages): PageMap {
  const growth = pagesOf(partHost) - pagesOf(host);
  const toIssue = host.firstPage - partHost.firstPage;
  const folioShift = host.folio - partHost.folio;
  const replaced = new Map(part.articles.map((article) => [article.articleId, moved(article, toIssue, folioShift)]));
  return {
    pages: [
      ...whole.pages.slice(0, host.firstPage - 1),
      ...part.pages
        .slice(partHost.firstPage - 1, partHost.lastPage)
        .map((page) => ({ ...page, folio: page.folio === null ? null : page.folio + folioShift })),
      ...whole.pages.slice(host.lastPage).map((page) => ({ ...page, folio: page.folio === null ? null : page.folio + growth })),
    ],
    articles: whole.articles.map(
      (article) =>
        replaced.get(article.articleId) ?? (article.firstPage > host.lastPage ? moved(article, growth, growth) : article),
    ),
    missingGlyphs: [
      ...whole.missingGlyphs.filter(({ articleId }) => articleId === null || !replaced.has(articleId)),
      ...part.missingGlyphs.filter(({ articleId }) => articleId !== null && replaced.has(articleId)),
    ],
    faults: [
      ...whole.faults
        .filter(({ articleId }) => !replaced.has(articleId))
        .map((fault) => (fault.page > host.lastPage ? { ...fault, page: fault.page + growth } : fault)),
      ...part.faults
        .filter(({ articleId }) => replaced.has(articleId))
        .map((fault) => ({ ...fault, page: fault.page + toIssue })),
    ],
  };
}

function moved(article: ArticlePages, pages: number, folios: number): ArticlePages {
  return {
    ...article,
    firstPage: article.firstPage + pages,
    lastPage: article.lastPage + pages,
    folio: article.folio + folios,
    blocks: article.blocks.map((block) => ({ ...block, page: block.page + pages })),
  };
}

function articlesOnPages({ pages, articles }: PageMap): ArticlePages[][] {
  const found: ArticlePages[][] = pages.map(() => []);
  for (const article of articles)
    for (let page = article.firstPage; page <= article.lastPage; page++) found[page - 1]?.push(article);
  return found;
}

/**
 * Everything a page can look different by. The text of its articles and where they begin decide it: so pages drawn from the
 * article alone need not be drawn again when the whole issue comes.
 */
function pictureOf(
  moved: string,
  page: Page,
  number: number,
  articles: readonly ArticlePages[],
  { from }: MadePages,
  map: PageMap,
): string {
  const [host] = articles;
  const texts = map.articles
    .filter((article) => host && article.firstPage <= host.lastPage && article.lastPage >= host.firstPage)
    .map((article) => `${article.articleId}#${textOf(from, article.articleId)}`);
  const heads = showsHeads(page) ? [from.heads, ...map.articles.map((article) => article.folio)] : [];
  return [from.archive, moved, page.kind, page.folio, number, host?.firstPage, ...texts, ...heads].join(' ');
}
