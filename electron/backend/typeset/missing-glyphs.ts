import { blockLines } from '../../../shared/document/plain-text.ts';
import type { PageMap } from '../../../shared/layout/page-map.ts';
import { type Article, articleTitle } from '../../../shared/periodical/article.ts';
import { articlesInOrder, type CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { bylineText } from '../../../shared/periodical/contents.ts';
import { readCharacterMap } from '../fonts/character-map.ts';
import { readTables } from '../fonts/sfnt.ts';

/** Every code point that at least one of the fonts can show. */
export function coverageOf(fonts: readonly Uint8Array[]): ReadonlySet<number> {
  const covered = new Set<number>();
  for (const { buffer, byteOffset, byteLength } of fonts) {
    const tables = readTables(Buffer.from(buffer, byteOffset, byteLength));
    for (const code of readCharacterMap(tables).keys()) covered.add(code);
  }
  return covered;
}

/**
 * Characters that no font can show, by article, in order of appearance; they are printed as boxes. `only`: those of these
 * articles and nothing else.
 */
export function missingGlyphs(
  complete: CompleteIssue,
  covered: ReadonlySet<number>,
  only?: ReadonlySet<string>,
): PageMap['missingGlyphs'] {
  const issueCharacters = only ? [] : missingIn(issueTexts(complete), covered);
  return [
    { articleId: null, characters: issueCharacters },
    ...articlesInOrder(complete)
      .filter(({ article }) => !only || only.has(article.id))
      .map(({ article }) => ({ articleId: article.id, characters: missingInArticle(article, covered) })),
  ].filter(({ characters }) => characters.length > 0);
}

/** What was found stays as long as article and fonts do: at a keystroke only one article of an issue is another. */
const known = new WeakMap<ReadonlySet<number>, WeakMap<Article, string[]>>();

function missingInArticle(article: Article, covered: ReadonlySet<number>): string[] {
  const byArticle = known.get(covered) ?? new WeakMap<Article, string[]>();
  known.set(covered, byArticle);
  const before = byArticle.get(article);
  if (before) return before;
  const head = [article.kicker, articleTitle(article), article.subtitle, bylineText(article.bylines)];
  const found = missingIn([...head, ...article.document.content.flatMap(blockLines)], covered);
  byArticle.set(article, found);
  return found;
}

/** All that an issue says of itself, its opening and the names of its sections. */
function issueTexts({ issue: { opening, ...fields }, sections }: CompleteIssue): string[] {
  const openingTexts = opening ? [opening.title, opening.attribution, ...opening.document.content.flatMap(blockLines)] : [];
  return [...textsIn(fields), ...openingTexts, ...sections.map(({ name }) => name)];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function missingIn(texts: readonly string[], covered: ReadonlySet<number>): string[] {
  return [...new Set(texts.join(''))].filter((character) => !canShow(character, covered));
}

/** White space and invisible format characters need no glyph. */
function canShow(character: string, covered: ReadonlySet<number>): boolean {
  return covered.has(character.codePointAt(0) ?? 0) || /[\s\p{Cf}\p{Variation_Selector}]/u.test(character);
}
