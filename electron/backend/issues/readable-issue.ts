import type { z } from 'zod';
import { emptyIssue } from '../../../shared/periodical/empty-issue.ts';
import { type IssueInformation, issueInformationSchema } from '../../../shared/periodical/issue.ts';
import { defaultLayout, hasRoom, type Layout, layoutSchema } from '../../../shared/periodical/layout.ts';
import { findOpening, selectArticlesOfIssue } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { type IssueRow, selectSections } from '../archive/issue-queries.ts';
import { issueFromRow } from './issue-from-row.ts';
import { type OutlineSection, outlineOf, readOutline } from './read-outline.ts';

export interface ReadableIssue {
  issue: IssueInformation;
  openingId: string | null;
  layout: Layout;
  /** One Chinese sentence where the row does not have its hash: what is shown is not proved. Null where it is whole. */
  damage: string | null;
}

/** What an issue says of itself, or what can still be read of it: each field that makes sense, the others empty. Never fails. */
export function readableIssue(archive: Archive, row: IssueRow): ReadableIssue {
  try {
    return { ...issueFromRow(archive.folder, row), damage: null };
  } catch {
    const known = fieldsOf(row.metadata);
    const issue = { ...emptyIssue, ...sensible(issueInformationSchema.shape, known), id: row.id };
    const layout = { ...defaultLayout, ...sensible(layoutSchema.shape, fieldsOf(row.layout)) };
    return {
      issue,
      openingId: known.opening === null ? null : (attempt(() => findOpening(archive.readable, row.id))?.id ?? null),
      layout: hasRoom(layout) ? layout : defaultLayout,
      damage: '本期的刊物信息或版式在档案里有损坏，请在“设置”里逐项核对并改一处再存，存好以后才算改正。',
    };
  }
}

/** The sections of an issue in printed order, or what can still be read of them, with a sentence as in `readableIssue`. Never fails. */
export function readableOutline(archive: Archive, row: IssueRow): { sections: OutlineSection[]; damage: string | null } {
  try {
    return { sections: readOutline(archive, row), damage: null };
  } catch {
    const { readable: db } = archive;
    return {
      sections: attempt(() => outlineOf(selectSections(db, row.id), selectArticlesOfIssue(db, row.id))) ?? [],
      damage: '本期的栏目或稿件顺序在档案里有损坏，请逐一核对；这里缺的稿件可以到稿件库里找。',
    };
  }
}

/** The fields of a JSON object; of one whose text is broken those that a name and a plain value tell. */
function fieldsOf(text: string): Record<string, unknown> {
  const whole = attempt(() => JSON.parse(text) as unknown);
  if (typeof whole === 'object' && whole !== null) return whole as Record<string, unknown>;
  const plain = text.matchAll(/"(\w+)":("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null)(?=[,}])/g);
  return Object.fromEntries([...plain].map(([, name = '', value = '']) => [name, attempt(() => JSON.parse(value))]));
}

function sensible<Shape extends Record<string, z.ZodType>>(
  shape: Shape,
  fields: Record<string, unknown>,
): Partial<{ [Name in keyof Shape]: z.infer<Shape[Name]> }> {
  const found = Object.entries(shape).flatMap(([name, schema]) => {
    const { data } = schema.safeParse(fields[name]);
    return data === undefined ? [] : [[name, data]];
  });
  return Object.fromEntries(found);
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
