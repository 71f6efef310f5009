import { documentOf, paragraph } from '../../../shared/document/build.ts';
import { type Article, listTitle } from '../../../shared/periodical/article.ts';
import { articleContent } from '../archive/article-content.ts';
import { type ArticleRow, findArticleText } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { revisionContent } from '../archive/revision-content.ts';
import { decodeContent } from '../archive/revision-encoding.ts';
import { findRevision, selectRevisions } from '../archive/revision-queries.ts';
import { rowGuard } from '../archive/row-guard.ts';
import { articleFromContent } from './article-from-content.ts';
import { type ArticleHead, articleHead } from './article-head.ts';

export interface Readable {
  article: Article;
  /** One Chinese sentence about what is shown instead of the current version; null where that is whole. */
  damage: string | null;
}

/**
 * The current version of an article, or the best that can still be read of it: the same text where only its proof is damaged, an
 * earlier version, the plain text that is kept for search, a sentence where nothing is left. Never fails.
 */
export function bestReadable(archive: Archive, row: ArticleRow): Readable {
  const current = attempt(() => currentArticle(archive, row));
  if (current) return { article: current, damage: null };
  const found = unprovedArticle(archive, row) ?? earlierArticle(archive, row) ?? plainArticle(archive, row) ?? nothing(row);
  return {
    article: found.article,
    damage: `《${listTitle(found.article)}》的最新版本有损坏，${found.instead}，请核对后再用。`,
  };
}

type Found = { article: Article; instead: string } | undefined;

/** @throws where it is damaged */
export function currentArticle({ readable: db }: Archive, { id, number, currentRevision }: ArticleRow): Article {
  const revision = findRevision(db, currentRevision);
  if (revision?.article !== number) throw new Error(`there is no revision ${currentRevision}`);
  return articleFromContent(id, revisionContent(db, revision));
}

/** The content does not have its hash, but head and text are what other rows say: what is damaged is the hash. */
function unprovedArticle({ readable: db }: Archive, row: ArticleRow): Found {
  return attempt(() => {
    const revision = findRevision(db, row.currentRevision);
    if (!revision || revision.article !== row.number || revision.encoding !== 'snapshot') return undefined;
    const article = articleFromContent(row.id, decodeContent(revision, null));
    const { head, plainText } = articleContent(article);
    if (head !== row.head || plainText !== findArticleText(db, row.number)) return undefined;
    return { article, instead: '文字与另存的一份一致，格式没有得到证实' };
  });
}

function earlierArticle({ readable: db }: Archive, row: ArticleRow): Found {
  const earlier = attempt(() => selectRevisions(db, row.id)) ?? [];
  for (const { sequence, time } of earlier) {
    const article = attempt(() => {
      const revision = findRevision(db, sequence);
      return revision?.article === row.number ? articleFromContent(row.id, revisionContent(db, revision)) : undefined;
    });
    if (article) return { article, instead: `这里是较早的版本（${localTime(new Date(time))}）` };
  }
  return undefined;
}

function plainArticle({ readable: db }: Archive, row: ArticleRow): Found {
  const text = attempt(() => findArticleText(db, row.number));
  if (text === undefined) return undefined;
  const document = documentOf(...text.split('\n').map((line) => paragraph(line)));
  const article = attempt(() => articleFromContent(row.id, articleContent({ ...provedHead(row), id: row.id, document }).content));
  return article && { article, instead: '这里只有文字，没有格式、表格和图片' };
}

function nothing(row: ArticleRow): NonNullable<Found> {
  const document = documentOf(paragraph('（正文在档案里已损坏，读不出来）'));
  return { article: { ...provedHead(row), id: row.id, document }, instead: '正文读不出来' };
}

function provedHead(row: ArticleRow): ArticleHead {
  const head = rowGuard(row) === row.guard ? attempt(() => articleHead(row)) : undefined;
  return head ?? { ...unknownHead, kind: row.kind === 'filler' ? 'filler' : 'article' };
}

const unknownHead: Omit<ArticleHead, 'kind'> = {
  kicker: '',
  titleLines: ['（标题已损坏）'],
  subtitle: '',
  bylines: [],
  contentsTitle: null,
};

/** 「3月26日09:05」 by the clock of this PC, as the version list shows it. */
export function localTime(time: Date): string {
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${time.getMonth() + 1}月${time.getDate()}日${twoDigits(time.getHours())}:${twoDigits(time.getMinutes())}`;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
