import { articleTitle, type Byline } from './article.ts';
import type { CompleteIssue } from './complete-issue.ts';

/** 目录: sections with their entries; fillers are not listed. Sections without articles are left out. */
export interface ContentsSection {
  name: string;
  entries: ContentsEntry[];
}

export interface ContentsEntry {
  articleId: string;
  title: string;
  /** 「甲市委编办 乙市委编办」. */
  byline: string;
}

/** The one function that makes the contents, for typesetter, DOCX, screens and lists. Page numbers come from the page map. */
export function contentsOf(complete: Pick<CompleteIssue, 'sections'>): ContentsSection[] {
  return complete.sections
    .map((section) => ({
      name: section.name,
      entries: section.articles
        .filter((article) => article.kind === 'article')
        .map((article) => ({
          articleId: article.id,
          title: article.contentsTitle ?? articleTitle(article),
          byline: bylineText(article.bylines),
        })),
    }))
    .filter((section) => section.entries.length > 0);
}

export function bylineText(bylines: readonly Byline[]): string {
  return bylines.map((byline) => byline.name).join(' ');
}
