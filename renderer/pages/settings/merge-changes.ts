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
 * one. Fields are those of issue and layout and, one step down, of masthead, distribution, imprint and fonts.
 */
export function mergeChanges(
  base: IssueSettings,
  mine: IssueSettings,
  theirs: IssueSettings,
): { settings: IssueSettings; lost: boolean } {
  const issue = mergeFields({ ...base.issue }, { ...mine.issue }, { ...theirs.issue }, ['masthead', 'distribution', 'imprint']);
  const layout = mergeFields({ ...base.layout }, { ...mine.layout }, { ...theirs.layout }, ['fonts']);
  return {
    settings: { issue: issue.value as IssueInformation, layout: layout.value as Layout },
    lost: issue.lost || layout.lost,
  };
}

export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function mergeFields(base: Plain, mine: Plain, theirs: Plain, nested: readonly string[]): { value: Plain; lost: boolean } {
  const value: Plain = { ...theirs };
  let lost = false;
  for (const key of Object.keys(mine)) {
    if (isSame(mine[key], base[key]) || isSame(mine[key], theirs[key])) continue;
    if (nested.includes(key)) {
      const inner = mergeFields(base[key] as Plain, mine[key] as Plain, theirs[key] as Plain, []);
      value[key] = inner.value;
      lost ||= inner.lost;
    } else if (isSame(theirs[key], base[key])) value[key] = mine[key];
    else lost = true;
  }
  return { value, lost };
}
