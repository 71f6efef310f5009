import type { RevisionSummary } from '../../../shared/contract/articles-contract.ts';

/** Versions that belong together in the list: what the program saved by itself for one author within an hour. */
export interface RevisionGroup {
  /** Newest first; never empty. */
  revisions: [RevisionSummary, ...RevisionSummary[]];
}

const ownAccord = new Set(['自动保存', '离开窗口时保存', '关闭时保存']);

/** The version list, newest first. Where an editor did something (saved by hand, restored, signed) the version stands alone. */
export function groupRevisions(revisions: readonly RevisionSummary[]): RevisionGroup[] {
  const groups: RevisionGroup[] = [];
  for (const revision of revisions) {
    const last = groups.at(-1);
    if (last && belongTogether(last.revisions[0], revision)) last.revisions.push(revision);
    else groups.push({ revisions: [revision] });
  }
  return groups;
}

function belongTogether(a: RevisionSummary, b: RevisionSummary): boolean {
  // What has a name stands for itself.
  if (a.name !== null || b.name !== null) return false;
  return ownAccord.has(a.reason) && ownAccord.has(b.reason) && a.author === b.author && hourOf(a) === hourOf(b);
}

function hourOf({ time }: RevisionSummary): string {
  return time.slice(0, 13);
}
