import { navigate } from 'wouter/use-hash-location';

/** A part of an issue in 编排: an article by its id, or one of the fixed parts. */
export type IssuePart = 'cover' | 'opening' | 'masthead' | 'contents' | { articleId: string };

export const settingsTabs = [
  'periodical',
  'masthead',
  'distribution',
  'sections',
  'directory',
  'layout',
  'fonts',
  'program',
] as const;
export type SettingsTab = (typeof settingsTabs)[number];

/** Addresses inside the window. 编排 and 档案 carry the issue, so that a link leads back to the same place. */
export const addresses = {
  home: () => '/',
  manuscripts: () => '/manuscripts',
  arrange: (issueId: string, part?: IssuePart) =>
    part === undefined
      ? `/arrange/${issueId}`
      : `/arrange/${issueId}/${typeof part === 'string' ? part : `article/${part.articleId}`}`,
  archive: () => '/archive',
  read: (issueId: string) => `/archive/${issueId}`,
  settings: (tab: SettingsTab = 'periodical') => `/settings/${tab}`,
  help: (chapter = 'start') => `/help/${chapter}`,
};

/** Goes to an address of `addresses`. */
export function go(address: string): void {
  navigate(address);
}
