import { Transform } from '@tiptap/pm/transform';
import {
  type FoundText,
  findInDocument,
  findInText,
  replaceMatches,
  replaceRanges,
  type TextRange,
} from '../document/find-text.ts';
import { documentSchema } from '../document/schema.ts';
import type { TextQuery } from '../document/text-query.ts';
import type { DocumentNode } from '../document/types.ts';
import type { Article } from './article.ts';
import { articleStretches } from './article-stretches.ts';
import type { Passage } from './passage-anchor.ts';
import type { TextHit } from './text-hit.ts';

/** A hit of an article; its place among all hits of the article is its `TextHit.index`. */
export type ArticleHit = FoundText & Pick<TextHit, 'part'>;

/** Where a text stands in an article: head fields first, in printed order, then the document. */
export function findInArticle(article: Article, query: TextQuery): ArticleHit[] {
  const head = headTexts(article).flatMap(({ part, text }) =>
    findInText(text, query).map((found) => ({ ...hitOf(found), part })),
  );
  return [...head, ...findInDocument(nodeOf(article), query).map((found) => ({ ...hitOf(found), part: found.part }))];
}

/** The article with the hits at these places among `findInArticle` replaced. A byline that becomes empty is left out. */
export function replaceInArticle(article: Article, query: TextQuery, replacement: string, indexes: ReadonlySet<number>): Article {
  let count = 0;
  const chosen = <Match>(matches: readonly Match[]): Match[] => {
    const first = count;
    count += matches.length;
    return matches.filter((_, place) => indexes.has(first + place));
  };
  const replaced = headTexts(article).map(({ text }) =>
    replaceRanges(text, chosen<TextRange>(findInText(text, query)), replacement),
  );
  const transform = new Transform(nodeOf(article));
  replaceMatches(transform, chosen(findInDocument(transform.doc, query)), replacement);
  return withHeadTexts({ ...article, document: transform.doc.toJSON() as DocumentNode }, replaced);
}

/** Where a hit stands among the stretches of its article; null in the contents' title and in the caption of a table. */
export function passageOfHit(article: Article, query: TextQuery, index: number): Passage | null {
  const stretches = articleStretches(article);
  let before = 0;
  const counts = new Map<string, number>();
  for (const { part, text } of headTexts(article)) {
    const found = findInText(text, query);
    const place = counts.get(part) ?? 0;
    counts.set(part, place + 1);
    const hit = found[index - before];
    if (hit) {
      const stretch = stretches.find((one) => one.position === null && one.part === part && one.index === place);
      return stretch ? { stretch, from: hit.from, to: hit.to } : null;
    }
    before += found.length;
  }
  const match = findInDocument(nodeOf(article), query)[index - before];
  if (match?.in !== 'text') return null;
  // The stretch of a footnote lies within that of its paragraph.
  const stretch = stretches.findLast(
    ({ position, text }) => position !== null && match.from >= position && match.to <= position + text.length,
  );
  const start = stretch?.position ?? null;
  return stretch && start !== null ? { stretch, from: match.from - start, to: match.to - start } : null;
}

interface HeadText {
  part: TextHit['part'];
  text: string;
}

function headTexts({ kicker, titleLines, subtitle, bylines, contentsTitle }: Article): HeadText[] {
  return [
    { part: 'kicker', text: kicker },
    ...titleLines.map((text): HeadText => ({ part: 'title', text })),
    { part: 'subtitle', text: subtitle },
    ...bylines.map(({ name }): HeadText => ({ part: 'byline', text: name })),
    { part: 'contentsTitle', text: contentsTitle ?? '' },
  ];
}

/** `texts` in the order of `headTexts`. */
function withHeadTexts(article: Article, texts: readonly string[]): Article {
  const { titleLines, bylines } = article;
  const [kicker = '', ...rest] = texts;
  const names = rest.slice(titleLines.length + 1, titleLines.length + 1 + bylines.length);
  return {
    ...article,
    kicker,
    titleLines: rest.slice(0, titleLines.length),
    subtitle: rest[titleLines.length] ?? '',
    bylines: bylines.map((byline, index) => ({ ...byline, name: names[index] ?? '' })).filter(({ name }) => name !== ''),
    contentsTitle: article.contentsTitle === null ? null : texts.at(-1) || null,
  };
}

function nodeOf(article: Article) {
  return documentSchema.nodeFromJSON(article.document);
}

function hitOf({ before, match, after }: FoundText): FoundText {
  return { before, match, after };
}
