import { type } from '@orpc/contract';
import { z } from 'zod';
import type { PageMap } from '../layout/page-map.ts';
import { articleSchema } from '../periodical/article.ts';
import { idSchema } from '../periodical/id-schema.ts';
import { issueInformationSchema } from '../periodical/issue.ts';
import { layoutSchema } from '../periodical/layout.ts';
import type { BinaryFile } from './binary-file.ts';
import { procedure } from './procedure.ts';

/** Pages as they will be printed. */
export interface TypesetPages {
  pdf: BinaryFile;
  map: PageMap;
}

/** Not yet saved: what an editor has on the screen stands in for what the archive has. */
const unsavedSchema = z.object({
  articles: z.array(articleSchema).max(20).default([]),
  issue: issueInformationSchema.optional(),
  layout: layoutSchema.optional(),
});

export const pagesContract = {
  /** The front page alone: much sooner than the whole issue, as a shelf of them needs. */
  cover: procedure.input(z.object({ issueId: idSchema })).output(type<{ pdf: BinaryFile }>()),
  /** The whole issue with cover, contents and blanks. */
  issue: procedure.input(z.object({ issueId: idSchema, unsaved: unsavedSchema.prefault({}) })).output(type<TypesetPages>()),
  /**
   * The pages of one article alone. `firstPage` is the physical page it begins on in the issue, which decides left and right
   * pages and folios; without it the article begins on page 1. The PDF of one that begins on a left page has a blank page
   * before it. An article without a place takes the layout of the issue named.
   */
  article: procedure
    .input(
      z.object({
        issueId: idSchema,
        articleId: idSchema,
        firstPage: z.number().int().min(1).max(2000).optional(),
        unsaved: unsavedSchema.prefault({}),
      }),
    )
    .output(type<TypesetPages>()),
};
