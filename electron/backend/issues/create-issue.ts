import type { IssueOutline } from '../../../shared/contract/issues-contract.ts';
import { UserError } from '../../../shared/errors.ts';
import { emptyIssue } from '../../../shared/periodical/empty-issue.ts';
import { type Issue, type IssueInformation, totalNumberName } from '../../../shared/periodical/issue.ts';
import { defaultLayout, type Layout } from '../../../shared/periodical/layout.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { cleanText } from '../../../shared/text/clean-text.ts';
import { normaliseFields } from '../../../shared/text/normalise-fields.ts';
import { insertActivity } from '../archive/activity-queries.ts';
import type { Archive, Readable } from '../archive/handles.ts';
import { findIssue, findIssueById, insertIssue, insertSection, selectSections } from '../archive/issue-queries.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { outlineDigest } from './issue-digest.ts';
import { issueFromRow, issueRow } from './issue-from-row.ts';
import { issueOutline } from './issue-outline.ts';
import { sampleIssues } from './sample-issues.ts';

export interface CreateIssueInput extends Pick<Issue, 'title' | 'year' | 'number' | 'total' | 'publishedOn'> {
  /** The issue whose masthead, distribution, imprint, sections and layout the new one takes over; of the sample the last two alone. */
  from: string | null;
  author: string;
  /** Names of the sections where there is no issue to take them from. */
  sectionNames: readonly string[];
}

/**
 * A new issue without articles.
 * @throws UserError `issue-gone` for `from`, `total-taken`, `archive-damaged` and those of `writeTransaction`
 */
export function createIssue(
  archive: Archive,
  input: CreateIssueInput,
  { time, newId }: { time: Date; newId: () => string },
): IssueOutline {
  return writeTransaction(archive, (db) => {
    const { year, number, total, publishedOn, author } = input;
    if (findIssue(db, total)) throw new UserError('total-taken', { total });
    const pattern = patternOf(archive, db, input);
    const title = cleanText(normaliseFields(input.title)).text;
    const pinyin = title === pattern.issue.title ? pattern.issue.pinyin : '';
    const issue: IssueInformation = { ...pattern.issue, id: newId(), title, pinyin, year, number, total, publishedOn };
    const sections = pattern.sectionNames.map((name) => ({ id: newId(), name, articles: [] }));
    insertIssue(db, { id: issue.id, ...issueRow(issue, null, pattern.layout), outlineSha256: outlineDigest(sections) });
    for (const [position, { id, name }] of sections.entries()) insertSection(db, { id, issue: issue.id, position, name });
    const detail = canonicalJson({ from: input.from });
    insertActivity(db, {
      time: time.toISOString(),
      author,
      action: 'create-issue',
      subject: totalNumberName(issue),
      detail,
      concerns: [issue.id],
    });
    return issueOutline(archive, issue.id);
  });
}

interface Pattern {
  issue: IssueInformation;
  layout: Layout;
  sectionNames: readonly string[];
}

/** What belongs to one issue alone, its opening and the day it was printed, is not taken over. */
function patternOf(archive: Archive, db: Readable, { from, sectionNames }: CreateIssueInput): Pattern {
  if (from === null) return { issue: emptyIssue, layout: defaultLayout, sectionNames };
  const row = findIssueById(db, from);
  if (!row) throw new UserError('issue-gone', {});
  const { issue, layout } = issueFromRow(archive.folder, row);
  // The people and units of the sample are invented.
  const isSample = sampleIssues(db).includes(from);
  return {
    issue: isSample ? emptyIssue : { ...issue, imprint: { ...issue.imprint, printedOn: '' } },
    layout,
    sectionNames: selectSections(db, from).map(({ name }) => name),
  };
}
