import { navigate } from 'wouter/use-hash-location';

/** A part of an issue in 编排: an article by its id, or one of the fixed parts. */
export type IssuePart = (typeof issueParts)[number] | { articleId: string };
const issueParts = ['cover', 'opening', 'masthead', 'contents'] as const;

export const settingsTabs = [
  'periodical',
  'masthead',
  'distribution',
  'sections',
  'directory',
  'layout',
  'fonts',
  'activity',
  'program',
] as const;
export type SettingsTab = (typeof settingsTabs)[number];

/** Addresses inside the window. 编排 and 档案 carry the issue, so that a link leads back to the same place. */
export const addresses = {
  home: () => '/',
  manuscripts: () => '/manuscripts',
  /** Without an issue: what to do where there is none. */
  arrange: (issueId?: string, part?: IssuePart) =>
    ['/arrange', ...(issueId ? [issueId] : []), ...(part ? [partAddress(part)] : [])].join('/'),
  archive: () => '/archive',
  read: (issueId: string) => `/archive/${issueId}`,
  settings: (tab: SettingsTab = 'periodical') => `/settings/${tab}`,
  help: (chapter = 'start') => `/help/${chapter}`,
};

function partAddress(part: IssuePart): string {
  return typeof part === 'string' ? part : `article/${part.articleId}`;
}

/** The part that the end of an address of 编排 names; null where it names none. */
export function partOf(end: string): IssuePart | null {
  const articleId = /^article\/(.+)$/.exec(end)?.[1];
  if (articleId !== undefined) return { articleId };
  return issueParts.find((part) => part === end) ?? null;
}

/** Goes to an address of `addresses`. */
export function go(address: string): void {
  navigate(address);
}
