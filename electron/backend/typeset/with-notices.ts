import { documentOf } from '../../../shared/document/build.ts';
import type { PageFault } from '../../../shared/layout/page-map.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import type { Typeset } from './typeset-issue.ts';

/** Sets an issue with a notice in place of each article that cannot be set, and tells a fault for each. */
export async function withNotices(
  complete: CompleteIssue,
  unset: readonly Article[],
  typeset: (complete: CompleteIssue) => Promise<Typeset>,
): Promise<Typeset> {
  if (unset.length === 0) return typeset(complete);
  const held = new Set(unset);
  const sections = complete.sections.map((section) => ({
    ...section,
    articles: section.articles.map((article) => (held.has(article) ? noticeFor(article) : article)),
  }));
  const { pdf, map } = await typeset({ ...complete, sections });
  const pages = new Map(map.articles.map((article) => [article.articleId, article.firstPage]));
  const faults = unset.map(({ id }): PageFault => ({ kind: 'unset', articleId: id, block: 0, page: pages.get(id) ?? 1 }));
  return { pdf, map: { ...map, faults: [...faults, ...map.faults] } };
}

const notices = new WeakMap<Article, Article>();

/** The same one each time, so that it goes to the typesetter once. */
function noticeFor(article: Article): Article {
  const before = notices.get(article);
  if (before) return before;
  const text = '（这篇稿件太大，排版没有完成，正文没有排入。请拆开大表格、减少脚注，或者把稿件分成几篇。）';
  const notice = {
    ...article,
    document: documentOf({ type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'bold' }] }] }),
  };
  notices.set(article, notice);
  return notice;
}
