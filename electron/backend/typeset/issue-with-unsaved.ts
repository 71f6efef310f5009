import type { Article } from '../../../shared/periodical/article.ts';
import type { Asset, CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import type { IssueInformation } from '../../../shared/periodical/issue.ts';
import type { Layout } from '../../../shared/periodical/layout.ts';
import type { Archive } from '../archive/handles.ts';
import { checkArticle } from '../articles/check-article.ts';
import { checkArticleLimits, checkIssueLimits } from '../articles/check-limits.ts';
import { readRevision } from '../articles/read-revision.ts';
import { wholePicture } from '../assets/load-asset.ts';
import { checkRoom } from '../issues/check-room.ts';
import { loadCompleteIssue } from '../issues/load-complete-issue.ts';
import { pictureIds } from '../issues/picture-ids.ts';

interface UnsavedIssue {
  issueId: string;
  /** Set in the pages even where it has no place in the issue. */
  articleId?: string;
  unsaved: { articles: Article[]; issue?: IssueInformation | undefined; layout?: Layout | undefined };
}

/** Articles by revision, which never change: at a keystroke nothing but the outline is read again. */
const readRevisions = new WeakMap<Archive, Map<number, Article>>();
const maximumRevisions = 200;

/** An issue of the archive with what an editor has on the screen in place of what was last saved. @throws UserError `too-large`, `layout-without-room` */
export function issueWithUnsaved(archive: Archive, { issueId, articleId, unsaved }: UnsavedIssue): CompleteIssue {
  for (const article of unsaved.articles) checkArticleLimits(article);
  if (unsaved.layout) checkRoom(unsaved.layout);
  const stored = loadCompleteIssue(archive, { issueId }, knownRevisions(archive));
  const edited = new Map(unsaved.articles.map((article) => [article.id, checkArticle(article).article]));
  const sections = stored.sections.map((section) => ({
    ...section,
    articles: section.articles.map((article) => edited.get(article.id) ?? article),
  }));
  const isPlaced = sections.some((section) => section.articles.some((article) => article.id === articleId));
  if (articleId !== undefined && !isPlaced) {
    const article = edited.get(articleId) ?? readRevision(archive, { articleId }).article;
    sections.push({ id: 'unplaced', name: '', articles: [{ ...article, kind: 'article' }] });
  }
  const issue = { ...(unsaved.issue ?? stored.issue), opening: stored.issue.opening };
  const assets = [...stored.assets, ...newAssets(archive, pictureIds({ issue, sections }), stored.assets)];
  const layout = unsaved.layout ?? stored.layout;
  if (unsaved.issue || unsaved.layout) checkIssueLimits({ issue, layout });
  return { issue, layout, sections, assets };
}

/** Pictures that only what is not yet saved names. One that is not in the archive is printed as a gap. */
function newAssets(archive: Archive, ids: readonly string[], stored: readonly Asset[]): Asset[] {
  const isStored = new Set(stored.map(({ id }) => id));
  return ids.filter((id) => !isStored.has(id)).flatMap((id) => wholePicture(archive, id) ?? []);
}

function knownRevisions(archive: Archive): Map<number, Article> {
  const known = readRevisions.get(archive) ?? new Map<number, Article>();
  if (known.size > maximumRevisions) known.clear();
  readRevisions.set(archive, known);
  return known;
}
