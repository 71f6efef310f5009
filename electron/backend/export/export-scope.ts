import { UserError } from '../../../shared/contract/errors.ts';
import { type Article, listTitle } from '../../../shared/periodical/article.ts';
import { type Asset, articlesInOrder, assetSchema, type CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { issueName, totalNumberName } from '../../../shared/periodical/issue.ts';
import { findAsset } from '../archive/asset-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { orDamaged } from '../archive/or-damaged.ts';
import { figuresOf } from '../articles/figures-of.ts';
import { readRevision } from '../articles/read-revision.ts';
import { loadCompleteIssue } from '../issues/load-complete-issue.ts';
import type { OnlyArticle } from '../typeset/template-data.ts';

/** What is exported or printed: a whole issue, or with `only` one article alone. */
export interface ExportScope {
  complete: CompleteIssue;
  only?: OnlyArticle | undefined;
}

/**
 * An issue, or one article with the layout of the issue. An article alone has no cover, so its pages count from 1.
 * @throws UserError `issue-gone`, `article-missing`, `asset-missing`, `archive-damaged`
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
      assets: [...new Set(figuresOf(article.document))].map((id) => pictureOf(archive, id, article)),
    },
    only: { articleId },
  };
}

function pictureOf({ folder, readable: db }: Archive, id: string, article: Article): Asset {
  const row = findAsset(db, id);
  if (!row) throw new UserError('asset-missing', { where: `《${listTitle(article)}》` });
  return orDamaged(folder, `图片 ${id}`, () => assetSchema.parse(row));
}

/** 「内蒙古机构编制 2021年第1期（总第167期）」 or the title of the article, without what file systems refuse. */
export function scopeName({ complete, only }: ExportScope): string {
  const { issue } = complete;
  const article = articlesInOrder(complete).find((entry) => entry.article.id === only?.articleId)?.article;
  const name = article ? listTitle(article) : `${issue.title} ${issueName(issue)}（${totalNumberName(issue)}）`;
  return fileName(name);
}

/** At most 80 characters: with the folder and its ending a path stays within what Windows takes. */
function fileName(name: string): string {
  const allowed = name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '').replaceAll(/\s+/g, ' ');
  return (
    [...allowed]
      .slice(0, 80)
      .join('')
      .replace(/[\s.]+$/, '')
      .trim() || '编刊'
  );
}
