import type { Article } from '../../../shared/periodical/article.ts';
import type { ImportDoubt } from '../../../shared/periodical/doubt-kinds.ts';
import { normaliseCharacters } from '../../../shared/text/normalise-characters.ts';
import { normalisePunctuation } from '../../../shared/text/normalise-punctuation.ts';
import { linesOfDoubts } from './doubts/anchor-doubts.ts';
import { characterDoubts } from './doubts/character-doubts.ts';
import { fewDoubts } from './doubts/few-doubts.ts';
import { withoutMarkers } from './markdown/inline-marks.ts';
import { readMarkdown } from './markdown/read-markdown.ts';
import { cleanNotes, documentFrom } from './print-lines/document-from.ts';
import { joinPieces } from './print-lines/join-pieces.ts';
import { learnLanguage } from './print-lines/language-model.ts';
import { limitLines } from './print-lines/limit-lines.ts';
import { findLineHabit } from './print-lines/line-habit.ts';
import { mergePrintLines } from './print-lines/merge-print-lines.ts';
import { isDecoratedFolio, takeOut } from './print-lines/page-furniture.ts';
import { readPiece, withDeeperHeadings } from './print-lines/pieces.ts';
import { droppedMarks, readSourceLines, type SourceLine, softEndsOf, withMarks } from './print-lines/source-line.ts';
import { bylineOf } from './recognise/byline-of.ts';
import { type HeadLine, longestTitle, noHead, readManuscriptHead } from './recognise/manuscript-head.ts';

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
  const head = isPassage ? noHead() : readManuscriptHead(lines.slice(0, 8).map(headLineOf));
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

function headLineOf({ line, text, hashes, gap }: SourceLine): HeadLine {
  return { line, text: withoutMarkers(text).replace(noteCall, '').trim(), hashes, gap, isTable: text.startsWith('|') };
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
