import { listTitle } from '../../../shared/periodical/article.ts';
import { issueName, totalNumberName } from '../../../shared/periodical/issue.ts';
import { type ArticleRow, findArticle, findArticleOfRevision, selectArticlesAfter } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { findIssueById } from '../archive/issue-queries.ts';
import { bestReadable, localTime } from '../articles/best-readable.ts';
import { figuresOf } from '../articles/figures-of.ts';
import { shownHead } from '../articles/shown-head.ts';
import { readableIssue } from '../issues/readable-issue.ts';
import { archiveSettings, type SettingKey } from '../settings/archive-settings.ts';
import type { Problem } from './verify-archive.ts';

/** How an editor knows what is damaged; its id where nothing better can be found. Never fails. */
export function problemName(archive: Archive, kind: Problem['kind'], id: string): string {
  try {
    return nameOf(archive, kind, id) ?? id;
  } catch {
    return id;
  }
}

function nameOf(archive: Archive, kind: Problem['kind'], id: string): string | undefined {
  const { readable: db } = archive;
  const named = (row: ArticleRow | undefined): string | undefined => row && `《${listTitle(shownHead(archive, row))}》`;
  switch (kind) {
    case 'file':
      return '数据库文件';
    case 'reference':
      return `数据库的 ${id} 表`;
    case 'issue': {
      const row = findIssueById(db, id);
      if (!row) return undefined;
      const { issue } = readableIssue(archive, row);
      return `${issueName(issue)}（${totalNumberName(issue)}）`;
    }
    case 'article':
      return named(findArticle(db, id));
    case 'revision': {
      const found = findArticleOfRevision(db, Number(id));
      return found && `${named(found.article)}的版本（${localTime(new Date(found.time))}）`;
    }
    case 'setting':
      return id in archiveSettings ? `设置里的“${archiveSettings[id as SettingKey].subject}”` : `设置 ${id}`;
    case 'doubt':
      return `核对单的第 ${id.replace('doubt/', '')} 处`;
    case 'activity':
      return `第 ${id} 条记录`;
    case 'asset': {
      const name = named(articleWithPicture(archive, id));
      return name && `${name}的图片`;
    }
  }
}

/** The first whose text shows it now. */
function articleWithPicture(archive: Archive, id: string): ArticleRow | undefined {
  const rows = selectArticlesAfter(archive.readable, 0, Number.MAX_SAFE_INTEGER);
  return rows.find((row) => figuresOf(bestReadable(archive, row).article.document).includes(id));
}
