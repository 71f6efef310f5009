import { client } from '../api/connection.ts';
import { createImportQueue, type ImportedFile } from './import-queue.ts';

/** The files that become manuscripts without a place. */
export const manuscriptImports = createImportQueue(importManuscript);

async function importManuscript(input: { name: string; contents: Blob }, signal: AbortSignal): Promise<ImportedFile> {
  const { articleId, title, anomalies, replaced } = await client.manuscripts.importFile(input, { signal });
  const { article } = await client.articles.read({ articleId });
  const headings = article.document.content.filter((block) => block.type === 'heading').length;
  const byline = article.bylines.map(({ name }) => name).join('、');
  const about = [byline ? `署名 ${byline}` : '没有认出署名', `${headings} 个小标题`].join('，');
  return { id: articleId, title: `《${title}》`, about, scope: { articleId }, doubts: anomalies.length, replaced };
}
