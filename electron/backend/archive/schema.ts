import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** The tables as typed queries see them. The SQL of `migrations/` decides; a test compares both. */

export const issues = sqliteTable('issues', {
  id: text().primaryKey(),
  metadata: text().notNull(),
  layout: text().notNull(),
  sha256: text().notNull(),
  outlineSha256: text('outline_sha256').notNull(),
  total: integer().notNull().unique().generatedAlwaysAs(sql`json_extract(metadata, '$.total')`, { mode: 'stored' }),
  year: integer().notNull().generatedAlwaysAs(sql`json_extract(metadata, '$.year')`, { mode: 'stored' }),
});

export const sections = sqliteTable(
  'sections',
  {
    id: text().primaryKey(),
    issue: text()
      .notNull()
      .references(() => issues.id),
    position: integer().notNull(),
    name: text().notNull(),
  },
  (table) => [index('sections_of_issue').on(table.issue, table.position)],
);

export const articles = sqliteTable(
  'articles',
  {
    number: integer().primaryKey(),
    id: text().notNull().unique(),
    section: text().references(() => sections.id),
    position: integer().notNull(),
    kind: text({ enum: ['article', 'filler'] }).notNull(),
    head: text().notNull(),
    currentRevision: integer('current_revision')
      .notNull()
      .references((): AnySQLiteColumn => revisions.sequence),
    trashedAt: text('trashed_at'),
    characters: integer().notNull().default(0),
    openingOf: text('opening_of'),
    isSample: integer('is_sample', { mode: 'boolean' }).notNull().default(false),
    guard: text().notNull().default(''),
  },
  (table) => [
    index('articles_of_section').on(table.section, table.position),
    index('articles_by_revision').on(table.currentRevision),
    uniqueIndex('openings').on(table.openingOf),
  ],
);

export const articleTexts = sqliteTable('article_texts', {
  article: integer()
    .primaryKey()
    .references(() => articles.number),
  plainText: text('plain_text').notNull(),
  foldedText: text('folded_text').notNull().default(''),
});

export const revisions = sqliteTable(
  'revisions',
  {
    sequence: integer().primaryKey({ autoIncrement: true }),
    article: integer()
      .notNull()
      .references(() => articles.number),
    parent: integer().references((): AnySQLiteColumn => revisions.sequence),
    author: text().notNull(),
    time: text().notNull(),
    reason: text().notNull(),
    sha256: text().notNull(),
    size: integer().notNull(),
    encoding: text({ enum: ['snapshot', 'delta'] }).notNull(),
    base: integer().references((): AnySQLiteColumn => revisions.sequence),
    content: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [
    index('revisions_of_article').on(table.article),
    index('revisions_of_parent').on(table.parent),
    index('revisions_of_base').on(table.base),
  ],
);

export const revisionNames = sqliteTable('revision_names', {
  revision: integer()
    .primaryKey()
    .references(() => revisions.sequence),
  name: text().notNull(),
  guard: text().notNull(),
});

export const snapshotCopies = sqliteTable('snapshot_copies', {
  revision: integer()
    .primaryKey()
    .references(() => revisions.sequence),
  content: blob({ mode: 'buffer' }).notNull(),
});

export const assets = sqliteTable('assets', {
  id: text().primaryKey(),
  mime: text().notNull(),
  widthPx: integer('width_px').notNull(),
  heightPx: integer('height_px').notNull(),
  bytes: blob({ mode: 'buffer' }).notNull(),
  guard: text().notNull().default(''),
});

export const settings = sqliteTable('settings', {
  key: text().primaryKey(),
  value: text().notNull(),
  guard: text().notNull().default(''),
});

export const activity = sqliteTable(
  'activity',
  {
    sequence: integer().primaryKey({ autoIncrement: true }),
    time: text().notNull(),
    author: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    detail: text().notNull(),
    guard: text().notNull().default(''),
  },
  (table) => [index('activity_of_action').on(table.action), index('activity_of_author').on(table.author)],
);

export const activityConcerns = sqliteTable(
  'activity_concerns',
  {
    concern: text().notNull(),
    activity: integer()
      .notNull()
      .references(() => activity.sequence),
  },
  (table) => [primaryKey({ columns: [table.concern, table.activity] })],
);

export const doubts = sqliteTable(
  'doubts',
  {
    number: integer().primaryKey({ autoIncrement: true }),
    article: integer().references(() => articles.number),
    issue: text(),
    kind: text().notNull(),
    line: integer().notNull(),
    message: text().notNull(),
    place: text(),
    guard: text().notNull().default(''),
  },
  (table) => [index('doubts_of_article').on(table.article), index('doubts_of_issue').on(table.issue)],
);

export const findingTicks = sqliteTable('finding_ticks', {
  key: text().primaryKey(),
  time: text().notNull(),
  author: text().notNull(),
  guard: text().notNull().default(''),
});
