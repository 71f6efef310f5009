import { type } from '@orpc/contract';
import { z } from 'zod';
import { arrangementSchema } from '../periodical/arrangement.ts';
import type { Article } from '../periodical/article.ts';
import type { ImportDoubt } from '../periodical/doubt-kinds.ts';
import { idSchema } from '../periodical/id-schema.ts';
import { type Issue, type IssueInformation, issueInformationSchema } from '../periodical/issue.ts';
import { type Layout, layoutSchema } from '../periodical/layout.ts';
import { fileInputSchema, type Logged, procedure } from './procedure.ts';

/** Characters of 刊名. */
export const issueTitleLength = 60;

export interface IssueSummary extends Pick<Issue, 'id' | 'title' | 'year' | 'number' | 'total' | 'publishedOn'> {
  /** Without fillers. */
  articleCount: number;
}

/** An article as trees and lists show it: its head and what can be said without its text. */
export interface ArticleEntry extends Omit<Article, 'document'> {
  /** Sequence of the current revision. */
  revision: number;
  /** Characters by the rule of `countCharacters`. */
  characters: number;
  /** When and by whom the current revision was saved; ISO 8601 in UTC. */
  changedAt: string;
  changedBy: string;
}

/** An issue without the texts of its articles. */
export interface IssueOutline {
  issue: IssueInformation;
  /** Read, saved and restored like an article. Null where the issue has none. */
  opening: ArticleEntry | null;
  /** Id of an opening that was taken away from the issue and can be put back. */
  earlierOpening: string | null;
  layout: Layout;
  /** Of issue, layout and whether there is an opening; goes back with `update`. */
  issueHash: string;
  sections: { id: string; name: string; articles: ArticleEntry[] }[];
  /** Of sections, names and order; goes back with `arrange`. */
  outlineHash: string;
  /** What of it is damaged in the archive, one Chinese sentence each: what stands there is not proved. */
  damage: string[];
}

/** What a new issue would be: year, numbers and date counted on from the latest issue. */
export interface NextIssue extends Pick<Issue, 'title' | 'year' | 'number' | 'total' | 'publishedOn'> {
  /** The issue whose masthead, sections and layout it takes over; null where the archive is empty. */
  from: IssueSummary | null;
}

/** What reading a whole issue found. Lines are 1-based lines of the source. */
export interface ImportReport {
  encoding: string;
  counts: Record<'sections' | 'articles' | 'headings' | 'runInHeadings' | 'paragraphs' | 'characters', number>;
  joins: number;
  anomalies: ImportDoubt[];
  /** Characters no page can carry and that became U+FFFD, as `U+0000` names. */
  replaced: string[];
}

export const issuesContract = {
  /** Newest first. */
  list: procedure.output(type<IssueSummary[]>()),
  outline: procedure.input(z.object({ issueId: idSchema })).output(type<IssueOutline>()),
  proposeNext: procedure.output(type<NextIssue>()),
  /** A new issue with the masthead, sections and layout of `from`, and no articles. */
  create: procedure
    .meta({ changes: ['issues'] })
    .input(
      z.object({
        from: idSchema.nullable(),
        title: z.string().trim().min(1).max(issueTitleLength),
        year: z.number().int().min(1900).max(2200),
        number: z.number().int().min(1).max(99),
        total: z.number().int().min(1).max(99_999),
        publishedOn: z.union([z.literal(''), z.iso.date()]),
      }),
    )
    .output(type<IssueOutline>()),
  /** Replaces what an issue says of itself and its layout. `parent` is the `issueHash` the editor started from. */
  update: procedure
    .meta({ changes: ['issues'] })
    .input(z.object({ issueId: idSchema, parent: z.string(), issue: issueInformationSchema, layout: layoutSchema }))
    .output(type<IssueOutline & Logged>()),
  /**
   * Gives an issue an opening, or with `kind` `none` takes it away; its versions stay. `earlier`: the text of the one that was taken
   * away; `blank`: without a text, as the next version where there was one. Nothing where the issue has what is asked for.
   */
  setOpening: procedure
    .meta({ changes: ['issues', 'articles'] })
    .input(z.object({ issueId: idSchema, kind: z.enum(['none', 'blank', 'earlier']) }))
    .output(type<IssueOutline>()),
  /**
   * Replaces sections and order as a whole. Articles that the arrangement leaves out become manuscripts without a place; manuscripts it
   * names get one. `parent` is the `outlineHash` the editor started from; `label` what undo calls it.
   */
  arrange: procedure
    .meta({ changes: ['issues', 'articles'] })
    .input(
      z.object({
        issueId: idSchema,
        parent: z.string(),
        sections: arrangementSchema,
        label: z.string().trim().min(1).max(200).optional(),
      }),
    )
    .output(type<IssueOutline>()),
  /** Its articles become manuscripts without a place. */
  remove: procedure
    .meta({ changes: ['issues', 'articles'] })
    .input(z.object({ issueId: idSchema }))
    .output(type<void>()),
  /** A whole issue in a text or Markdown file. */
  importFile: procedure
    .meta({ changes: ['issues', 'articles'] })
    .input(fileInputSchema)
    .output(type<{ issueId: string; report: ImportReport }>()),
};
