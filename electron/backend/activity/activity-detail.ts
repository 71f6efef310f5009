import { z } from 'zod';
import { directoryEntrySchema } from '../../../shared/contract/settings-contract.ts';
import { arrangementSchema } from '../../../shared/periodical/arrangement.ts';
import { issueInformationSchema, openingSchema } from '../../../shared/periodical/issue.ts';
import { layoutSchema } from '../../../shared/periodical/layout.ts';
import type { ActivityRow } from '../archive/activity-queries.ts';

const settingsSchema = z.object({ issue: issueInformationSchema, layout: layoutSchema });
const outlinesSchema = z.record(z.string(), arrangementSchema);

/** `label`: what undo calls it. */
export const outlineChangeSchema = z.object({
  articles: z.array(z.string()).default([]),
  label: z.string().optional(),
  before: outlinesSchema,
  after: outlinesSchema,
});
export const settingsChangeSchema = z.object({ before: settingsSchema, after: settingsSchema });
/** `issue.opening`: the opening of an issue that was removed before openings had rows of their own. */
export const removedIssueSchema = z.object({
  before: settingsSchema.extend({
    issue: issueInformationSchema.extend({ opening: openingSchema.nullish().catch(null) }),
    openingId: z.string().nullable().default(null),
    sections: arrangementSchema,
  }),
});
/** Of what took another entry back. */
export const takenBackSchema = z.object({ takesBack: z.number() });
export const ticksSchema = z.object({ keys: z.array(z.string()).min(1) });
export const openingChangeSchema = z.object({ opening: z.string() });
export const directoryChangeSchema = z.object({ before: z.array(directoryEntrySchema), after: z.array(directoryEntrySchema) });
export const namesChangeSchema = z.object({ before: z.array(z.string()), after: z.array(z.string()) });

/** Of 全期替换 and what took it back; entries of older programs keep no `revisions` and cannot be taken back. */
export const replacementChangeSchema = z.object({
  query: z.object({ text: z.string() }),
  replacement: z.string(),
  replaced: z.number(),
  issues: z.array(z.string()),
  revisions: z.array(z.object({ articleId: z.string(), before: z.number(), after: z.number() })).min(1),
});
/** `saved`: when the version was saved. */
export const revisionNameSchema = z.object({
  articleId: z.string(),
  sequence: z.number(),
  saved: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** What an entry of the log kept, where it has this shape; undefined also where it is damaged or of another program. */
export function detailOf<Schema extends z.ZodType>(
  row: Pick<ActivityRow, 'detail'>,
  schema: Schema,
): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(row.detail)).data;
  } catch {
    return undefined;
  }
}
