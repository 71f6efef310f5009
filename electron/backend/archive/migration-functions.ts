import { zstdCompressSync } from 'node:zlib';
import { openingSchema } from '../../../shared/periodical/issue.ts';
import { openingArticle } from '../../../shared/periodical/opening.ts';
import { searchedFor, searchedText } from '../../../shared/periodical/searched-text.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { countCharacters } from '../../../shared/text/count-characters.ts';
import { articleContent } from './article-content.ts';
import { sha256 } from './sha256.ts';

/** What the SQL of migrations calls, by name; every argument comes as text. */
export const migrationFunctions: Readonly<Record<string, (...texts: string[]) => string | number | Buffer | null>> = {
  count_characters: (text = '') => countCharacters(text),
  sha256_of: (text = '') => sha256(text),
  zstd: (text = '') => zstdCompressSync(text),
  /** The opening in an issue's metadata as JSON of `articleContent`; null where there is none that can be read. */
  opening_article(metadata = '') {
    const opening = openingSchema.safeParse(JSON.parse(metadata).opening);
    if (!opening.success) return null;
    try {
      const { content, head, plainText, characters } = articleContent(openingArticle('', opening.data));
      return JSON.stringify({ content: content.toString(), head, plainText, characters });
    } catch {
      // One text that cannot be read must not keep the whole archive shut.
      return null;
    }
  },
  /** Of an article's head as JSON and its text. A head that cannot be read must not keep the whole archive shut. */
  folded_text(head = '', plainText = '') {
    try {
      return searchedText(JSON.parse(head), plainText);
    } catch {
      return searchedFor(plainText);
    }
  },
  /** Metadata with an id in the place of the opening. */
  named_opening: (metadata = '', id = '') => canonicalJson({ ...JSON.parse(metadata), opening: id }),
};
