import { documentOf } from '../../../../shared/document/build.ts';
import type {
  BlockNode,
  HeadingLevel,
  InlineNode,
  ParagraphNode,
  TableCellNode,
  TableNode,
} from '../../../../shared/document/types.ts';
import type { Article } from '../../../../shared/periodical/article.ts';
import { headLimits } from '../../../../shared/periodical/article-limits.ts';
import type { ImportDoubt } from '../../../../shared/periodical/doubt-kinds.ts';
import { type CharacterChange, normaliseCharacters } from '../../../../shared/text/normalise-characters.ts';
import { normalisePunctuation } from '../../../../shared/text/normalise-punctuation.ts';
import { characterDoubts } from '../doubts/character-doubts.ts';
import { fewDoubts } from '../doubts/few-doubts.ts';
import { withoutMarkers } from '../markdown/inline-marks.ts';
import type { ImportedManuscript } from '../parse-article-text.ts';
import { type Block, joinPieces } from '../print-lines/join-pieces.ts';
import { learnLanguage } from '../print-lines/language-model.ts';
import type { LineHabit } from '../print-lines/line-habit.ts';
import type { Fragment } from '../print-lines/merge-print-lines.ts';
import { type Piece, readPiece, withDeeperHeadings } from '../print-lines/pieces.ts';
import { bylineOf } from '../recognise/byline-of.ts';
import { clean } from '../recognise/clean.ts';
import { type HeadLine, readManuscriptHead } from '../recognise/manuscript-head.ts';
import { isCaption, isIssuedLine, isRedHead } from '../recognise/official-head.ts';
import { runInLead } from '../recognise/run-in-lead.ts';
import { isClosed } from '../recognise/sentence-end.ts';
import { type InlineText, inlineNodes, inlineText, plainText, splitNodes } from './inline-text.ts';
import { lossDoubts } from './loss-doubts.ts';
import type { SourceBlock, SourceInline, SourceParagraph, SourceTable, SourceText } from './source-text.ts';
import { splitParagraphs } from './split-paragraphs.ts';

/** A manuscript whose figures name their pictures by the keys of `SourceText.pictures`. */
export interface RecognisedSource extends ImportedManuscript {
  /** Keys of the pictures that its figures name, in order. */
  pictures: string[];
}

/** Title, bylines, headings, notes and text of what stands in a file. */
export function recogniseSource(source: SourceText, newId: () => string): RecognisedSource {
  const changes: CharacterChange[] = [];
  const blocks = splitParagraphs(source.blocks.map((block) => normalisedBlock(block, changes)));
  const bodySize = commonSize(blocks);
  const { head, rest, leftOut, unsure } = readHead(blocks, bodySize);
  const body = readBody(rest, bodySize);
  const anomalies = fewDoubts([
    ...(head.titleLines.length === 0
      ? [{ line: firstNumber(blocks), kind: 'missing-title' as const, what: '没有找到题目，请补写。' }]
      : []),
    ...unsure,
    ...leftOut.map(
      ({ number, text }): ImportDoubt => ({ line: number, kind: 'left-out', what: `公文版头没有收入：“${text.slice(0, 60)}”。` }),
    ),
    ...lossDoubts(source),
    ...characterDoubts({ text: '', changes, isCut: false }),
  ]);
  const article: Article = {
    id: newId(),
    kind: 'article',
    kicker: clean(head.kicker, 'keep'),
    titleLines: head.titleLines.length === 0 ? ['（无题）'] : head.titleLines.map((line) => normalisePunctuation(line)),
    subtitle: normalisePunctuation(head.subtitle),
    bylines: head.authors.map(bylineOf),
    contentsTitle: null,
    document: documentOf(...body.nodes),
  };
  return {
    article,
    joins: [],
    anomalies,
    blockLines: body.numbers,
    doubtfulLines: textsOf(blocks),
    pictures: body.pictures,
  };
}

function normalisedBlock(block: SourceBlock, changes: CharacterChange[]): SourceBlock {
  if (block.type === 'table') {
    const rows = block.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, blocks: cell.blocks.map((one) => normalisedBlock(one, changes)) })),
    }));
    return { ...block, rows };
  }
  return { ...block, inlines: block.inlines.map((inline) => normalisedInline(inline, block.number, changes)) };
}

function normalisedInline(inline: SourceInline, line: number, changes: CharacterChange[]): SourceInline {
  if (inline.type === 'note') {
    const paragraphs = inline.paragraphs.map((one) => one.map((part) => normalisedInline(part, line, changes)));
    return { ...inline, paragraphs };
  }
  if (inline.type !== 'text') return inline;
  // A line feed inside a run is a blank.
  const { text, changes: own } = normaliseCharacters(inline.text.replace(/[\r\n\v\f]/g, ' '));
  for (const change of own) changes.push({ ...change, line });
  return { ...inline, text };
}

/** Size of most of the text, in pt. */
function commonSize(blocks: readonly SourceBlock[]): number {
  const counts = new Map<number, number>();
  for (const block of blocks) {
    if (block.type !== 'paragraph' || block.sizePt === null) continue;
    counts.set(block.sizePt, (counts.get(block.sizePt) ?? 0) + plainText(block.inlines).length);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 10.5;
}

const mostHeadLines = 24;

/** Reads the title block and what stands above it in an official letter. */
function readHead(blocks: readonly SourceBlock[], bodySize: number) {
  const leftOut: { number: number; text: string }[] = [];
  let start = 0;
  // Only above a title: a letter without one begins with its text.
  while (start < Math.min(blocks.length, mostHeadLines)) {
    const block = blocks[start];
    if (block?.type !== 'paragraph') break;
    const text = plainText(block.inlines).trim();
    const isHead =
      isRedHead(text, { isLarge: (block.sizePt ?? 0) >= 22, isCentred: block.align !== 'start' }) || isIssuedLine(text);
    if (!isHead) break;
    leftOut.push({ number: block.number, text });
    start += 1;
  }
  // 「附件1」 above the title of what is attached.
  let title = start;
  while (isAttachment(blocks[title])) title += 1;
  const own = blocks.slice(title, title + 8);
  const until = own.findIndex((block) => block.type === 'table');
  const candidates = (until < 0 ? own : own.slice(0, until)) as SourceParagraph[];
  const read = readManuscriptHead(headLines(candidates, bodySize), joinTitleLines);
  const titleLines = read.titleLines.filter((line) => line.length <= headLimits.lineCharacters);
  const taken = candidates.slice(0, read.count);
  const rest = [...blocks.slice(start, title), ...taken.flatMap(picturesOf), ...blocks.slice(title + read.count)];
  return { head: { ...read, titleLines }, rest, leftOut, unsure: [...read.unsure, ...taken.flatMap(notesOfHead)] };
}

/** The pictures of a paragraph of the head, which stand in the text. */
function picturesOf(paragraph: SourceParagraph): SourceParagraph[] {
  const inlines = paragraph.inlines.filter(({ type }) => type === 'picture');
  return inlines.length > 0 ? [{ ...paragraph, inlines, label: '' }] : [];
}

/** A title has no footnotes: what they say is told. */
function notesOfHead({ number, inlines }: SourceParagraph): ImportDoubt[] {
  return inlines.flatMap((inline): ImportDoubt[] => {
    if (inline.type !== 'note') return [];
    const words = inline.paragraphs.map(plainText).join(' ').trim();
    const what = `题目或署名上的脚注没有收入：“${words}”，请改成正文里的脚注。`;
    return [{ line: number, kind: 'missing-note', what }];
  });
}

function isAttachment(block: SourceBlock | undefined): boolean {
  return (
    block?.type === 'paragraph' && /^附\s*件\s*[\d一二三四五六七八九十]{0,3}\s*[:：]?$/.test(plainText(block.inlines).trim())
  );
}

function headLines(paragraphs: readonly SourceParagraph[], bodySize: number): HeadLine[] {
  const first = paragraphs.findIndex((paragraph) => looksLikeTitle(paragraph, bodySize));
  let isGoingOn = true;
  return paragraphs.map((paragraph, index) => {
    const before = paragraphs[index - 1];
    const looksOther = before !== undefined && !looksAlike(before, paragraph);
    if (index > first && looksOther) isGoingOn = false;
    const isTitle =
      first === index ||
      (index > first && first >= 0 && isGoingOn && !/^\p{Script=Han}{2,8}\s*[:：]/u.test(plainText(paragraph.inlines)));
    const text = closedUp(withLabel(paragraph, plainText(paragraph.inlines).trim()));
    return { line: paragraph.number, text, hashes: isTitle ? 1 : 0, gap: looksOther, isTable: false, isTitle };
  });
}

function looksAlike(a: SourceParagraph, b: SourceParagraph): boolean {
  return a.sizePt === b.sizePt && a.align === b.align && a.font === b.font;
}

function looksLikeTitle({ style, align, sizePt, bold }: SourceParagraph, bodySize: number): boolean {
  const size = sizePt ?? 0;
  if (/^(?:title|标题|文章标题|大标题|主标题|标题名)$/i.test(style.trim())) return true;
  if (align === 'center') return size >= bodySize + 2 || bold;
  return (size >= bodySize + 2 && bold) || size >= bodySize + 5;
}

/** 「的 通 知」: single characters with blanks between them. */
function closedUp(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/(?<=\p{Script=Han}) (?=\p{Script=Han}(?:\s|$))/gu, '');
}

/** Lines of equal length are parallel phrases, others one that was too long for a line. */
function joinTitleLines(parts: readonly string[]): string {
  return parts.reduce((title, part, index) => {
    const isParallel = parts[index - 1]?.length === part.length && part.length >= 5;
    return title === '' ? part : title + (isParallel ? ' ' : '') + part;
  }, '');
}

const wholePiece: LineHabit = { shortfall: null, hasIndents: false, hasGaps: false };

interface BodyNodes {
  nodes: BlockNode[];
  numbers: number[][];
  pictures: string[];
}

function readBody(blocks: readonly SourceBlock[], bodySize: number): BodyNodes {
  const body: BodyNodes = { nodes: [], numbers: [], pictures: [] };
  const push = (node: BlockNode, number: number): void => {
    body.nodes.push(node);
    body.numbers.push([number]);
  };
  // Each run of paragraphs between tables by itself; what they are depends on those beside them.
  let run: SourceParagraph[] = [];
  const flush = (): void => {
    for (const { node, number, picture } of nodesOf(run, bodySize)) {
      if (picture !== undefined) body.pictures.push(picture);
      push(node, number);
    }
    run = [];
  };
  for (const block of blocks) {
    if (block.type === 'paragraph') {
      run.push(block);
      continue;
    }
    const caption = run.at(-1);
    const isOwn = caption !== undefined && isTableCaption(caption);
    if (isOwn) run.pop();
    flush();
    push(tableNode(block, isOwn ? clean(withLabel(caption, plainText(caption.inlines)), 'keep') : ''), block.number);
  }
  flush();
  return body;
}

function isTableCaption(paragraph: SourceParagraph): boolean {
  const text = plainText(paragraph.inlines).trim();
  return isCaption('表', text) || (/caption|题注/i.test(paragraph.style) && text.length <= 80 && !isClosed(text));
}

interface MadeNode {
  node: BlockNode;
  number: number;
  picture?: string;
}

function nodesOf(paragraphs: readonly SourceParagraph[], bodySize: number): MadeNode[] {
  const texts = new Map<number, { paragraph: SourceParagraph; text: InlineText }>();
  const pieces: Piece[] = paragraphs.map((paragraph, index): Piece => {
    const text = cleaned(labelled(paragraph));
    texts.set(index, { paragraph, text });
    return { ...readPiece(fragmentOf(paragraph, index, withoutMarkers(text.text), bodySize)), isWhole: true };
  });
  const { blocks } = joinPieces(withDeeperHeadings(pieces), wholePiece, learnLanguage([]));
  const made: MadeNode[] = [];
  for (const block of blocks) {
    const source = texts.get(block.lines[0] ?? -1);
    if (!source) continue;
    const { paragraph, text } = source;
    const { number } = paragraph;
    const before = made.at(-1);
    if (before?.node.type === 'figure' && before.node.content === undefined && isFigureCaption(paragraph)) {
      before.node = { ...before.node, content: inlineNodes(text, clean, 'bold') };
      continue;
    }
    const node = nodeOf(block, text, paragraph);
    if (node) made.push({ node, number });
    for (const inline of paragraph.inlines) {
      if (inline.type === 'picture')
        made.push({ node: { type: 'figure', attrs: { asset: inline.key, alt: inline.alt } }, number, picture: inline.key });
    }
  }
  return made;
}

function isFigureCaption(paragraph: SourceParagraph): boolean {
  const text = plainText(paragraph.inlines).trim();
  return isCaption('图', text) || (/caption|题注/i.test(paragraph.style) && text.length <= 80);
}

function fragmentOf(paragraph: SourceParagraph, index: number, text: string, bodySize: number): Fragment {
  const isLoose = paragraph.outline !== null && text.length <= 70 && !/[。！？；]/.test(text);
  const isLarge = (paragraph.sizePt ?? bodySize) > bodySize + 0.5 && text.length <= 40;
  return {
    text: text.startsWith('|') ? ` ${text}` : text,
    lines: [index],
    hashes: isLoose ? (paragraph.outline ?? 0) : 0,
    bold: (paragraph.bold || isLarge) && paragraph.align !== 'end',
    indent: paragraph.align === 'end' ? 10 : 0,
    gap: false,
    pageBreak: paragraph.pageBreak,
    soft: false,
    block: null,
  };
}

function nodeOf({ kind, level }: Block, text: InlineText, { align, inlines }: SourceParagraph): BlockNode | null {
  const isHeading = kind === 'heading';
  const nodes = inlineNodes(text, clean, isHeading ? 'bold' : undefined);
  if (nodes.length === 0 && inlines.some(({ type }) => type === 'picture')) return null;
  switch (kind) {
    case 'heading':
      return { type: 'heading', attrs: { level: level ?? (1 satisfies HeadingLevel) }, ...content(nodes) };
    case 'note':
      return { type: 'note', content: [{ type: 'paragraph', ...content(nodes) }] };
    case 'credits':
      return { type: 'credits', ...content(nodes) };
    default: {
      const lead = runInLead({ kind: 'paragraph', level, text: withoutMarkers(text.text) });
      const shown = lead === null ? nodes : withLead(nodes, lead.length);
      const placed: ParagraphNode = { type: 'paragraph', ...content(shown) };
      return align === 'center' || align === 'end' ? { ...placed, attrs: { align } } : placed;
    }
  }
}

function withLead(nodes: readonly InlineNode[], length: number): InlineNode[] {
  const [lead, rest] = splitNodes(nodes, length);
  return [
    ...lead.map((node): InlineNode => {
      if (node.type !== 'text') return node;
      const marks = (node.marks ?? []).filter(({ type }) => type !== 'bold');
      const at = marks.findIndex(({ type }) => type === 'link' || type === 'insertion' || type === 'deletion');
      return { ...node, marks: marks.toSpliced(at < 0 ? marks.length : at, 0, { type: 'lead' }) };
    }),
    ...rest,
  ];
}

function content(nodes: InlineNode[]): { content?: InlineNode[] } {
  return nodes.length > 0 ? { content: nodes } : {};
}

function labelled(paragraph: SourceParagraph): SourceInline[] {
  const label = withLabel(paragraph, '');
  if (label === '') return paragraph.inlines;
  const [first, ...others] = paragraph.inlines;
  const marks = first?.type === 'text' ? first.marks : [];
  return first?.type === 'text'
    ? [{ ...first, text: label + first.text.trimStart(), marks }, ...others]
    : [{ type: 'text', text: label, marks }, ...paragraph.inlines];
}

/** The automatic number as it would be typed. */
function withLabel({ label, inlines }: SourceParagraph, text: string): string {
  if (label === '') return text;
  const next = plainText(inlines).trimStart();
  const isApart = !/[、）)】〕》：:]$/.test(label) && !(/[.．]$/.test(label) && /^\p{Script=Han}/u.test(next));
  return label + (isApart ? ' ' : '') + text;
}

function cleaned(inlines: readonly SourceInline[]): InlineText {
  const given = inlineText(inlines);
  return { ...given, text: clean(given.text) };
}

/** As the archive keeps it; header rows stand first. */
function tableNode(table: SourceTable, caption: string): TableNode {
  const columns = Math.max(1, ...table.rows.map(({ cells }) => cells.reduce((sum, cell) => sum + cell.colspan, 0)));
  const headers = table.rows.findIndex(({ isHeader }) => !isHeader);
  const content = table.rows.map(({ cells }, index) => ({
    type: 'tableRow' as const,
    content: cells.map(
      (cell): TableCellNode => ({
        type: index < headers ? 'tableHeader' : 'tableCell',
        attrs: { colspan: cell.colspan, rowspan: cell.rowspan, valign: cell.valign },
        content: cellParagraphs(cell.blocks),
      }),
    ),
  }));
  return { type: 'table', attrs: { span: columns > 4 ? 'page' : 'column', caption: caption.slice(0, 2000) }, content };
}

function cellParagraphs(blocks: readonly SourceBlock[]): ParagraphNode[] {
  const paragraphs = splitParagraphs(blocks).flatMap((block) => {
    if (block.type !== 'paragraph') return [];
    const nodes = inlineNodes(cleaned(labelled(block)), clean);
    const { align } = block;
    const node: ParagraphNode = { type: 'paragraph', ...content(nodes) };
    return [align === 'center' || align === 'end' ? { ...node, attrs: { align } } : node];
  });
  return paragraphs.length > 0 ? paragraphs : [{ type: 'paragraph' }];
}

function firstNumber([first]: readonly SourceBlock[]): number {
  return first?.number ?? 1;
}

/** What stands in each paragraph, for the doubts that name it. */
function textsOf(blocks: readonly SourceBlock[]): Record<number, string> {
  return Object.fromEntries(
    blocks.flatMap((block) => (block.type === 'paragraph' ? [[block.number, plainText(block.inlines)] as const] : [])),
  );
}
