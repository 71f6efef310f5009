import { z } from 'zod';
import { type Article, sectionSchema } from './article.ts';
import { issueSchema } from './issue.ts';
import { layoutSchema } from './layout.ts';

/** An image of the issue. Its bytes live apart, under `id`. */
export const assetSchema = z.object({
  /** SHA-256 of the bytes, lower-case hex. */
  id: z.string().regex(/^[0-9a-f]{64}$/),
  mime: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']),
  widthPx: z.number().int().positive(),
  heightPx: z.number().int().positive(),
});

/** A whole issue as one value: what the typesetter and every exporter read, and what a package carries. */
export const completeIssueSchema = z.object({
  issue: issueSchema,
  layout: layoutSchema,
  sections: z.array(sectionSchema),
  assets: z.array(assetSchema),
});

export type Asset = z.infer<typeof assetSchema>;
export type CompleteIssue = z.infer<typeof completeIssueSchema>;
export type ImageMime = Asset['mime'];

/** Articles in printed order with the section they stand in; fillers included. */
export function articlesInOrder(complete: Pick<CompleteIssue, 'sections'>): { section: string; article: Article }[] {
  return complete.sections.flatMap((section) => section.articles.map((article) => ({ section: section.name, article })));
}

/** What begins on a page of its own, with the fillers set on its last page. */
export interface PrintedPiece {
  article: Article;
  /** Name of the section it stands in. */
  section: string;
  /** The first of its section. */
  opensSection: boolean;
  fillers: Article[];
}

/** In printed order. A filler that stands before all articles has nothing to follow and takes a page of its own. */
export function printedPieces({ sections }: Pick<CompleteIssue, 'sections'>): PrintedPiece[] {
  const pieces: PrintedPiece[] = [];
  for (const { section, article } of articlesInOrder({ sections })) {
    const last = pieces.at(-1);
    if (article.kind === 'filler' && last) last.fillers.push(article);
    else pieces.push({ article, section, opensSection: last?.section !== section, fillers: [] });
  }
  return pieces;
}
