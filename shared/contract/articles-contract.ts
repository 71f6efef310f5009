import { type } from '@orpc/contract';
import { z } from 'zod';
import { textQuerySchema } from '../document/text-query.ts';
import { type Article, articleSchema } from '../periodical/article.ts';
import { idSchema } from '../periodical/id-schema.ts';
import type { TextHit } from '../periodical/text-hit.ts';
import { procedure } from './procedure.ts';

export interface RevisionSummary {
  sequence: number;
  parent: number | null;
  author: string;
  /** ISO 8601 in UTC. For people to read; the order is that of `sequence`. */
  time: string;
  reason: string;
  /** Of the content. */
  sha256: string;
  /** What editors call it: 「送审稿」. */
  name: string | null;
}

/** 字 that came and went from one version to another. */
export interface ChangeSize {
  added: number;
  removed: number;
}

export interface Revision extends RevisionSummary {
  article: Article;
  /** One sentence where `article` is not this version, which is damaged, but the best that can be read of it; null where it is. */
  damage: string | null;
}

/** The acknowledgement: what it names is on the disk. */
export interface SavedRevision {
  sequence: number;
  /** Of the content, after `replaced` characters no page can carry became U+FFFD. */
  sha256: string;
  replaced: string[];
  /** ISO 8601 in UTC. */
  time: string;
}

export const revisionNameLength = 20;

export const articlesContract = {
  /** One revision, by default the current one. */
  read: procedure.input(z.object({ articleId: idSchema, sequence: z.number().int().optional() })).output(type<Revision>()),
  /** `parent` is the revision the editor started from; refused with `revision-conflict` where another came in between. */
  save: procedure
    .meta({ changes: ['articles'], savesText: true })
    .input(
      z.object({
        articleId: idSchema,
        parent: z.number().int().nullable(),
        reason: z.string().trim().min(1).max(40),
        article: articleSchema,
      }),
    )
    .output(type<SavedRevision>()),
  /** A new, empty article at the end of a section, or a manuscript without a place. */
  create: procedure
    .meta({ changes: ['issues', 'articles'] })
    .input(
      z.object({
        kind: z.enum(['article', 'filler']),
        issueId: idSchema.nullable(),
        sectionId: idSchema.nullable(),
        title: z.string().max(200),
      }),
    )
    .output(type<Revision>()),
  /** Newest first. */
  history: procedure.input(z.object({ articleId: idSchema })).output(type<RevisionSummary[]>()),
  /** Makes the content of an earlier revision a new one. */
  restore: procedure
    .meta({ changes: ['articles', 'activity'], savesText: true })
    .input(z.object({ articleId: idSchema, sequence: z.number().int(), parent: z.number().int() }))
    .output(type<SavedRevision>()),
  /** `name` null takes the name away. */
  nameRevision: procedure
    .meta({ changes: ['articles', 'activity'] })
    .input(
      z.object({
        articleId: idSchema,
        sequence: z.number().int(),
        name: z.string().trim().min(1).max(revisionNameLength).nullable(),
      }),
    )
    .output(type<void>()),
  /** How much differs between the two versions of each pair; null where one of them cannot be read. */
  measureChanges: procedure
    .input(
      z.object({
        articleId: idSchema,
        pairs: z.array(z.object({ before: z.number().int(), after: z.number().int() })).max(200),
      }),
    )
    .output(type<(ChangeSize | null)[]>()),
  findInIssue: procedure.input(z.object({ issueId: idSchema, query: textQuerySchema })).output(type<TextHit[]>()),
  /** Replaces the chosen hits, all of them or none; refused where an article has changed since they were found. */
  replaceInIssue: procedure
    .meta({ changes: ['articles', 'activity'] })
    .input(
      z.object({
        issueId: idSchema,
        query: textQuerySchema,
        replacement: z.string().max(200),
        hits: z
          .array(z.object({ articleId: idSchema, revision: z.number().int(), index: z.number().int().nonnegative() }))
          .max(10_000),
      }),
    )
    /** `activity`: what `activity.takeBack` undoes all of it with; null where no text was changed. */
    .output(type<{ replaced: number; articles: number; activity: number | null }>()),
};
