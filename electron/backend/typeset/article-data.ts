import { createHash } from 'node:crypto';
import { tableGrid } from '../../../shared/document/table-grid.ts';
import type { BlockNode, FigureNode, TableNode } from '../../../shared/document/types.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import { isBlankBelow } from '../../../shared/periodical/blank-below.ts';
import { type CompleteIssue, printedPieces } from '../../../shared/periodical/complete-issue.ts';
import { bylineText } from '../../../shared/periodical/contents.ts';
import { geometryOf, type Layout } from '../../../shared/periodical/layout.ts';
import { runningTitle } from '../../../shared/periodical/running-title.ts';
import { repeatedHeaderRows } from '../../../shared/periodical/table-header.ts';
import { isKeptWhole, tableRowLines } from '../../../shared/periodical/table-rows.ts';
import { tableColumnWidths } from '../../../shared/periodical/table-widths.ts';
import { type FillerHead, fillerHeads, type TitleRow, titleRows } from '../../../shared/periodical/title-block.ts';

export interface ArticleData {
  id: string;
  section: string;
  /** The first article of its section: the section gets an entry in the outline. */
  opensSection: boolean;
  runningTitle: string;
  rows: TitleRow[];
  segments: Segment[];
  fillers: { id: string; heads: FillerHead[]; byline: string; blocks: PlacedBlock[] }[];
}

/** Text in columns, or one block over the whole type area. `lines`: the height at which both columns end level. */
export type Segment = { kind: 'columns'; blocks: PlacedBlock[]; lines: number | null } | ({ kind: 'wide' } & PlacedBlock);

export interface PlacedBlock {
  node: BlockNode;
  /** Place among the top-level blocks of the document. */
  number: number;
  /** Of a table. */
  plan?: TablePlan;
}

/** `cells` in document order: where each stands in the grid, with spans that fit it. `repeatedRows`: how many of the header rows are printed again after a break, all or none. */
interface TablePlan {
  blankBelow: boolean;
  widthsPt: number[];
  rowLines: number[];
  keptWhole: boolean;
  headerRows: number;
  repeatedRows: number;
  cells: { row: number; column: number; rowspan: number; colspan: number }[];
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
      const data = {
        id: article.id,
        section,
        opensSection,
        ...texts,
        fillers: fillers.map((filler) => prepared(fillerTexts, filler, layoutKey, () => fillerData(filler, layout))),
      };
      return { data, digest };
    });
}

/** The same article with columns of so many lines, by segment. */
export function withHeights(article: ArticleData, lines: readonly (number | null)[]): ArticleData {
  return {
    ...article,
    segments: article.segments.map((segment, index) =>
      segment.kind === 'columns' ? { ...segment, lines: lines[index] ?? null } : segment,
    ),
  };
}

type ArticleTexts = Pick<ArticleData, 'runningTitle' | 'rows' | 'segments'> & { digest: string };
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
  const segments = segmentsOf(article, layout);
  const digest = createHash('sha256')
    .update(JSON.stringify([rows, segments, layout]))
    .digest('base64');
  return { runningTitle: runningTitle(article, section, layout), rows, segments, digest };
}

function fillerData(filler: Article, layout: Layout): FillerData {
  return {
    id: filler.id,
    heads: fillerHeads(filler),
    byline: bylineText(filler.bylines),
    blocks: placedBlocks(filler.document.content, geometryOf(layout).areaWidthPt - 24),
  };
}

/** Blocks as the template sets them; tables with their plans for `widthPt`. */
export function placedBlocks(blocks: readonly BlockNode[], widthPt: number): PlacedBlock[] {
  return blocks.map((_, number) => placedBlock(blocks, number, widthPt));
}

function placedBlock(blocks: readonly BlockNode[], number: number, widthPt: number): PlacedBlock {
  const node = blocks[number] as BlockNode;
  if (node.type !== 'table') return { node, number };
  const widthsPt = tableColumnWidths(node, widthPt);
  const rowLines = tableRowLines(node, widthsPt);
  const { headerRows, cells } = tableGrid(node);
  const plan: TablePlan = {
    blankBelow: isBlankBelow(blocks, number),
    widthsPt,
    rowLines,
    keptWhole: isKeptWhole(rowLines),
    headerRows,
    repeatedRows: repeatedHeaderRows(node, rowLines),
    cells: cells.map(({ row, column, rowspan, colspan }) => ({ row, column, rowspan, colspan })),
  };
  return { node, number, plan };
}

function segmentsOf(article: Article, layout: Layout): Segment[] {
  const { columnWidthPt, areaWidthPt } = geometryOf(layout);
  const segments: Segment[] = [];
  const blocks = article.document.content;
  for (const [number, node] of blocks.entries()) {
    if (spansPage(node)) {
      segments.push({ kind: 'wide', ...placedBlock(blocks, number, areaWidthPt) });
      continue;
    }
    const last = segments.at(-1);
    const block = placedBlock(blocks, number, columnWidthPt);
    if (last?.kind === 'columns') last.blocks.push(block);
    else segments.push({ kind: 'columns', blocks: [block], lines: null });
  }
  return segments;
}

function spansPage(node: BlockNode): node is TableNode | FigureNode {
  return (node.type === 'table' || node.type === 'figure') && node.attrs?.span === 'page';
}
