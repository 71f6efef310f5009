import { documentOf, footnote } from '../../../shared/document/build.ts';
import type { BlockNode, InlineNode, Mark, TextNode } from '../../../shared/document/types.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import { normalisePunctuation } from '../../../shared/text/normalise-punctuation.ts';
import { normaliseSpaces } from '../../../shared/text/normalise-spaces.ts';
import { isByline, splitByline } from './bulletin-text/byline-names.ts';
import { intakeHeadingNumber } from './bulletin-text/heading-number.ts';
import { type Block, joinPieces } from './bulletin-text/join-pieces.ts';
import { learnLanguage } from './bulletin-text/language-model.ts';
import { findLineHabit } from './bulletin-text/line-habit.ts';
import { readPiece } from './bulletin-text/pieces.ts';
import { mergePrintLines } from './bulletin-text/print-lines.ts';
import { isClosed } from './bulletin-text/sentence-end.ts';
import { readSourceLines, type SourceLine } from './bulletin-text/source-line.ts';
import { blockNode, bylineOf } from './import-issue.ts';

/** A 来稿 in text or Markdown as an article, with what an editor should look at by line of the source. */
export interface ImportedManuscript {
  article: Article;
  joins: [number, number][];
  anomalies: { line: number; what: string }[];
}

/**
 * Reads one manuscript: title (a # line, or the lines before the first sentence), subtitle, byline, headings by their
 * numbers, paragraphs, tables, **bold**, and [^1] footnotes.
 */
export function parseArticleText(text: string, newId: () => string): ImportedManuscript {
  const { body, notes } = takeFootnotes(text);
  const lines = readSourceLines(keepBold(body));
  const head = readManuscriptHead(lines);
  const rest = lines.slice(head.count);
  const habit = findLineHabit(rest);
  const model = learnLanguage(lines.map((line) => line.text));
  const joined = joinPieces(mergePrintLines(rest, habit, model).map(readPiece), habit, model);
  const anomalies = [
    ...joined.openEnds.map((line) => ({ line, what: '这一段没有结束，可能有漏行，请核对。' })),
    ...joined.uncertain.map(({ line, next }) => ({ line, what: `第${line}行与第${next}行的接合没有把握，请核对原稿。` })),
    ...(head.title === '' ? [{ line: lines[0]?.line ?? 1, what: '没有找到题目，请补写。' }] : []),
    ...missingNotes(body, notes),
  ];
  const article: Article = {
    id: newId(),
    kind: 'article',
    kicker: '',
    titleLines: [head.title === '' ? '（无题）' : normalisePunctuation(head.title)],
    subtitle: normalisePunctuation(head.subtitle),
    bylines: head.authors.map(bylineOf),
    contentsTitle: null,
    document: documentOf(...joined.blocks.map((block) => withInlineMarks(block, notes))),
  };
  return { article, joins: joined.joins, anomalies };
}

// Bold survives reading the lines as a pair of private characters, which no imported text carries.
const boldStart = '\uE000';
const boldEnd = '\uE001';

function keepBold(text: string): string {
  return text
    .replace(/[\uE000\uE001]/g, '\uFFFD')
    .replace(/(?<=\S[^\n]*)\*\*([^*\n]+)\*\*|\*\*([^*\n]+)\*\*(?=[^\n]*\S)/g, (_, inner?: string, first?: string) => {
      const words = inner ?? first ?? '';
      // A bold number at the start of a paragraph is a run-in heading, which has its own mark.
      return first !== undefined && intakeHeadingNumber(first) ? first : `${boldStart}${words}${boldEnd}`;
    });
}

interface ManuscriptHead {
  title: string;
  subtitle: string;
  authors: string[];
  count: number;
}

function readManuscriptHead(lines: readonly SourceLine[]): ManuscriptHead {
  const head: ManuscriptHead = { title: '', subtitle: '', authors: [], count: 0 };
  const titles: string[] = [];
  const signed: string[] = [];
  for (const line of lines.slice(0, 8)) {
    const text = line.text.replace(/[\uE000\uE001]/g, '').trim();
    const isDashed = /^[-—–]{1,2}\s*\S/.test(text) && text.length <= 60;
    if (isClosed(text) || text.length > 60 || intakeHeadingNumber(text) || text.startsWith('|')) break;
    if (titles.length > 0 && isDashed) head.subtitle += text.replace(/^[-—–]+\s*/, '');
    else if (isByline(text) && !(titles.length === 0 && line.hashes)) signed.push(text);
    else if (signed.length > 0 && titles.length > 0) break;
    else if (titles.length < 3 && !/[，,；;]$/.test(text) && (titles.length === 0 || line.hashes > 0 || !line.gap))
      titles.push(text);
    else break;
    head.count++;
  }
  // 「关于窗口服务的几点体会」 above a byline ends like the name of a unit, but something has to be the title.
  const [first, ...others] = signed;
  const isFirstTitle = titles.length === 0 && first !== undefined && others.length > 0;
  head.authors = (isFirstTitle ? others : signed).flatMap(splitByline);
  head.title = (isFirstTitle ? first : titles.join(' ')).replace(/[\s\u3000]+/g, ' ');
  return head;
}

/** Takes `[^1]: text` lines out; they stay in the lines as blank ones, so that line numbers hold. */
function takeFootnotes(text: string): { body: string; notes: ReadonlyMap<string, string> } {
  const notes = new Map<string, string>();
  const body = text.replace(/^\[\^([^\]\s]+)\]:[ \t]*(.+)$/gm, (_, label: string, note: string) => {
    notes.set(label, note.trim());
    return '';
  });
  return { body, notes };
}

function missingNotes(body: string, notes: ReadonlyMap<string, string>): { line: number; what: string }[] {
  return body
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/\[\^([^\]\s]+)\]/g)]
        .filter((match) => !notes.has(match[1] ?? ''))
        .map((match) => ({ line: index + 1, what: `脚注“${match[1]}”没有注文，请补写。` })),
    );
}

function withInlineMarks(block: Block, notes: ReadonlyMap<string, string>): BlockNode {
  const node = blockNode(block);
  if (node.type === 'table') {
    return {
      ...node,
      content: node.content.map((row) => ({
        ...row,
        content: (row.content ?? []).map((cell) => ({
          ...cell,
          content: cell.content.map((one) => ({ ...one, content: splitInline(one.content, notes) })),
        })),
      })),
    };
  }
  if (node.type === 'note' || node.type === 'blockquote') {
    return { ...node, content: node.content.map((one) => ({ ...one, content: splitInline(one.content, notes) })) };
  }
  return { ...node, content: splitInline(node.content, notes) };
}

function splitInline(content: readonly InlineNode[] | undefined, notes: ReadonlyMap<string, string>): InlineNode[] {
  let isBold = false;
  return (content ?? []).flatMap((node): InlineNode[] => {
    if (node.type !== 'text') return [node];
    return node.text.split(/([\uE000\uE001]|\[\^[^\]\s]+\])/).flatMap((part): InlineNode[] => {
      if (part === boldStart || part === boldEnd) {
        isBold = part === boldStart;
        return [];
      }
      const note = notes.get(/^\[\^([^\]\s]+)\]$/.exec(part)?.[1] ?? '');
      if (note !== undefined) return [footnote(normalisePunctuation(normaliseSpaces(note)))];
      return part === '' ? [] : [textWith(part, [...(node.marks ?? []), ...(isBold ? [{ type: 'bold' } as const] : [])])];
    });
  });
}

function textWith(text: string, marks: Mark[]): TextNode {
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text };
}
