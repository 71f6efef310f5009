import type { Byline } from '../../../shared/periodical/article.ts';

const most = 8;

/** Entries of the directory for what was typed: those that begin with it first, then those that sign most articles. */
export function suggestBylines<Entry extends Byline & { note: string; articles: number }>(
  directory: readonly Entry[],
  typed: string,
  chosen: readonly Byline[],
): Entry[] {
  const wanted = typed.trim();
  return directory
    .filter(({ name, note }) => name.includes(wanted) || (wanted !== '' && note.includes(wanted)))
    .filter(({ name }) => !chosen.some((byline) => byline.name === name))
    .sort((a, b) => Number(b.name.startsWith(wanted)) - Number(a.name.startsWith(wanted)) || b.articles - a.articles)
    .slice(0, most);
}
