import { type Article, listTitle } from '../../../shared/periodical/article.ts';
import { selectArticles } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { fileName, fold } from '../files/file-name.ts';
import { shownHead } from './shown-head.ts';

/**
 * The name of the files of an article: its title, with a number where articles that are older in the archive have the same name. It
 * stays the same each time, so that an export takes the place of the one before, and never that of another article.
 */
export function articleFileName(archive: Archive, article: Pick<Article, 'id' | 'titleLines'>): string {
  const name = fileName(listTitle(article));
  const start = lettersOf(listTitle(article));
  const rows = selectArticles(archive.readable);
  const own = rows.find(({ id }) => id === article.id)?.number ?? Number.POSITIVE_INFINITY;
  const older = rows.filter((row) => {
    if (row.number >= own) return false;
    // Only where the title may be the same: an archive has thousands.
    const title = titleOf(archive, row);
    return lettersOf(title) === start && fold(fileName(title)) === fold(name);
  });
  return older.length === 0 ? name : `${name} ${older.length + 1}`;
}

/** Of the row where it has one: a name is no place to prove it. */
function titleOf(archive: Archive, row: Parameters<typeof shownHead>[1]): string {
  try {
    return listTitle(JSON.parse(row.head) as Pick<Article, 'titleLines'>);
  } catch {
    return listTitle(shownHead(archive, row));
  }
}

function lettersOf(title: string): string {
  return title
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
    .slice(0, 20);
}
