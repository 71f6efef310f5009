import { type } from '@orpc/contract';
import { z } from 'zod';
import { bylineSchema } from '../periodical/article.ts';
import type { Layout } from '../periodical/layout.ts';
import { idSchema, procedure } from './procedure.ts';

/** What the program remembers for the editor at this PC. */
export const preferencesSchema = z.object({
  /** Stands as author of revisions. */
  author: z.string().trim().min(1).max(40),
  theme: z.enum(['light', 'dark', 'system']),
  /** The first-start tour was seen or put away. */
  tourDone: z.boolean(),
  /** The issue last worked on. */
  issueId: z.string().nullable(),
  /** Names offered for a new section. */
  sectionNames: z.array(z.string().trim().min(1).max(60)).max(100),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** 人员与单位: someone or some unit that signs articles. */
export const directoryEntrySchema = bylineSchema.extend({
  name: z.string().trim().min(1).max(80),
  /** For a person the unit, for a unit its short name; may be empty. */
  note: z.string().max(200),
});
export type DirectoryEntry = z.infer<typeof directoryEntrySchema>;

export interface FontFamily {
  family: string;
  source: 'bundled' | 'system';
  /** Roles it is the bundled choice for. */
  roles: (keyof Layout['fonts'])[];
}

export interface FontReport {
  families: FontFamily[];
  /** Families the layout of the issue names and this PC has not. */
  missing: { role: keyof Layout['fonts']; family: string }[];
}

export const settingsContract = {
  readPreferences: procedure.output(type<Preferences>()),
  writePreferences: procedure
    .meta({ changes: ['preferences'] })
    .input(preferencesSchema.partial())
    .output(type<Preferences>()),
  /** Kept entries and those that sign articles, with how many articles each signs. */
  listDirectory: procedure.output(type<(DirectoryEntry & { articles: number; kept: boolean })[]>()),
  writeDirectory: procedure
    .meta({ changes: ['directory'] })
    .input(z.array(directoryEntrySchema).max(5000))
    .output(type<void>()),
  fonts: procedure.input(z.object({ issueId: idSchema.nullable() })).output(type<FontReport>()),
};
