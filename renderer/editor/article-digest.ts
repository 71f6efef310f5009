import { checkDocument } from '../../shared/document/check.ts';
import { type Article, articleSchema } from '../../shared/periodical/article.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';
import { cleanStrings } from '../../shared/text/clean-strings.ts';

/** SHA-256 of an article's content as the archive reckons it: an acknowledgement that names another is none. */
export async function articleDigest(article: Article): Promise<string> {
  const { id: _id, document, ...head } = articleSchema.parse(cleanStrings(article, [], 64));
  const content = canonicalJson({ ...head, document: checkDocument(document).document });
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
