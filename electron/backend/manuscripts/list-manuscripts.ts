import { z } from 'zod';
import type { Manuscript, ManuscriptFilter, ManuscriptSort } from '../../../shared/contract/manuscripts-contract.ts';
import { cursorText, type Page, readCursor } from '../../../shared/contract/paging.ts';
import { issueName } from '../../../shared/periodical/issue.ts';
import type { ArticleRow } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { findIssueById, findSection } from '../archive/issue-queries.ts';
import { loadHeadKeys } from '../archive/list-keys.ts';
import { countManuscripts, selectManuscripts } from '../archive/manuscript-queries.ts';
import { findChange, findFirstTime } from '../archive/revision-queries.ts';
import { articleEntry } from '../issues/article-entry.ts';
import { issueSummary } from '../issues/list-issues.ts';
import { wantedManuscripts } from './wanted-manuscripts.ts';

export interface ListManuscriptsInput extends ManuscriptFilter {
  sort: ManuscriptSort;
  after: string | null;
  limit: number;
}

/** One page of the articles of the archive that a filter matches. @throws UserError `archive-damaged` */
export function listManuscripts(archive: Archive, { sort, after, limit, ...filter }: ListManuscriptsInput): Page<Manuscript> {
  const db = archive.readable;
  const wanted = wantedManuscripts(archive, filter);
  if (sort.by === 'title' || sort.by === 'byline') loadHeadKeys(archive);
  const rows = selectManuscripts(db, { wanted, sort, after: readCursor(after, keySchemas[sort.by]), limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const placeOf = placeReader(archive);
  return {
    items: shown.map((row) => manuscriptOf(archive, row, placeOf(row.section))),
    total: countManuscripts(db, wanted),
    next: last ? cursorText([last.key, last.number]) : null,
  };
}

const keySchemas: Record<ManuscriptSort['by'], z.ZodType<string | number>> = {
  changed: z.number(),
  characters: z.number(),
  title: z.string(),
  byline: z.string(),
  place: z.number(),
};

function manuscriptOf(archive: Archive, row: ArticleRow, place: Manuscript['place']): Manuscript {
  const db = archive.readable;
  const entry = articleEntry(archive, row, findChange(db, row.currentRevision));
  return { ...entry, place, createdAt: findFirstTime(db, row.number) ?? '', trashedAt: row.trashedAt };
}

/** Reads each section once. */
function placeReader(archive: Archive): (section: string | null) => Manuscript['place'] {
  const known = new Map<string, Manuscript['place']>();
  return (section) => {
    if (section === null) return null;
    const place = known.has(section) ? known.get(section) : readPlace(archive, section);
    known.set(section, place ?? null);
    return place ?? null;
  };
}

function readPlace(archive: Archive, sectionId: string): Manuscript['place'] {
  const section = findSection(archive.readable, sectionId);
  const row = section && findIssueById(archive.readable, section.issue);
  if (!row) return null;
  const issue = issueSummary(row);
  return {
    issueId: row.id,
    issueName: issueName(issue),
    total: issue.total,
    year: issue.year,
    sectionId,
    section: section.name,
  };
}
