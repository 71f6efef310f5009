import type { IssueInformation } from '../../../shared/periodical/issue.ts';
import type { Layout } from '../../../shared/periodical/layout.ts';

/** What the forms of 设置 change. */
export interface IssueSettings {
  issue: IssueInformation;
  layout: Layout;
}

type Plain = Record<string, unknown>;

/**
 * `mine` with what others changed since `base`. A field that both changed keeps what others wrote; `lost` says that there was
 * one. Fields are those of issue and layout and, within a group such as the masthead, its own.
 */
export function mergeChanges(
  base: IssueSettings,
  mine: IssueSettings,
  theirs: IssueSettings,
): { settings: IssueSettings; lost: boolean } {
  const issue = mergeFields({ ...base.issue }, { ...mine.issue }, { ...theirs.issue });
  const layout = mergeFields({ ...base.layout }, { ...mine.layout }, { ...theirs.layout });
  return {
    settings: { issue: issue.value as IssueInformation, layout: layout.value as Layout },
    lost: issue.lost || layout.lost,
  };
}

export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function mergeFields(base: Plain, mine: Plain, theirs: Plain): { value: Plain; lost: boolean } {
  const value: Plain = { ...theirs };
  let lost = false;
  for (const key of Object.keys(mine)) {
    const [before, own, others] = [base[key], mine[key], theirs[key]];
    if (isSame(own, before) || isSame(own, others)) continue;
    if (isGroup(before) && isGroup(own) && isGroup(others)) {
      const inner = mergeFields(before, own, others);
      value[key] = inner.value;
      lost ||= inner.lost;
    } else if (isSame(others, before)) value[key] = own;
    else lost = true;
  }
  return { value, lost };
}

function isGroup(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
