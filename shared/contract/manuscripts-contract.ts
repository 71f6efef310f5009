import { type } from '@orpc/contract';
import { z } from 'zod';
import type { ArticleEntry } from './issues-contract.ts';
import { fileInputSchema, idSchema, procedure } from './procedure.ts';

/** An article of the whole archive with its place. */
export interface Manuscript extends ArticleEntry {
  /** Null where it has no place yet. */
  place: { issueId: string; issueName: string; total: number; year: number; sectionId: string; section: string } | null;
  /** When it first came in; ISO 8601 in UTC. */
  createdAt: string;
  /** When it went to the recycle bin; null where it is not there. */
  trashedAt: string | null;
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
  /** One manuscript in a text or Markdown file. */
  importFile: procedure
    .meta({ changes: ['issues', 'articles'] })
    .input(fileInputSchema)
    .output(type<{ articleId: string; title: string; anomalies: { line: number; what: string }[]; replaced: string[] }>()),
};
