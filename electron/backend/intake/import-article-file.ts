import { type Article, listTitle } from '../../../shared/periodical/article.ts';
import type { ImportDoubt } from '../../../shared/periodical/doubt-kinds.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { insertActivity } from '../archive/activity-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { storeDoubts } from '../archive/store-doubts.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { saveArticle } from '../articles/save-article.ts';
import { storeAsset } from '../assets/store-asset.ts';
import { anchorDoubts } from './doubts/anchor-doubts.ts';
import type { ImportFileInput, StoreFileInput } from './import-issue-file.ts';
import type { ImportedManuscript } from './parse-article-text.ts';
import { type ParsedFile, parseFile } from './parse-file.ts';

export interface ImportedArticleFile extends Pick<ImportedManuscript, 'joins' | 'anomalies'> {
  article: Article;
  encoding: string;
  /** Characters that no page can carry and that became U+FFFD, as `U+0000` names. */
  replaced: string[];
}

/** One manuscript becomes an article without a place in an issue. @throws UserError as `parseFile` and `saveArticle` */
export async function importArticleFile(
  archive: Archive,
  { findDuplicates, ...input }: ImportFileInput & { findDuplicates: FindDuplicates },
): Promise<ImportedArticleFile> {
  const { file, name, startJob, signal } = input;
  const read = await parseFile(startJob, { kind: 'article', file, name }, signal);
  return storeArticleFile(archive, { ...read, duplicates: await findDuplicates(read.parsed.article) }, input);
}

/** Looks through the whole archive, see `duplicateDoubts`. */
export type FindDuplicates = (article: Article) => Promise<ImportDoubt[]>;

/** @throws UserError as `saveArticle` */
export function storeArticleFile(
  archive: Archive,
  { parsed, encoding, duplicates }: ParsedFile<'article'> & { duplicates: readonly ImportDoubt[] },
  { author, newId, now }: StoreFileInput,
): ImportedArticleFile {
  const article = { ...parsed.article, id: newId() };
  const source = { article, lines: { from: 1, to: Number.POSITIVE_INFINITY }, blockLines: [] };
  const doubts = [
    ...anchorDoubts(duplicates, [source], {}),
    ...parsed.doubts.map((doubt) => ({ ...doubt, articleId: doubt.articleId && article.id })),
  ];
  const { replaced } = writeTransaction(archive, (db) => {
    for (const picture of parsed.pictures) storeAsset(archive, picture);
    const saved = saveArticle(archive, { articleId: article.id, parent: null, author, reason: '导入', article }, now());
    storeDoubts(db, null, doubts);
    insertActivity(db, {
      time: now().toISOString(),
      author,
      action: 'import-article',
      subject: `《${listTitle(article)}》`,
      detail: canonicalJson({ doubts: doubts.length }),
      concerns: [article.id],
    });
    return saved;
  });
  return { article, joins: parsed.joins, anomalies: [...duplicates, ...parsed.anomalies], encoding, replaced };
}
