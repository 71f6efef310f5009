import { type Article, articleTitle, type Byline } from './article.ts';

/** 目录: sections with their entries; fillers are not listed. Sections without articles are left out. */
export interface ContentsSection {
  name: string;
  entries: ContentsEntry[];
}

/** An issue with its texts or without. */
interface ContentsSource {
  sections: readonly { name: string; articles: readonly Omit<Article, 'document'>[] }[];
}

export interface ContentsEntry {
  articleId: string;
  title: string;
  /** 「甲市委编办 乙市委编办」. */
  byline: string;
}

/** The one function that makes the contents, for typesetter, DOCX, screens and lists. Page numbers come from the page map. */
export function contentsOf({ sections }: ContentsSource): ContentsSection[] {
  return sections
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
