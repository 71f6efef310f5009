import { z } from 'zod';
import type { DocumentNode } from '../document/types.ts';

/** 署名: a person, or a unit such as 某市委编办. */
export const bylineSchema = z.object({ kind: z.enum(['person', 'unit']), name: z.string().min(1) });

/**
 * 稿件, or with `kind` `filler` a 补白: a short piece set on the last page of the article before it.
 * Notes and credits are nodes of the document.
 */
export const articleSchema = z.object({
  id: z.string(),
  kind: z.enum(['article', 'filler']),
  /** 引题; may be empty. */
  kicker: z.string(),
  /** 正题. More than one only where the editor wants a break at that place; a space stands between parallel phrases. */
  titleLines: z.array(z.string()).min(1),
  /** 副题 without its dash; may be empty. */
  subtitle: z.string(),
  bylines: z.array(bylineSchema),
  /** The title in the contents where it differs from the title lines joined. */
  contentsTitle: z.string().nullable(),
  document: z.custom<DocumentNode>((value) => typeof value === 'object' && value !== null),
});

/** 栏目 with its articles in order. */
export const sectionSchema = z.object({ id: z.string(), name: z.string(), articles: z.array(articleSchema) });

export type Byline = z.infer<typeof bylineSchema>;
export type Article = z.infer<typeof articleSchema>;

/** The title on one line: lines joined by a space, as contents and running heads print it; may be empty. */
export function articleTitle(article: Pick<Article, 'titleLines'>): string {
  return article.titleLines.join(' ');
}

/** The title as lists, trees and messages name the article. */
export function listTitle(article: Pick<Article, 'titleLines'>): string {
  return articleTitle(article).trim() || '（无标题）';
}
