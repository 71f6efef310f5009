import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { sha256 } from '../archive/sha256.ts';

/** The hash that guards an issue's row, over both JSON texts as they are stored. */
export function issueDigest(row: { metadata: string; layout: string }): string {
  return sha256(`${row.metadata}\n${row.layout}`);
}

/** The sections of an issue with their names, and the articles of each, in printed order. */
export type Outline = readonly { id: string; name: string; articles: readonly { id: string }[] }[];

/** The hash that guards names and order. Whoever changes either writes it anew in the same transaction. */
export function outlineDigest(outline: Outline): string {
  return sha256(canonicalJson(outline.map(({ id, name, articles }) => [id, name, ...articles.map((article) => article.id)])));
}
