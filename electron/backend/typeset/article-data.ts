import { tableGrid } from '../../../shared/document/table-grid.ts';
import type { BlockNode, FigureNode, TableNode } from '../../../shared/document/types.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import { isBlankBelow } from '../../../shared/periodical/blank-below.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { bylineText } from '../../../shared/periodical/contents.ts';
import { geometryOf } from '../../../shared/periodical/layout.ts';
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

/** Articles in printed order with their fillers. `segmentLines`: heights of the column segments by article id. */
export function articleData(
  complete: CompleteIssue,
  segmentLines: ReadonlyMap<string, readonly (number | null)[]>,
): ArticleData[] {
  const { layout } = complete;
  const { columnWidthPt, areaWidthPt } = geometryOf(layout);
  const articles: ArticleData[] = [];
  for (const section of complete.sections) {
    for (const article of section.articles) {
      const last = articles.at(-1);
      if (article.kind === 'filler' && last) {
        last.fillers.push({
          id: article.id,
          heads: fillerHeads(article),
          byline: bylineText(article.bylines),
          blocks: placedBlocks(article.document.content, areaWidthPt - 24),
        });
        continue;
      }
      articles.push({
        id: article.id,
        section: section.name,
        opensSection: last?.section !== section.name,
        runningTitle: runningTitle(article, section.name, layout),
        rows: titleRows(article, layout),
        segments: segmentsOf(article, columnWidthPt, areaWidthPt, segmentLines.get(article.id) ?? []),
        fillers: [],
      });
    }
  }
  return articles;
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

function segmentsOf(article: Article, columnWidthPt: number, areaWidthPt: number, lines: readonly (number | null)[]): Segment[] {
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
    else segments.push({ kind: 'columns', blocks: [block], lines: lines[segments.length] ?? null });
  }
  return segments;
}

function spansPage(node: BlockNode): node is TableNode | FigureNode {
  return (node.type === 'table' || node.type === 'figure') && node.attrs?.span === 'page';
}
