import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';

/** Whether an id is taken in the archive. */
export interface TakenIds {
  issue(id: string): boolean;
  section(id: string): boolean;
  article(id: string): boolean;
}

/** The issue under its own ids; where one is taken, here or earlier in the issue, it gets a new one: nothing is overwritten. */
export function withFreeIds(complete: CompleteIssue, taken: TakenIds, newId: () => string): CompleteIssue {
  const section = freeIds(taken.section, newId);
  const article = freeIds(taken.article, newId);
  return {
    ...complete,
    issue: { ...complete.issue, id: freeIds(taken.issue, newId)(complete.issue.id) },
    sections: complete.sections.map((item) => ({
      ...item,
      id: section(item.id),
      articles: item.articles.map((entry) => ({ ...entry, id: article(entry.id) })),
    })),
  };
}

function freeIds(isTaken: (id: string) => boolean, newId: () => string): (id: string) => string {
  const used = new Set<string>();
  return (wanted) => {
    const id = wanted === '' || used.has(wanted) || isTaken(wanted) ? newId() : wanted;
    used.add(id);
    return id;
  };
}
