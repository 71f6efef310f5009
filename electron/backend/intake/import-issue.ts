import { credits, documentOf, heading, marked, note, paragraph } from '../../../shared/document/build.ts';
import type { BlockNode, DocumentNode } from '../../../shared/document/types.ts';
import type { Article, Byline } from '../../../shared/periodical/article.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import type { MastheadRole } from '../../../shared/periodical/issue.ts';
import { defaultLayout } from '../../../shared/periodical/layout.ts';
import { guessBylineKind } from '../../../shared/periodical/person-or-unit.ts';
import { normalisePunctuation } from '../../../shared/text/normalise-punctuation.ts';
import { normaliseSpaces } from '../../../shared/text/normalise-spaces.ts';
import type { ParsedArticle, ParsedBulletin } from './bulletin-text/bulletin-import.ts';
import { type Block, runInLead } from './bulletin-text/join-pieces.ts';
import { matchKey } from './bulletin-text/match-key.ts';
import { parseMarkdownTable } from './parse-markdown-table.ts';

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
  anomalies: { line: number; what: string }[];
}

/** A parsed issue as the archive keeps it: widths of marks normalised, spaces of the scan taken out, every place reported. */
export function importIssue(parsed: ParsedBulletin, newId: () => string): { complete: CompleteIssue; report: ImportReport } {
  const { json, extras } = parsed;
  const articles = parsed.articles.map((article, index) =>
    importArticle(article, json.articles[index]?.authors ?? [], json.articles[index]?.subtitle ?? '', newId),
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
        document: documentOf(...extras.statementParagraphs.map((text) => paragraph(clean(text)))),
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
  return { complete, report: reportOf(parsed) };
}

function importArticle(article: ParsedArticle, authors: readonly string[], subtitle: string, newId: () => string): Article {
  return {
    id: newId(),
    kind: 'article',
    kicker: clean(article.kicker, 'keep'),
    titleLines: [clean(article.title, 'keep')],
    subtitle: clean(subtitle, 'keep'),
    bylines: authors.map(bylineOf),
    contentsTitle: article.contentsTitle === null ? null : clean(article.contentsTitle, 'keep'),
    document: documentFrom(article.blocks),
  };
}

export function bylineOf(name: string): Byline {
  const cleaned = clean(name);
  return { kind: guessBylineKind(cleaned), name: cleaned };
}

/** The blocks of a text as a document: run-in heads marked, punctuation and spaces normalised. */
export function documentFrom(blocks: readonly Block[]): DocumentNode {
  return documentOf(...blocks.map(blockNode));
}

export function blockNode(block: Block): BlockNode {
  if (block.kind === 'table') return parseMarkdownTable(block.text, clean);
  const text = block.kind === 'credits' ? clean(block.text, 'names') : clean(block.text);
  switch (block.kind) {
    case 'heading':
      return heading(block.level ?? 1, text);
    case 'note':
      return note(paragraph(text));
    case 'credits':
      return credits(text);
    case 'paragraph': {
      const end = runInLead(block) === null ? 0 : text.indexOf('。') + 1;
      return end === 0 ? paragraph(text) : paragraph(marked(text.slice(0, end), 'lead'), text.slice(end));
    }
  }
}

/** `keep`: spaces between parallel phrases stay, as one. `names`: those between names stay. */
function clean(text: string, spaces: 'close' | 'keep' | 'names' = 'close'): string {
  const narrow = spaces === 'close' ? normaliseSpaces(text) : text.trim().replace(/[\s\u3000]+/g, ' ');
  return normalisePunctuation(narrow);
}

/** Roles before 主编 are the committee; the editors' office follows. */
function splitMasthead({ json }: ParsedBulletin): { committee: MastheadRole[]; editors: MastheadRole[] } {
  const roles = json.masthead.roles.map(
    (role): MastheadRole => ({
      ...role,
      byStroke: /笔[画划]/.test(json.masthead.committeeOrder) && role.role === '委员',
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
