import type { Query } from '@tanstack/react-query';
import type { WorklistFinding } from '../../shared/contract/findings-contract.ts';
import type { ArticleEntry, IssueOutline } from '../../shared/contract/issues-contract.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';
import { api, queryClient } from './api.ts';
import { pageAfterSave } from './page-after-save.ts';

/**
 * The text of an article was saved, here or in another window: what the event says of it goes into the lists that show it, and only
 * what follows from the text and cannot be told from its row is asked for anew. A save happens every few seconds.
 */
export function takeUpSave(saved: ArticleEntry): void {
  const before = entryInOutlines(saved.id);
  queryClient.setQueriesData<IssueOutline>(
    { queryKey: api.issues.outline.key() },
    (outline) => outline && withEntry(outline, saved),
  );
  // What is under way was asked for before, and would come over it.
  askAgain(api.issues.outline.key(), ({ state }) => state.fetchStatus === 'fetching');
  for (const query of queryClient.getQueryCache().findAll({ queryKey: api.manuscripts.list.key() })) {
    const page = query.state.fetchStatus === 'idle' ? pageAfterSave(query, saved) : undefined;
    if (page) query.setData(page);
    else void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
  }
  askAgain(api.manuscripts.choices.key(), () => true);
  askAgain(api.exports.key(), () => true);
  askAgain(api.articles.read.key({ input: { articleId: saved.id } }), () => true);
  askAgain(api.articles.history.key({ input: { articleId: saved.id } }), () => true);
  const isSameTitle = before !== undefined && isSame(titleOf(before), titleOf(saved));
  askAgain(
    api.findings.list.key(),
    ({ state }) => !isSameTitle || isAbout(state.data as WorklistFinding[] | undefined, saved.id),
  );
  if (before === undefined || !isSame(before.bylines, saved.bylines)) askAgain(api.settings.listDirectory.key(), () => true);
}

function askAgain(queryKey: readonly unknown[], predicate: (query: Query) => boolean): void {
  void queryClient.invalidateQueries({ queryKey, predicate });
}

function entryInOutlines(id: string): ArticleEntry | undefined {
  const outlines = queryClient.getQueriesData<IssueOutline>({ queryKey: api.issues.outline.key() });
  return outlines.flatMap(([, outline]) => (outline ? entriesOf(outline) : [])).find((entry) => entry.id === id);
}

function entriesOf({ opening, sections }: IssueOutline): ArticleEntry[] {
  return [...(opening ? [opening] : []), ...sections.flatMap(({ articles }) => articles)];
}

function withEntry(outline: IssueOutline, saved: ArticleEntry): IssueOutline {
  const isOlder = ({ id, revision }: ArticleEntry): boolean => id === saved.id && revision < saved.revision;
  if (!entriesOf(outline).some(isOlder)) return outline;
  const newer = (entry: ArticleEntry): ArticleEntry => (isOlder(entry) ? saved : entry);
  return {
    ...outline,
    opening: outline.opening && newer(outline.opening),
    sections: outline.sections.map((section) => ({ ...section, articles: section.articles.map(newer) })),
  };
}

function titleOf({ titleLines, contentsTitle }: ArticleEntry) {
  return { titleLines, contentsTitle };
}

/** What a worklist says of a passage changes with the text around it. */
function isAbout(findings: readonly WorklistFinding[] | undefined, articleId: string): boolean {
  return findings?.some(({ target }) => target.kind === 'article' && target.articleId === articleId) ?? true;
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
