import { type } from '@orpc/contract';
import { z } from 'zod';
import { bylineSchema } from '../periodical/article.ts';
import { idSchema } from '../periodical/id-schema.ts';
import type { Layout } from '../periodical/layout.ts';
import { editorNameSchema } from './editor-name.ts';
import { procedure } from './procedure.ts';

/** How an editor has 编排 divided and looks at its pages. */
export const workspaceSchema = z.object({
  treePx: z.number().min(160).max(1000),
  /** Share of the width, 0 to 1. */
  previewShare: z.number().min(0.1).max(0.9),
  isPreviewShown: z.boolean(),
  /** Side by side as in the open issue, one below the other, or all of them small. */
  pages: z.enum(['spread', 'single', 'grid']),
  /** `scale`: 1 shows a page as large as the paper. */
  zoom: z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['width', 'page']) }),
    z.object({ kind: z.literal('fixed'), scale: z.number().min(0.05).max(8) }),
  ]),
});
export type Workspace = z.infer<typeof workspaceSchema>;

/** What the program remembers for one editor at this PC; nothing of it is in the archive. */
export const personalPreferencesSchema = z.object({
  theme: z.enum(['light', 'dark', 'system']),
  /** The first-start tour was seen or put away. */
  tourDone: z.boolean(),
  /** The issue of this archive last worked on. */
  issueId: z.string().nullable(),
  /** Null where the editor has left it as it was. */
  workspace: workspaceSchema.nullable(),
});

/** Names offered for a new section: the one thing here that is the archive's. */
export const sectionNamesSchema = z.array(z.string().trim().min(1).max(60)).max(100);

/** For the editor at the window that asks. */
export interface Preferences extends z.infer<typeof personalPreferencesSchema> {
  /** Who sits at the window, or was here last; null where nobody has said so yet. */
  author: string | null;
  /** The editors of this PC, who was here last first. */
  names: string[];
  sectionNames: string[];
}

/** `author`: who sits at the window from now on. `names`: those of the editors to be kept. */
export const preferencesChangeSchema = personalPreferencesSchema
  .extend({ author: editorNameSchema, names: z.array(editorNameSchema).max(100), sectionNames: sectionNamesSchema })
  .partial();
export type PreferencesChange = z.infer<typeof preferencesChangeSchema>;

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
    .meta({ changes: ['preferences', 'program'] })
    .input(preferencesChangeSchema)
    .output(type<Preferences>()),
  /** Kept entries and those that sign articles, with how many articles each signs. */
  listDirectory: procedure.output(type<(DirectoryEntry & { articles: number; kept: boolean })[]>()),
  writeDirectory: procedure
    .meta({ changes: ['directory', 'program'] })
    .input(z.array(directoryEntrySchema).max(5000))
    .output(type<void>()),
  fonts: procedure.input(z.object({ issueId: idSchema.nullable() })).output(type<FontReport>()),
};
