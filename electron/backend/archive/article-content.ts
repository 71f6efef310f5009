import { plainText } from '../../../shared/document/plain-text.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import { searchedText } from '../../../shared/periodical/searched-text.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { countCharacters } from '../../../shared/text/count-characters.ts';
import { sha256 } from './sha256.ts';

/** An article as its revision keeps it (head fields and document, so that a new title is a revision too). */
export interface ArticleContent {
  kind: Article['kind'];
  /** Canonical JSON of everything but the id, in UTF-8. */
  content: Buffer;
  sha256: string;
  /** Canonical JSON of the head fields alone, for lists. */
  head: string;
  plainText: string;
  /** See `searchedText`. */
  foldedText: string;
  /** Of the plain text. */
  characters: number;
}

export function articleContent(article: Article): ArticleContent {
  const { id: _id, ...kept } = article;
  const { document, ...head } = kept;
  const content = Buffer.from(canonicalJson(kept));
  const text = plainText(document);
  return {
    kind: article.kind,
    content,
    sha256: sha256(content),
    head: canonicalJson(head),
    plainText: text,
    foldedText: searchedText(head, text),
    characters: countCharacters(text),
  };
}
