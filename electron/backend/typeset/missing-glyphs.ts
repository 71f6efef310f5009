import { blockLines } from '../../../shared/document/plain-text.ts';
import { articleTitle } from '../../../shared/periodical/article.ts';
import { articlesInOrder, type CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { bylineText } from '../../../shared/periodical/contents.ts';
import type { PageMap } from '../../../shared/periodical/page-map.ts';
import { readCharacterMap } from './character-map.ts';
import { readTables } from './sfnt.ts';

/** Every code point that at least one of the fonts can show. */
export function coverageOf(fonts: readonly Uint8Array[]): ReadonlySet<number> {
  const covered = new Set<number>();
  for (const font of fonts) for (const code of readCharacterMap(readTables(Buffer.from(font))).keys()) covered.add(code);
  return covered;
}

/** Characters that no font can show, by article, in order of appearance; they are printed as boxes. */
export function missingGlyphs(complete: CompleteIssue, covered: ReadonlySet<number>): PageMap['missingGlyphs'] {
  const { issue } = complete;
  const issueText = [
    issue.title,
    issue.sponsor,
    issue.masthead.address,
    issue.opening?.title ?? '',
    issue.opening?.attribution ?? '',
  ];
  const openingText = issue.opening?.document.content.flatMap(blockLines) ?? [];
  const names = [...issue.masthead.committee, ...issue.masthead.editors].flatMap((role) => role.names);
  const texts: { articleId: string | null; text: string }[] = [
    { articleId: null, text: [...issueText, ...openingText, ...names].join('') },
    ...articlesInOrder(complete).map(({ article }) => ({
      articleId: article.id,
      text: [
        article.kicker,
        articleTitle(article),
        article.subtitle,
        bylineText(article.bylines),
        ...article.document.content.flatMap(blockLines),
      ].join(''),
    })),
  ];
  return texts
    .map(({ articleId, text }) => ({
      articleId,
      characters: [...new Set(text)].filter((character) => !canShow(character, covered)),
    }))
    .filter(({ characters }) => characters.length > 0);
}

/** White space and invisible format characters need no glyph. */
function canShow(character: string, covered: ReadonlySet<number>): boolean {
  return covered.has(character.codePointAt(0) ?? 0) || /[\s\p{Cf}\p{Variation_Selector}]/u.test(character);
}
