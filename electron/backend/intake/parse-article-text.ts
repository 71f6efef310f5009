import type { HeadingLevel } from '../../../shared/document/types.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import { headLimits } from '../../../shared/periodical/article-limits.ts';
import type { ImportDoubt } from '../../../shared/periodical/doubt-kinds.ts';
import { normaliseCharacters } from '../../../shared/text/normalise-characters.ts';
import { normalisePunctuation } from '../../../shared/text/normalise-punctuation.ts';
import { singleSpaces } from '../../../shared/text/single-spaces.ts';
import { linesOfDoubts } from './anchor-doubts.ts';
import { isByline, mayBeByline, readsLikeTitle, splitByline, titleOrByline } from './bulletin-text/byline-names.ts';
import { divisionLevel, intakeHeadingNumber, startsArticle } from './bulletin-text/heading-number.ts';
import { joinPieces } from './bulletin-text/join-pieces.ts';
import { learnLanguage } from './bulletin-text/language-model.ts';
import { findLineHabit } from './bulletin-text/line-habit.ts';
import { isDecoratedFolio, takeOut } from './bulletin-text/page-furniture.ts';
import { type Piece, readPiece } from './bulletin-text/pieces.ts';
import { mergePrintLines } from './bulletin-text/print-lines.ts';
import { isClosed } from './bulletin-text/sentence-end.ts';
import { droppedMarks, readSourceLines, type SourceLine, softEndsOf, withMarks } from './bulletin-text/source-line.ts';
import { characterDoubts } from './character-doubts.ts';
import { fewDoubts } from './few-doubts.ts';
import { bylineOf, cleanNotes, documentFrom } from './import-issue.ts';
import { limitLines } from './limit-lines.ts';
import { withoutMarkers } from './markdown/inline-marks.ts';
import { readMarkdown } from './markdown/read-markdown.ts';

/** A 来稿 in text or Markdown as an article, with what an editor should look at by line of the source. */
export interface ImportedManuscript {
  article: Article;
  joins: [number, number][];
  anomalies: ImportDoubt[];
  /** By top-level block of the document the lines of the source it came from. */
  blockLines: number[][];
  /** What stands in the source on the lines of the anomalies. */
  doubtfulLines: Record<number, string>;
}

/**
 * Reads one manuscript: title (a # line, or the lines before the first sentence), subtitle, byline, headings by their
 * numbers, paragraphs, and what Markdown it has. A passage of an article (`isPassage`) has no title and byline of its own.
 * @throws UserError `too-large`
 */
export function parseArticleText(
  given: string,
  newId: () => string,
  { isPassage = false, file = '文字稿' }: { isPassage?: boolean; file?: string } = {},
): ImportedManuscript {
  const source = normaliseCharacters(given, { pageBreaks: 'keep' });
  const markdown = readMarkdown(source.text, softEndsOf(source));
  const all = limitLines(withMarks(readSourceLines(markdown.lines, softEndsOf(source))), file);
  // Of a passage its editor has every line before the eyes.
  const folios = new Set(
    isPassage ? [] : all.lines.filter(({ text, block }) => block === null && !text.startsWith('|') && isDecoratedFolio(text)),
  );
  const lines = takeOut(all.lines, (line) => folios.has(line));
  const head = isPassage ? noHead() : readManuscriptHead(lines);
  if (head.titleLines.length === 0 && !isPassage && markdown.title !== '')
    head.titleLines = [markdown.title.slice(0, longestTitle)];
  const rest = lines.slice(head.count);
  const habit = findLineHabit(rest);
  const model = learnLanguage(lines.map((line) => line.text));
  const joined = joinPieces(withDeeperHeadings(mergePrintLines(rest, habit, model).map(readPiece)), habit, model);
  const anomalies = fewDoubts([
    ...joined.openEnds.map((line): ImportDoubt => ({ line, kind: 'open-end', what: '这一段没有结束，可能有漏行，请核对。' })),
    ...joined.uncertain.map(
      ({ line, next }): ImportDoubt => ({
        line,
        kind: 'uncertain-join',
        what: `第${line}行与第${next}行的接合没有把握，请核对原稿。`,
      }),
    ),
    ...(head.titleLines.length === 0 && !isPassage
      ? [{ line: lines[0]?.line ?? 1, kind: 'missing-title' as const, what: '没有找到题目，请补写。' }]
      : []),
    ...missingNotes(lines, markdown.notes),
    ...head.unsure,
    ...droppedMarks(lines.slice(0, head.count)),
    ...notesOfHead(lines.slice(0, head.count), markdown.notes),
    ...markdown.doubts,
    ...all.doubts,
    ...foliosTaken([...folios]),
    ...characterDoubts(source),
  ]);
  const article: Article = {
    id: newId(),
    kind: 'article',
    kicker: normalisePunctuation(head.kicker),
    titleLines: head.titleLines.length === 0 ? ['（无题）'] : head.titleLines.map(normalisePunctuation),
    subtitle: normalisePunctuation(head.subtitle),
    bylines: head.authors.map(bylineOf),
    contentsTitle: null,
    document: documentFrom(joined.blocks, { ...markdown, notes: cleanNotes(markdown.notes) }),
  };
  return {
    article,
    joins: joined.joins,
    anomalies,
    blockLines: joined.blocks.map((block) => block.lines),
    doubtfulLines: linesOfDoubts(source.text, anomalies),
  };
}

/** Headings without a number are told apart by their #; those with the fewest are of level 1. */
function withDeeperHeadings(pieces: readonly Piece[]): Piece[] {
  const isBare = ({ kind, level, hashes }: Piece): boolean => kind === 'heading' && level === null && hashes > 0;
  const fewest = Math.min(...pieces.filter(isBare).map(({ hashes }) => hashes));
  return pieces.map((piece) =>
    isBare(piece) && piece.hashes > fewest ? { ...piece, level: Math.min(piece.hashes - fewest + 1, 4) as HeadingLevel } : piece,
  );
}

interface ManuscriptHead {
  kicker: string;
  /** One, but where that would be longer than a line may be. */
  titleLines: string[];
  subtitle: string;
  authors: string[];
  count: number;
  /** Lines of which nobody can tell whether they are of the title or the byline. */
  unsure: ImportDoubt[];
}

/** A first line without a mark is a title, however long; above a byline or a blank line even one that fills a page. */
const longestFirstLine = 120;
const longestTitle = headLimits.lineCharacters;

function noHead(): ManuscriptHead {
  return { kicker: '', titleLines: [], subtitle: '', authors: [], count: 0, unsure: [] };
}

function readManuscriptHead(lines: readonly SourceLine[]): ManuscriptHead {
  const head = noHead();
  const titles: string[] = [];
  const signed: string[] = [];
  const texts = lines.slice(0, 8).map((line) => withoutMarkers(line.text).replace(noteCall, '').trim());
  for (const [index, text] of texts.entries()) {
    const line = lines[index] as SourceLine;
    const isDashed = /^[-—–]{1,2}\s*\S/.test(text) && text.length <= 60;
    if (index === 0 && /^【[^【】]{2,30}】$/.test(text)) {
      head.kicker = text;
      head.count++;
      continue;
    }
    const byline = titles.length > 0 ? text.replace(noteSign, '') : text;
    const isName = isByline(byline) && !(titles.length === 0 && (line.hashes || readsLikeTitle(text)));
    const isFirst = titles.length === 0 && signed.length === 0;
    if (!isName && !(isFirst && canBeFirstTitle(line, lines[index + 1], text, texts[index + 1] ?? ''))) {
      if (isClosed(text) || text.length > 60) break;
    }
    if (intakeHeadingNumber(text) || divisionLevel(text) || startsArticle(text) || line.text.startsWith('|')) break;
    if (titles.length > 0 && isDashed && head.subtitle.length + text.length <= longestTitle)
      head.subtitle += text.replace(/^[-—–]+\s*/, '');
    else if (isName) {
      signed.push(byline);
      if (byline !== text) head.unsure.push(titleOrByline(line.line, text, 'byline'));
    } else if (titles.length > 0 && line.hashes === 0 && mayBeByline(text)) {
      // Where a byline follows, it is the second line of the title.
      const isTitle = signed.length === 0 && !line.gap && isByline(texts[index + 1] ?? '');
      (isTitle ? titles : signed).push(text);
      head.unsure.push(titleOrByline(line.line, text, isTitle ? 'title' : 'byline'));
    } else if (signed.length > 0 && titles.length > 0) break;
    else if (titles.length < 3 && !/[，,；;]$/.test(text) && (titles.length === 0 || line.hashes > 0 || !line.gap))
      titles.push(titles.length === 0 ? text.replace(/^(?:题目|标题)\s*[:：]\s*(?=\S)/, '') : text);
    else break;
    head.count++;
  }
  // 「关于窗口服务的几点体会」 above a byline ends like the name of a unit, but something has to be the title.
  const [first, ...others] = signed;
  const isFirstTitle = titles.length === 0 && first !== undefined && others.length > 0;
  head.authors = (isFirstTitle ? others : signed).flatMap(splitByline);
  const parts = (isFirstTitle ? [first] : titles).map((part) => closedUp(singleSpaces(part)));
  const title = parts.join(' ');
  head.titleLines = title === '' ? [] : title.length <= longestTitle ? [title] : parts;
  return head;
}

/** The sign of a note behind a name: 「李明①」. */
const noteSign = /[*＊†‡\u2460-\u2473]{1,3}$/;

/** Whether the first line, of whatever length and mark, is a title: with #, above a byline or a blank line. */
function canBeFirstTitle(line: SourceLine, next: SourceLine | undefined, text: string, nextText: string): boolean {
  const isLone = next?.gap === true || isByline(nextText);
  if (/[。；;，,：:]/.test(text)) return line.hashes > 0 && text.length <= longestTitle && !isClosed(text);
  if (isClosed(text)) return /[？！?!]$/.test(text) && text.length <= 60 && (line.hashes > 0 || isLone);
  return text.length <= (isLone || line.hashes > 0 ? longestTitle : longestFirstLine);
}

/** 「编 制 管 理」, spread over the width of the page. */
function closedUp(title: string): string {
  return /^\p{Script=Han}(?: \p{Script=Han}){3,}$/u.test(title) ? title.replaceAll(' ', '') : title;
}

function foliosTaken(folios: readonly SourceLine[]): ImportDoubt[] {
  const [first] = folios;
  if (!first) return [];
  const list = folios.slice(0, 8).map(({ text }) => `“${text}”`);
  const what = `像是页码的 ${folios.length} 行没有收入：${list.join('、')}${folios.length > list.length ? '等' : ''}。`;
  return [{ line: first.line, kind: 'left-out', what }];
}

/** A title has no footnotes: what they say is told. */
function notesOfHead(lines: readonly SourceLine[], notes: ReadonlyMap<string, string>): ImportDoubt[] {
  return lines.flatMap(({ line, text }) =>
    [...text.matchAll(noteCall)].flatMap(([, label = '']): ImportDoubt[] => {
      const note = notes.get(label);
      return note === undefined
        ? []
        : [{ line, kind: 'missing-note', what: `题目或署名上的脚注没有收入：“${note}”，请改成正文里的脚注。` }];
    }),
  );
}

const noteCall = /\[\^([^\]\s]+)\]/g;

function missingNotes(lines: readonly SourceLine[], notes: ReadonlyMap<string, string>): ImportDoubt[] {
  return lines.flatMap(({ line, text }) =>
    [...text.matchAll(noteCall)]
      .filter((match) => !notes.has(match[1] ?? ''))
      .map((match) => ({
        line,
        kind: 'missing-note' as const,
        what: `脚注“${match[1]}”没有注文，请补写。`,
        words: match[0],
      })),
  );
}
