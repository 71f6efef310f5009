import { type Article, listTitle } from '../../../../shared/periodical/article.ts';
import type { ImportDoubt } from '../../../../shared/periodical/doubt-kinds.ts';
import { matchKey } from '../../../../shared/text/match-key.ts';
import { articleContent } from '../../archive/article-content.ts';
import { type ArticleRow, selectAlike } from '../../archive/article-queries.ts';
import type { Archive } from '../../archive/handles.ts';
import { findSection } from '../../archive/issue-queries.ts';
import { articleHead } from '../../articles/article-head.ts';
import { placeName } from '../../issues/place-name.ts';

/** Shorter texts are alike by chance. */
const shortestText = 20;
const mostTold = 5;

/** Articles of the archive that a new one has the text of, or the title and the byline: it may be the same, come in again. */
export function duplicateDoubts(archive: Archive, article: Article): ImportDoubt[] {
  const { plainText, characters } = articleContent(article);
  const alike = selectAlike(archive.readable, {
    titleLines: JSON.stringify(article.titleLines),
    plainText: characters < shortestText ? null : plainText,
    characters,
  });
  return alike
    .filter((row) => row.hasText || bylineKey(articleHead(row)) === bylineKey(article))
    .slice(0, mostTold)
    .map((row) => ({ line: 1, kind: 'duplicate', what: `可能与${nameOf(archive, row)}重复，请核对后留一份。` }));
}

function nameOf(archive: Archive, row: ArticleRow): string {
  const section = row.section === null ? undefined : findSection(archive.readable, row.section);
  return `${section ? placeName(archive, section) : '稿件库'}里的《${listTitle(articleHead(row))}》`;
}

function bylineKey({ bylines }: Pick<Article, 'bylines'>): string {
  return bylines.map(({ name }) => matchKey(name)).join('/');
}
