import { documentOf, paragraph } from '../../../shared/document/build.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import type { ImportDoubt } from '../../../shared/periodical/doubt-kinds.ts';
import type { MastheadRole } from '../../../shared/periodical/issue.ts';
import { defaultLayout } from '../../../shared/periodical/layout.ts';
import { matchKey } from '../../../shared/text/match-key.ts';
import type { PlacedDoubt } from '../archive/store-doubts.ts';
import type { ParsedArticle, ParsedBulletin } from './bulletin-text/bulletin-import.ts';
import { anchorDoubts, type SourcedArticle } from './doubts/anchor-doubts.ts';
import type { InlineSources } from './markdown/inline-marks.ts';
import { cleanNotes, documentFrom, withInline } from './print-lines/document-from.ts';
import { bylineOf } from './recognise/byline-of.ts';
import { clean } from './recognise/clean.ts';

/** 导入报告: what was found, what was put together, what an editor should look at. */
export interface ImportReport {
  counts: {
    sections: number;
    articles: number;
    headings: number;
    runInHeadings: number;
    paragraphs: number;
    notes: number;
    credits: number;
    characters: number;
  };
  joins: { article: string; from: number; to: number }[];
  reorderings: { article: string; readFirst: [number, number]; belongsFirst: [number, number] }[];
  contentsMismatches: { contentsTitle: string; bodyTitle: string }[];
  anomalies: ImportDoubt[];
}

/** A parsed issue as the archive keeps it: widths of marks normalised, spaces of the scan taken out, every place reported. */
export function importIssue(
  parsed: ParsedBulletin,
  newId: () => string,
): { complete: CompleteIssue; report: ImportReport; doubts: PlacedDoubt[] } {
  const { json, extras } = parsed;
  const sources = { notes: cleanNotes(extras.notes), links: extras.links };
  const articles = parsed.articles.map((article, index) =>
    importArticle(article, {
      authors: json.articles[index]?.authors ?? [],
      subtitle: json.articles[index]?.subtitle ?? '',
      sources,
      newId,
    }),
  );
  const { statement } = json.issue;
  const complete: CompleteIssue = {
    issue: {
      id: newId(),
      title: json.issue.title,
      pinyin: extras.pinyin,
      mongolianTitle: extras.mongolianTitle,
      sponsor: clean(json.issue.sponsor),
      year: json.issue.year,
      number: json.issue.number,
      total: json.issue.total,
      publishedOn: json.issue.publishedOn,
      frequency: json.issue.frequency,
      opening: statement && {
        title: clean(statement.title, 'keep'),
        document: documentOf(...extras.statementParagraphs.map((text) => withInline(paragraph(clean(text)), sources))),
        attribution: clean(statement.attribution),
      },
      masthead: {
        ...splitMasthead(parsed),
        address: clean(json.masthead.address),
        phone: json.masthead.phone,
        notice: clean(json.masthead.notice, 'keep'),
      },
      distribution: {
        报: clean(json.distribution.报),
        送: clean(json.distribution.送),
        发: clean(json.distribution.发),
      },
      imprint: extras.imprint,
    },
    layout: defaultLayout,
    sections: json.columns.map((column) => ({
      id: newId(),
      name: clean(column.name, 'keep'),
      articles: column.articles.flatMap((index) => articles[index] ?? []),
    })),
    assets: [],
  };
  const sourced = articles.flatMap((article, index): SourcedArticle[] => {
    const source = parsed.articles[index];
    return source ? [{ article, lines: source.lines, blockLines: source.blocks.map(({ lines }) => lines) }] : [];
  });
  return { complete, report: reportOf(parsed), doubts: anchorDoubts(json.anomalies, sourced, extras.doubtfulLines) };
}

interface ArticleExtras {
  authors: readonly string[];
  subtitle: string;
  sources: InlineSources;
  newId: () => string;
}

function importArticle(article: ParsedArticle, { authors, subtitle, sources, newId }: ArticleExtras): Article {
  return {
    id: newId(),
    kind: 'article',
    kicker: clean(article.kicker, 'keep'),
    titleLines: [clean(article.title, 'keep')],
    subtitle: clean(subtitle, 'keep'),
    bylines: authors.map(bylineOf),
    contentsTitle: article.contentsTitle === null ? null : clean(article.contentsTitle, 'keep'),
    document: documentFrom(article.blocks, sources),
  };
}

/** Roles before 主编 are the committee; the editors' office follows. */
function splitMasthead({ json, extras }: ParsedBulletin): { committee: MastheadRole[]; editors: MastheadRole[] } {
  const roles = json.masthead.roles.map(
    (role): MastheadRole => ({
      ...role,
      byStroke:
        extras.rolesByStroke.includes(role.role) || (/笔[画划]/.test(json.masthead.committeeOrder) && role.role === '委员'),
    }),
  );
  const office = /(总编|主编|编辑|审核|审稿|编审|校对|编务|排版|设计|美编|摄影|发行|策划|翻译|通讯员|监制)/;
  return { committee: roles.filter((role) => !office.test(role.role)), editors: roles.filter((role) => office.test(role.role)) };
}

function reportOf({ json, articles }: ParsedBulletin): ImportReport {
  const sum = (count: (article: ParsedBulletin['json']['articles'][number]) => number): number =>
    json.articles.reduce((total, article) => total + count(article), 0);
  return {
    counts: {
      sections: json.columns.length,
      articles: json.articles.length,
      headings: sum((article) => article.headings.length),
      runInHeadings: sum((article) => article.runInHeadings.length),
      paragraphs: sum((article) => article.paragraphs.length),
      notes: sum((article) => article.notes.length),
      credits: sum((article) => article.credits.length),
      characters: articles.reduce(
        (total, { blocks }) => total + blocks.reduce((own, { text }) => own + matchKey(text).length, 0),
        0,
      ),
    },
    joins: json.articles.flatMap((article, index) =>
      article.joins.map(([from, to]) => ({ article: articles[index]?.title ?? '', from, to })),
    ),
    reorderings: articles.flatMap(({ title, reorderings }) =>
      reorderings.map(({ readFirst, belongsFirst }) => ({ article: title, readFirst, belongsFirst })),
    ),
    contentsMismatches: json.tocMismatches.map(({ tocTitle, bodyTitle }) => ({ contentsTitle: tocTitle, bodyTitle })),
    anomalies: json.anomalies,
  };
}
