import type { Finding, FindingTarget } from '../../../../shared/contract/finding.ts';
import { plainText } from '../../../../shared/document/plain-text.ts';
import type { DocumentNode } from '../../../../shared/document/types.ts';
import { figureSize } from '../../../../shared/layout/figure-size.ts';
import { type Article, articleTitle, listTitle } from '../../../../shared/periodical/article.ts';
import { articlesInOrder, type CompleteIssue } from '../../../../shared/periodical/complete-issue.ts';

type Target = FindingTarget;

/** Below this a picture looks soft in print. */
const leastDpi = 200;

/** Articles without a title, byline or text, sections without articles, pictures of too few pixels. */
export function articleItems(complete: CompleteIssue): Finding[] {
  const { opening } = complete.issue;
  const openingTarget = { kind: 'issue', part: 'opening' } as const;
  return [
    ...sectionItems(complete),
    ...(opening ? pictureItems(opening.document, '卷首语', openingTarget, complete) : []),
    ...articlesInOrder(complete).flatMap(({ article }) => [
      ...emptyItems(article),
      ...pictureItems(article.document, `《${listTitle(article)}》`, targetOf(article), complete),
    ]),
  ];
}

function sectionItems({ sections }: CompleteIssue): Finding[] {
  const target = { kind: 'issue', part: 'sections' } as const;
  const items = sections
    .filter(({ articles }) => articles.length === 0)
    .map(({ name }): Finding => {
      const message = `“${name}”栏目里没有稿件，目录中不会出现这个栏目。`;
      return { kind: 'empty-section', severity: 'warning', message, target };
    });
  if (sections.some(({ articles }) => articles.length > 0)) return items;
  return [{ kind: 'empty-section', severity: 'error', message: '这一期还没有编入任何稿件。', target }, ...items];
}

function emptyItems(article: Article): Finding[] {
  const target = targetOf(article);
  const name = `《${listTitle(article)}》`;
  const items: Finding[] = [];
  if (articleTitle(article).trim() === '') {
    items.push({ kind: 'empty-field', severity: 'error', message: '有一篇稿件没有标题。', target });
  }
  if (plainText(article.document).trim() === '' && !article.document.content.some(({ type }) => type === 'figure')) {
    items.push({ kind: 'empty-article', severity: 'error', message: `${name}没有正文。`, target });
  }
  if (article.kind === 'article' && article.bylines.length === 0) {
    items.push({ kind: 'empty-field', severity: 'warning', message: `${name}没有署名。`, target });
  }
  return items;
}

function pictureItems(document: DocumentNode, place: string, target: Target, complete: CompleteIssue): Finding[] {
  const assets = new Map(complete.assets.map((asset) => [asset.id, asset]));
  const figures = document.content.flatMap((block) => (block.type === 'figure' ? [block] : []));
  return figures.flatMap(({ attrs }, index): Finding[] => {
    const asset = assets.get(attrs.asset);
    if (!asset) return [];
    const { widthPt } = figureSize(asset, attrs, complete.layout);
    const dpi = Math.round((asset.widthPx * 72) / widthPt);
    if (dpi >= leastDpi) return [];
    const wanted = Math.ceil((widthPt / 72) * leastDpi);
    const message = `${place}的第 ${index + 1} 幅图片印出来只有每英寸 ${dpi} 点，会发虚，请换成宽度不少于 ${wanted} 像素的图片。`;
    return [{ kind: 'low-resolution', severity: 'warning', message, target }];
  });
}

function targetOf(article: Article): Target {
  return { kind: 'article', articleId: article.id };
}
