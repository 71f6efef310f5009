import { type } from '@orpc/contract';
import { z } from 'zod';
import type { Article } from '../periodical/article.ts';
import type { ImportDoubt } from '../periodical/doubt-kinds.ts';
import { idSchema } from '../periodical/id-schema.ts';
import type { PassageAnchor } from '../periodical/passage-anchor.ts';
import type { BinaryFile } from './binary-file.ts';
import type { ArticleEntry } from './issues-contract.ts';
import { type Page, pagingShape } from './paging.ts';
import { fileInputSchema, type Logged, procedure } from './procedure.ts';

/** An article of the whole archive with its place. */
export interface Manuscript extends ArticleEntry {
  /** Null where it has no place yet. */
  place: { issueId: string; issueName: string; total: number; year: number; sectionId: string; section: string } | null;
  /** When it first came in; ISO 8601 in UTC. */
  createdAt: string;
  /** When it went to the recycle bin; null where it is not there. */
  trashedAt: string | null;
}

/** What an import makes of a text that is pasted. Without a title there is one empty title line. */
export interface RecognisedText extends Pick<Article, 'titleLines' | 'subtitle' | 'bylines' | 'document'> {
  /** Each with the passage of it that is in doubt; null where no words of it stand for it. */
  anomalies: (ImportDoubt & { anchor: PassageAnchor | null })[];
}

/** `kept`: outside of the recycle bin. */
export const manuscriptStates = ['kept', 'unplaced', 'placed', 'trashed'] as const;
export type ManuscriptState = (typeof manuscriptStates)[number];

/** What a list of manuscripts is narrowed to; null takes all. */
export const manuscriptFilterSchema = z.object({
  /** Looked for in titles, bylines and bodies, compared as `fold` compares. */
  text: z.string().max(200).default(''),
  state: z.enum(manuscriptStates).nullable().default(null),
  /** By its name, in whichever issue. */
  section: z.string().max(200).nullable().default(null),
  issueId: idSchema.nullable().default(null),
  year: z.number().int().nullable().default(null),
  kind: z.enum(['article', 'filler']).nullable().default(null),
  /** One of those who sign. */
  byline: z.string().max(1000).nullable().default(null),
  /** The one of this id alone. */
  articleId: idSchema.nullable().default(null),
});
export type ManuscriptFilter = z.infer<typeof manuscriptFilterSchema>;

export const manuscriptSortKeys = ['changed', 'title', 'byline', 'place', 'characters'] as const;
export const manuscriptSortSchema = z.object({ by: z.enum(manuscriptSortKeys), descending: z.boolean() });
export type ManuscriptSort = z.infer<typeof manuscriptSortSchema>;

/** What a filter can be set to where the text is this: how many there are of each state, and what stands in those that match. */
export interface ManuscriptChoices {
  counts: Record<ManuscriptState, number>;
  /** Newest first. */
  issues: { id: string; total: number; year: number }[];
  sections: string[];
  bylines: string[];
}

/** A manuscript as one that is ticked is remembered. */
export interface ChosenManuscript {
  id: string;
  state: Exclude<ManuscriptState, 'kept'>;
}

const idsSchema = z.object({ articleIds: z.array(idSchema).min(1).max(1000) });

export const manuscriptsContract = {
  /** The articles of the archive, by default newest change first; those in the recycle bin too unless `state` says otherwise. */
  list: procedure
    .input(
      manuscriptFilterSchema.extend({
        sort: manuscriptSortSchema.default({ by: 'changed', descending: true }),
        ...pagingShape,
      }),
    )
    .output(type<Page<Manuscript>>()),
  choices: procedure.input(manuscriptFilterSchema.pick({ text: true })).output(type<ManuscriptChoices>()),
  /** Everything that a filter matches, to be ticked at once. */
  choose: procedure.input(manuscriptFilterSchema).output(type<ChosenManuscript[]>()),
  /** Puts articles at the end of a section; those that stand elsewhere move. */
  place: procedure
    .meta({ changes: ['issues', 'articles'] })
    .input(idsSchema.extend({ issueId: idSchema, sectionId: idSchema }))
    .output(type<Logged>()),
  /** Takes articles out of their issues. */
  unplace: procedure
    .meta({ changes: ['issues', 'articles'] })
    .input(idsSchema)
    .output(type<Logged>()),
  /** To the recycle bin; they lose their place. */
  trash: procedure
    .meta({ changes: ['issues', 'articles'] })
    .input(idsSchema)
    .output(type<Logged>()),
  /** Back from the recycle bin, without a place. */
  restore: procedure
    .meta({ changes: ['issues', 'articles'] })
    .input(idsSchema)
    .output(type<Logged>()),
  /** For good, with all revisions; only from the recycle bin. */
  purge: procedure
    .meta({ changes: ['issues', 'articles'] })
    .input(idsSchema)
    .output(type<void>()),
  /**
   * A text as an import would read it, a `RecognisedText` as JSON: it may have 50,000 paragraphs. Nothing is stored. `passage`: without
   * a title and a byline of its own.
   */
  recognise: procedure
    .input(z.object({ text: z.string().min(1).max(1_000_000), kind: z.enum(['article', 'passage']) }))
    .output(type<BinaryFile>()),
  /** One manuscript in a text or Markdown file. */
  importFile: procedure
    .meta({ changes: ['issues', 'articles'] })
    .input(fileInputSchema)
    .output(type<{ articleId: string; title: string; anomalies: ImportDoubt[]; replaced: string[] }>()),
};
