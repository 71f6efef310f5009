import { type } from '@orpc/contract';
import { z } from 'zod';
import type { Article } from '../periodical/article.ts';
import type { ImportDoubt } from '../periodical/doubt-kinds.ts';
import { idSchema } from '../periodical/id-schema.ts';
import type { BinaryFile } from './binary-file.ts';
import type { ArticleEntry } from './issues-contract.ts';
import { fileInputSchema, procedure } from './procedure.ts';

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
  anomalies: ImportDoubt[];
}

const idsSchema = z.object({ articleIds: z.array(idSchema).min(1).max(1000) });

export const manuscriptsContract = {
  /**
   * Every article, newest change first; those in the recycle bin too. `text` is looked for in titles, bylines and bodies.
   * `unplaced`: only those outside of the recycle bin that stand in no issue.
   */
  list: procedure
    .input(z.object({ text: z.string().max(200), unplaced: z.boolean().default(false) }))
    .output(type<Manuscript[]>()),
  /** Puts articles at the end of a section; those that stand elsewhere move. */
  place: procedure
    .meta({ changes: ['issues', 'articles'] })
    .input(idsSchema.extend({ issueId: idSchema, sectionId: idSchema }))
    .output(type<void>()),
  /** Takes articles out of their issues. */
  unplace: procedure
    .meta({ changes: ['issues', 'articles'] })
    .input(idsSchema)
    .output(type<void>()),
  /** To the recycle bin; they lose their place. */
  trash: procedure
    .meta({ changes: ['issues', 'articles'] })
    .input(idsSchema)
    .output(type<void>()),
  /** Back from the recycle bin, without a place. */
  restore: procedure
    .meta({ changes: ['issues', 'articles'] })
    .input(idsSchema)
    .output(type<void>()),
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
