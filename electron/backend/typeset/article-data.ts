import { createHash } from 'node:crypto';
import { tableGrid } from '../../../shared/document/table-grid.ts';
import type { BlockNode, FigureNode, TableNode } from '../../../shared/document/types.ts';
import { isBlankBelow } from '../../../shared/layout/blank-below.ts';
import { runningTitle } from '../../../shared/layout/running-title.ts';
import { repeatedHeaderRows } from '../../../shared/layout/table-header.ts';
import { cellTextLines, isKeptWhole, tableRowLines, tallestWholeRow } from '../../../shared/layout/table-rows.ts';
import { tableColumnWidths } from '../../../shared/layout/table-widths.ts';
import { type FillerHead, fillerHeads, type TitleRow, titleRows } from '../../../shared/layout/title-block.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import { type CompleteIssue, printedPieces } from '../../../shared/periodical/complete-issue.ts';
import { bylineText } from '../../../shared/periodical/contents.ts';
import { geometryOf, type Layout } from '../../../shared/periodical/layout.ts';
import type { Setting } from './level-columns.ts';
import { markFootnotes } from './mark-footnotes.ts';

export interface ArticleData {
  id: string;
  section: string;
  /** The first article of its section: the section gets an entry in the outline. */
  opensSection: boolean;
  runningTitle: string;
  rows: TitleRow[];
  segments: Segment[];
  /** Footnotes that are printed, without those of fillers. */
  noteCount: number;
  fillers: { id: string; heads: FillerHead[]; byline: string; blocks: PlacedBlock[]; noteCount: number }[];
}

/** Text in columns, or one block over the whole type area. `lines`: the height at which both columns end level. */
export type Segment = { kind: 'columns'; blocks: PlacedBlock[]; lines: number | null } | ({ kind: 'wide' } & PlacedBlock);

export interface PlacedBlock {
  node: BlockNode;
  /** Place among the top-level blocks of the document. */
  number: number;
  /** Of a table. */
  plan?: TablePlan;
  /** Columns that end before it. */
  breaksBefore?: number;
}

/**
 * `cells` in document order: where each stands in the grid, with spans that fit it, and whether it gives its row the height and has
 * its edges marked for the page check. `repeatedRows`: how many of the header rows are printed again after a break, all or none. `tallestRow`: lines above which
 * a row may be cut.
 */
interface TablePlan {
  blankBelow: boolean;
  widthsPt: number[];
  rowLines: number[];
  keptWhole: boolean;
  headerRows: number;
  repeatedRows: number;
  tallestRow: number;
  cells: { row: number; column: number; rowspan: number; colspan: number; isMarked: boolean }[];
}

/** An article as the template reads it. `digest`: of its texts and the layout, so of all that its heights depend on but pictures. */
export interface DigestedArticle {
  data: ArticleData;
  digest: string;
}

/** Articles in printed order with their fillers, columns not yet level. `only`: those of these ids, or that have one as a filler. */
export function articleData({ sections, layout }: CompleteIssue, only?: ReadonlySet<string>): DigestedArticle[] {
  const layoutKey = JSON.stringify(layout);
  return printedPieces({ sections })
    .filter(({ article, fillers }) => !only || [article, ...fillers].some(({ id }) => only.has(id)))
    .map(({ article, section, opensSection, fillers }) => {
      const { digest, ...texts } = prepared(articleTexts, article, `${section}\n${layoutKey}`, () =>
        textsOf(article, section, layout),
      );
      let notes = texts.noteCount;
      const fillersData = fillers.map((filler) => {
        const notesBefore = notes;
        const prepare = () => fillerData(filler, layout, notesBefore);
        const found = prepared(fillerTexts, filler, `${notesBefore}\n${layoutKey}`, prepare);
        notes += found.noteCount;
        return found;
      });
      const data = { id: article.id, section, opensSection, ...texts, fillers: fillersData };
      return { data, digest };
    });
}

/** The same article with its columns set so. */
export function withSetting(article: ArticleData, setting: Setting | undefined): ArticleData {
  if (!setting) return article;
  const breaks = setting.breaksBefore;
  const broken = <T extends PlacedBlock>(block: T): T => {
    const breaksBefore = breaks.filter((number) => number === block.number).length;
    return breaksBefore > 0 ? { ...block, breaksBefore } : block;
  };
  return {
    ...article,
    segments: article.segments.map((segment, index) =>
      segment.kind === 'columns'
        ? {
            ...segment,
            blocks: breaks.length > 0 ? segment.blocks.map(broken) : segment.blocks,
            lines: setting.segmentLines[index] ?? null,
          }
        : broken(segment),
    ),
  };
}

type ArticleTexts = Pick<ArticleData, 'runningTitle' | 'rows' | 'segments' | 'noteCount'> & { digest: string };
type FillerData = ArticleData['fillers'][number];

/** What was worked out for an article stays as long as the article itself: at a keystroke only one of an issue is another. */
const articleTexts = new WeakMap<Article, { key: string; value: ArticleTexts }>();
const fillerTexts = new WeakMap<Article, { key: string; value: FillerData }>();

function prepared<T>(known: WeakMap<Article, { key: string; value: T }>, article: Article, key: string, prepare: () => T): T {
  const before = known.get(article);
  if (before?.key === key) return before.value;
  const value = prepare();
  known.set(article, { key, value });
  return value;
}

function textsOf(article: Article, section: string, layout: Layout): ArticleTexts {
  const rows = titleRows(article, layout);
  const { blocks, count: noteCount } = markFootnotes(article.document.content);
  const segments = segmentsOf(blocks, layout);
  const digest = createHash('sha256')
    .update(JSON.stringify([rows, segments, layout]))
    .digest('base64');
  return { runningTitle: runningTitle(article, section, layout), rows, segments, noteCount, digest };
}

function fillerData(filler: Article, layout: Layout, notesBefore: number): FillerData {
  const { blocks, count: noteCount } = markFootnotes(filler.document.content, notesBefore);
  return {
    id: filler.id,
    heads: fillerHeads(filler),
    byline: bylineText(filler.bylines),
    blocks: placedBlocks(blocks, geometryOf(layout).areaWidthPt - 24, layout),
    noteCount,
  };
}

/** Blocks as the template sets them; tables with their plans for `widthPt`. */
export function placedBlocks(blocks: readonly BlockNode[], widthPt: number, layout: Layout): PlacedBlock[] {
  return blocks.map((_, number) => placedBlock(blocks, number, widthPt, layout));
}

function placedBlock(blocks: readonly BlockNode[], number: number, widthPt: number, layout: Layout): PlacedBlock {
  const node = blocks[number] as BlockNode;
  if (node.type !== 'table') return { node, number };
  const { linesPerColumn } = geometryOf(layout);
  const widthsPt = tableColumnWidths(node, widthPt);
  const rowLines = tableRowLines(node, widthsPt);
  const { headerRows, cells } = tableGrid(node);
  const repeatedRows = repeatedHeaderRows(node, rowLines, linesPerColumn);
  const tallestRow = tallestWholeRow(rowLines, repeatedRows, linesPerColumn);
  // The cell that most likely makes a row higher than planned, so that its edges are those of the row.
  const highest = new Map<number, { column: number; lines: number }>();
  for (const { cell, row, rowspan, column, colspan } of cells) {
    const lines = cellTextLines(cell, widthsPt.slice(column, column + colspan));
    if (rowspan === 1 && lines > (highest.get(row)?.lines ?? 0)) highest.set(row, { column, lines });
  }
  const plan: TablePlan = {
    blankBelow: isBlankBelow(blocks, number),
    widthsPt,
    rowLines,
    keptWhole: isKeptWhole(rowLines, linesPerColumn),
    headerRows,
    repeatedRows,
    tallestRow,
    cells: cells.map(({ row, column, rowspan, colspan }) => {
      const isMarked = rowspan === 1 && (highest.get(row)?.column === column || (rowLines[row] ?? 0) > tallestRow);
      return { row, column, rowspan, colspan, isMarked };
    }),
  };
  return { node, number, plan };
}

function segmentsOf(blocks: readonly BlockNode[], layout: Layout): Segment[] {
  const { columnWidthPt, areaWidthPt } = geometryOf(layout);
  const segments: Segment[] = [];
  for (const [number, node] of blocks.entries()) {
    if (spansPage(node)) {
      segments.push({ kind: 'wide', ...placedBlock(blocks, number, areaWidthPt, layout) });
      continue;
    }
    const last = segments.at(-1);
    const block = placedBlock(blocks, number, columnWidthPt, layout);
    if (last?.kind === 'columns') last.blocks.push(block);
    else segments.push({ kind: 'columns', blocks: [block], lines: null });
  }
  return segments;
}

function spansPage(node: BlockNode): node is TableNode | FigureNode {
  return (node.type === 'table' || node.type === 'figure') && node.attrs?.span === 'page';
}
