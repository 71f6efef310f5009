import type { Manuscript } from '../../../shared/contract/manuscripts-contract.ts';
import { issueName } from '../../../shared/periodical/issue.ts';
import { type ArticleRow, selectArticles, selectArticlesWithText } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { selectAllSections, selectIssues } from '../archive/issue-queries.ts';
import { type ArticleChange, selectChanges } from '../archive/revision-queries.ts';
import { articleEntry } from '../issues/article-entry.ts';
import { issueSummary } from '../issues/list-issues.ts';

/**
 * Every article of the archive, newest change first; with `text` those that hold it in title, byline or body, Latin letters in
 * either case; with `unplaced` only those outside of the recycle bin that have no place.
 * @throws UserError `archive-damaged`
 */
export function listManuscripts(archive: Archive, { text, unplaced }: { text: string; unplaced: boolean }): Manuscript[] {
  const db = archive.readable;
  const wanted = text.trim().toLowerCase();
  const bodies = new Set(wanted === '' ? [] : selectArticlesWithText(db, wanted));
  const places = placesBySection(archive);
  const changes = selectChanges(db);
  return selectArticles(db)
    .filter((row) => !unplaced || (row.section === null && row.trashedAt === null))
    .map((row) => {
      const place = (row.section === null ? null : places.get(row.section)) ?? null;
      return {
        row,
        manuscript: manuscriptOf(archive, row, place, changes.get(row.currentRevision)),
      };
    })
    .filter(({ row, manuscript }) => bodies.has(row.number) || headText(manuscript).includes(wanted))
    .map(({ manuscript }) => manuscript);
}

function manuscriptOf(
  archive: Archive,
  row: ArticleRow,
  place: Manuscript['place'],
  change: ArticleChange | undefined,
): Manuscript {
  return { ...articleEntry(archive, row, change), place, createdAt: change?.createdAt ?? '', trashedAt: row.trashedAt };
}

function placesBySection(archive: Archive): Map<string, Manuscript['place']> {
  const issues = new Map(selectIssues(archive.readable).map((row) => [row.id, issueSummary(archive, row)]));
  return new Map(
    selectAllSections(archive.readable).map(({ id, issue: issueId, name }) => {
      const issue = issues.get(issueId);
      const place = issue && {
        issueId,
        issueName: issueName(issue),
        total: issue.total,
        year: issue.year,
        sectionId: id,
        section: name,
      };
      return [id, place ?? null];
    }),
  );
}

function headText({ kicker, titleLines, subtitle, bylines, contentsTitle }: Manuscript): string {
  return [kicker, titleLines.join(' '), subtitle, ...bylines.map(({ name }) => name), contentsTitle ?? '']
    .join('\n')
    .toLowerCase();
}
