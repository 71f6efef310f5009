import { type ArticleRow, selectArticlesOfIssue } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { selectSections } from '../archive/issue-queries.ts';
import { orDamaged } from '../archive/or-damaged.ts';
import { outlineDigest } from './issue-digest.ts';

export interface OutlineSection {
  id: string;
  name: string;
  articles: ArticleRow[];
}

/**
 * The sections of an issue with the rows of their articles, in printed order, proved by their hash.
 * @throws UserError `archive-damaged`
 */
export function readOutline({ folder, readable: db }: Archive, issue: { id: string; outlineSha256: string }): OutlineSection[] {
  return orDamaged(folder, `栏目与稿件顺序 ${issue.id}`, () => {
    const outline = outlineOf(selectSections(db, issue.id), selectArticlesOfIssue(db, issue.id));
    if (outlineDigest(outline) !== issue.outlineSha256) throw new Error('sections or order do not have their hash');
    return outline;
  });
}

/** Sections with their articles, from the rows of both in printed order. */
export function outlineOf(sections: readonly { id: string; name: string }[], rows: readonly ArticleRow[]): OutlineSection[] {
  return sections.map((section) => ({ ...section, articles: rows.filter((row) => row.section === section.id) }));
}
