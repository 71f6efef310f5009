import { listTitle } from '../../../shared/periodical/article.ts';
import { articlesInOrder, type CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { issueName, totalNumberName } from '../../../shared/periodical/issue.ts';
import type { Archive } from '../archive/handles.ts';
import { figuresOf } from '../articles/figures-of.ts';
import { readRevision } from '../articles/read-revision.ts';
import { wholePicture } from '../assets/load-asset.ts';
import { fileName } from '../files/file-name.ts';
import { loadCompleteIssue } from '../issues/load-complete-issue.ts';
import type { OnlyArticle } from '../typeset/template-data.ts';

/** What is exported or printed: a whole issue, or with `only` one article alone. */
export interface ExportScope {
  complete: CompleteIssue;
  only?: OnlyArticle | undefined;
}

/**
 * An issue, or one article with the layout of the issue. An article alone has no cover, so its pages count from 1.
 * @throws UserError `issue-gone`, `article-missing`, `archive-damaged`
 */
export function loadExportScope(archive: Archive, input: { issueId: string; articleId: string | null }): ExportScope {
  const { issueId, articleId } = input;
  const complete = loadCompleteIssue(archive, { issueId });
  if (articleId === null) return { complete };
  const section = complete.sections.find(({ articles }) => articles.some(({ id }) => id === articleId));
  const { article } = readRevision(archive, { articleId });
  return {
    complete: {
      issue: { ...complete.issue, opening: null },
      layout: { ...complete.layout, cover: 'own' },
      sections: [{ id: section?.id ?? '', name: section?.name ?? '', articles: [{ ...article, kind: 'article' }] }],
      assets: [...new Set(figuresOf(article.document))].flatMap((id) => wholePicture(archive, id) ?? []),
    },
    only: { articleId },
  };
}

/** 「内蒙古机构编制 2021年第1期（总第167期）」 or the title of the article, without what file systems refuse. */
export function scopeName({ complete, only }: ExportScope): string {
  const { issue } = complete;
  const article = articlesInOrder(complete).find((entry) => entry.article.id === only?.articleId)?.article;
  const name = article ? listTitle(article) : `${issue.title} ${issueName(issue)}（${totalNumberName(issue)}）`;
  return fileName(name);
}
