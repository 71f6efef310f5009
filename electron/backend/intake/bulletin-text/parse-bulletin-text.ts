import { UserError } from '../../../../shared/errors.ts';
import { matchKey } from '../../../../shared/text/match-key.ts';
import { normaliseCharacters } from '../../../../shared/text/normalise-characters.ts';
import { bestPinyin } from '../../../../shared/text/pinyin-title.ts';
import { linesOfDoubts } from '../doubts/anchor-doubts.ts';
import { characterDoubts } from '../doubts/character-doubts.ts';
import { fewDoubts } from '../doubts/few-doubts.ts';
import { readMarkdown } from '../markdown/read-markdown.ts';
import { type JoinedPieces, joinPieces } from '../print-lines/join-pieces.ts';
import { type LanguageModel, learnLanguage } from '../print-lines/language-model.ts';
import { limitLines } from '../print-lines/limit-lines.ts';
import { findLineHabit, type LineHabit, measureLines } from '../print-lines/line-habit.ts';
import { mergePrintLines } from '../print-lines/merge-print-lines.ts';
import {
  hasIssueMark,
  isDecoratedFolio,
  isRunningHead,
  mostColumns,
  removePageFurniture,
  takeOut,
} from '../print-lines/page-furniture.ts';
import { readPiece } from '../print-lines/pieces.ts';
import { droppedMarks, plain, readSourceLines, type SourceLine, softEndsOf, withMarks } from '../print-lines/source-line.ts';
import { runInLead } from '../recognise/run-in-lead.ts';
import { joinPhrases } from './article-head.ts';
import { articleHeadsOf, type BodyArticle } from './body-articles.ts';
import type { BulletinImport, ImportedArticle, ParsedArticle, ParsedBulletin } from './bulletin-import.ts';
import { mostLooksAtOrder, restoreColumnOrder } from './column-order.ts';
import { findContentsHeader } from './contents.ts';
import { parseCreditsGroups } from './credits-groups.ts';
import { findAnomalies } from './find-anomalies.ts';
import { type Front, readFront } from './read-front.ts';

/**
 * Reads the scanned text of a whole issue. Structure comes from numbering and from the contents, not from mark-up.
 * @throws UserError `issue-unrecognised` where contents, articles or the numbers of the issue are missing
 */
export function parseBulletinText(text: string, file = '文字稿'): ParsedBulletin {
  const source = normaliseCharacters(text, { pageBreaks: 'keep' });
  const markdown = readMarkdown(source.text, softEndsOf(source));
  const { lines: all, doubts: long } = limitLines(readSourceLines(markdown.lines, softEndsOf(source)), file);
  const header = findContentsHeader(all);
  if (header < 0) throw new UserError('issue-unrecognised', { file, missing: '目录' });

  const periodical = readFront(all.slice(0, header), []).title;
  const isHead = (line: SourceLine): boolean => isRunningHead(line.text, { periodical, columns: [] });
  const runningHeads = all.slice(header + 1).filter((line) => isHead(line) || hasIssueMark(line.text));
  const lines = [
    ...all.slice(0, header + 1),
    ...takeOut(all.slice(header + 1), (line) => isDecoratedFolio(line.text) || isHead(line)),
  ];
  const body = articleHeadsOf(lines, header, periodical);
  if (body.articles.length === 0) throw new UserError('issue-unrecognised', { file, missing: '与目录相符的稿件正文' });

  const frontLines = [...lines.slice(0, header), ...body.between, ...body.tail];
  const front = readFront(frontLines, runningHeads);
  for (const [value, missing] of [
    [front.title, '刊名'],
    [front.year && front.number, '年份和期数'],
    [front.total, '总期号'],
  ] as const) {
    if (!value) throw new UserError('issue-unrecognised', { file, missing });
  }

  const words = { periodical: front.title, columns: body.contents.columns.map((column) => column.name) };
  const cleaned = body.articles.map((article) => cleanArticle(article, words, body.titleKeys));
  const habit = findLineHabit(cleaned.flatMap((article) => article.text));
  const model = learnLanguage([...cleaned.flatMap((article) => article.text), ...frontLines].map((line) => line.text));
  const looks = { left: mostLooksAtOrder };
  const parsed = cleaned.map((article) => parseArticle(article, habit, model, looks));

  const statement = readStatement(front, model);
  const json: BulletinImport = {
    issue: {
      title: front.title,
      pinyinAsPrinted: front.pinyins.at(-1)?.text ?? '',
      year: front.year,
      number: front.number,
      total: front.total,
      publishedOn: front.publishedOn,
      frequency: front.frequency,
      sponsor: front.sponsor || front.imprint.compiler,
      statement: statement && {
        title: statement.title,
        body: statement.paragraphs.map(plain).join('\n'),
        attribution: statement.attribution,
      },
    },
    masthead: {
      roles: front.roles.map(({ role, names }) => ({ role, names })),
      committeeOrder: front.committeeOrder,
      address: front.address,
      phone: front.phone,
      notice: front.notice,
    },
    distribution: front.distribution,
    columns: columnsOf(body.contents.columns, parsed),
    articles: parsed.map((article, index) => ({ ...article.json, index })),
    tocMismatches: parsed.flatMap(({ json }) =>
      !differsFromContents(json) ? [] : [{ tocTitle: json.tocTitle, bodyTitle: json.title.join(' ') }],
    ),
    anomalies: [],
  };
  json.anomalies = fewDoubts([
    ...characterDoubts(source),
    ...markdown.doubts,
    ...long,
    ...droppedMarks(withoutBodies(all, cleaned, front)),
    ...findAnomalies({ lines: all, front, body, parsed }),
  ]);
  return {
    json,
    articles: parsed.map((one) => one.article),
    extras: {
      pinyin: bestPinyin(
        front.title,
        front.pinyins.map((one) => one.text),
      ),
      mongolianTitle: front.mongolian.map((one) => one.text),
      imprint: front.imprint,
      statementParagraphs: statement?.paragraphs ?? [],
      rolesByStroke: front.roles.filter(({ byStroke }) => byStroke).map(({ role }) => role),
      doubtfulLines: linesOfDoubts(source.text, json.anomalies),
      notes: markdown.notes,
      links: markdown.links,
    },
  };
}

/** The lines of which only the text is taken: titles, bylines, contents, masthead. */
function withoutBodies(all: readonly SourceLine[], articles: readonly CleanArticle[], front: Front): SourceLine[] {
  const bodies = [...articles.flatMap(({ text }) => text), ...(front.statement?.paragraphs ?? [])];
  const kept = new Set(bodies.map(({ line }) => line));
  return all.filter(({ line }) => !kept.has(line));
}

interface CleanArticle extends BodyArticle {
  text: SourceLine[];
}

/** What was read of one article, with what the report needs. */
export interface ReadArticle {
  json: ImportedArticle;
  article: ParsedArticle;
  joined: JoinedPieces;
  source: BodyArticle;
}

function cleanArticle(
  article: BodyArticle,
  words: { periodical: string; columns: readonly string[] },
  titleKeys: ReadonlySet<string>,
): CleanArticle {
  const names = [words.periodical, ...words.columns.slice(0, mostColumns)].map(matchKey).filter((name) => name.length >= 2);
  const lines = takeOut(article.lines, (line) => repeatsTitle(line.text, names, titleKeys));
  return { ...article, text: removePageFurniture(lines, words) };
}

/** A running head that names the article, with or without column, name of the periodical and folio. */
function repeatsTitle(text: string, names: readonly string[], titleKeys: ReadonlySet<string>): boolean {
  if (text.length > 90 || /[。；;]/.test(text)) return false;
  const whole = matchKey(text);
  const bare = names.reduce(
    (key, name) => (key.startsWith(name) ? key.slice(name.length) : key.endsWith(name) ? key.slice(0, -name.length) : key),
    whole,
  );
  return [whole, bare, bare.replace(/^\d{1,3}|\d{1,3}$/g, '')].some((key) => key.length >= 4 && titleKeys.has(key));
}

function parseArticle(source: CleanArticle, habit: LineHabit, model: LanguageModel, looks: { left: number }): ReadArticle {
  const pieces = mergePrintLines(withMarks(source.text), habit, model).map(readPiece);
  const ordered = restoreColumnOrder(pieces, model, looks);
  const joined = joinPieces(ordered.pieces, habit, model);
  const title = source.title(model);
  const { blocks } = joined;
  const headings = blocks.flatMap(({ kind, level, text, lines }) =>
    kind === 'heading' && level ? [{ level, text: plain(text), line: lines[0] ?? 0 }] : [],
  );
  const runInHeadings = blocks.flatMap((block) => {
    const lead = runInLead(block);
    return lead && block.level ? [{ level: block.level, text: plain(lead).slice(0, -1), line: block.lines[0] ?? 0 }] : [];
  });
  const json: ImportedArticle = {
    index: 0,
    column: source.column,
    tocTitle: source.contentsTitle(title),
    title: splitLikePrint(title, source.head.titleLines),
    subtitle: source.head.subtitle,
    authors: source.authors,
    page: source.page,
    headings,
    runInHeadings,
    paragraphs: blocks
      .filter((block) => block.kind === 'paragraph' || block.kind === 'table' || block.kind === 'quote')
      .map(({ text, lines }) => ({ text: plain(text), lines })),
    joins: joined.joins,
    notes: blocks.filter((block) => block.kind === 'note').map(({ text, lines }) => ({ line: lines[0] ?? 0, text: plain(text) })),
    credits: blocks
      .filter((block) => block.kind === 'credits')
      .map(({ text, lines }) => ({ line: lines[0] ?? 0, text: plain(text), groups: parseCreditsGroups(plain(text)) })),
  };
  const differs = json.tocTitle !== '' && matchKey(json.tocTitle) !== matchKey(title);
  return {
    json,
    article: {
      title,
      contentsTitle: differs ? json.tocTitle : null,
      kicker: source.head.kicker,
      lines: {
        from: Math.min(source.firstLine, source.head.bylineLine ?? source.firstLine),
        to: source.lines.reduce((last, { line }) => Math.max(last, line), source.firstLine),
      },
      blocks,
      reorderings: ordered.reorderings,
    },
    joined,
    source,
  };
}

/** The contents say something else than title, or title and subtitle, of the body. */
export function differsFromContents({ tocTitle, title, subtitle }: ImportedArticle): boolean {
  const key = matchKey(tocTitle);
  return tocTitle !== '' && key !== matchKey(title.join('')) && key !== matchKey(title.join('') + subtitle);
}

/** The settled title over the lines it was printed on. */
function splitLikePrint(title: string, printed: readonly string[]): string[] {
  const letters = [...title];
  return printed
    .map((line) => {
      let missing = [...line.replace(/\s/g, '')].length;
      let part = '';
      while (missing > 0 && letters.length > 0) {
        const letter = letters.shift() ?? '';
        part += letter;
        if (letter !== ' ') missing--;
      }
      return part.trim();
    })
    .filter((line) => line !== '');
}

function readStatement(front: Front, model: LanguageModel): { title: string; paragraphs: string[]; attribution: string } | null {
  if (!front.statement) return null;
  const { paragraphs } = front.statement;
  const isWrapped = paragraphs.length > 3 && paragraphs.every((line) => line.text.length <= 50);
  const habit: LineHabit = {
    shortfall: isWrapped ? measureLines(paragraphs) : null,
    hasIndents: paragraphs.some((line) => line.indent >= 1.5),
    hasGaps: true,
  };
  const pieces = mergePrintLines(withMarks(paragraphs), habit, model).map(readPiece);
  const { blocks } = joinPieces(pieces, habit, model);
  const words = front.statement.titles.flatMap((line) => line.split(/[\s\u3000]+/));
  return {
    title: joinPhrases(words, model),
    paragraphs: blocks.map((block) => block.text),
    attribution: front.statement.attribution,
  };
}

function columnsOf(columns: readonly { name: string }[], parsed: readonly ReadArticle[]): { name: string; articles: number[] }[] {
  const names = [...new Set([...columns.map((column) => column.name), ...parsed.map(({ json }) => json.column)])];
  const indexes = Map.groupBy(parsed.keys(), (index) => parsed[index]?.json.column ?? '');
  return names
    .map((name) => ({ name, articles: indexes.get(name) ?? [] }))
    .filter((column) => column.articles.length > 0 || column.name !== '');
}
