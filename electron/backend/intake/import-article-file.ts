import type { Article } from '../../../shared/periodical/article.ts';
import type { Archive } from '../archive/handles.ts';
import { saveArticle } from '../articles/save-article.ts';
import type { ImportFileInput } from './import-issue-file.ts';
import type { ImportedManuscript } from './parse-article-text.ts';
import { parseFile } from './parse-file.ts';

export interface ImportedArticleFile extends Pick<ImportedManuscript, 'joins' | 'anomalies'> {
  article: Article;
  encoding: string;
  /** Characters that no page can carry and that became U+FFFD, as `U+0000` names. */
  replaced: string[];
}

/** One manuscript becomes an article without a place in an issue. @throws UserError as `parseFile` and `saveArticle` */
export async function importArticleFile(archive: Archive, input: ImportFileInput): Promise<ImportedArticleFile> {
  const { file, name, author, startJob, newId, now, signal } = input;
  const { parsed, encoding } = await parseFile(startJob, { kind: 'article', file, name }, signal);
  const article = { ...parsed.article, id: newId() };
  const { replaced } = saveArticle(archive, { articleId: article.id, parent: null, author, reason: '导入', article }, now());
  return { article, joins: parsed.joins, anomalies: parsed.anomalies, encoding, replaced };
}
