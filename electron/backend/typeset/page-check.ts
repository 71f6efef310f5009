import type { FaultKind } from '../../../shared/layout/page-map.ts';
import { geometryOf, type Layout, pointsPerMm } from '../../../shared/periodical/layout.ts';
import type { ArticleData, PlacedBlock } from './article-data.ts';
import { columnAt, type Mark } from './page-map.ts';

/** Something of an article that does not stand where it should. `segment` is null for fillers. */
export interface Fault {
  kind: FaultKind;
  articleId: string;
  segment: number | null;
  block: number;
  page: number;
}

/** Positions are equal up to this many pt. */
const tolerancePt = 0.5;

/**
 * The page check of one article and its fillers: every block is set once, inside its column segment and page, below what stands
 * before it and above the footnotes, and no row of a table is cut. `marks` are all of one layout. Text that runs out of its column
 * is set on below it with true positions, so the end of its block gives it away, even where Typst lets what follows begin at the
 * foot.
 */
export function pageFaults(article: ArticleData, marks: ArticleMarks, layout: Layout): Fault[] {
  const segments = article.segments.map((segment) => (segment.kind === 'columns' ? segment.blocks : [segment]));
  const own = placesOf(marks, article.id);
  const faults: Fault[] = [];
  let above: Edge = { page: 0, yPt: 0 };
  for (const [segment, blocks] of segments.entries()) {
    const end = marks.own(article.id).find(({ value }) => 'after' in value && value.after === segment);
    const lastWord = marks.own(article.id).find(({ value }) => 'end' in value && value.end === segment);
    const found = flowFaults(blocks, own, { layout, marks, above, end, lastWord });
    faults.push(...found.faults.map((fault) => ({ ...fault, articleId: article.id, segment })));
    above = later(above, found.lowest);
  }
  for (const filler of article.fillers) {
    const found = flowFaults(filler.blocks, placesOf(marks, filler.id), {
      layout,
      marks,
      above,
      end: undefined,
      lastWord: undefined,
    });
    faults.push(...found.faults.map((fault) => ({ ...fault, articleId: filler.id, segment: null })));
    above = later(above, found.lowest);
  }
  return faults;
}

interface Edge {
  page: number;
  yPt: number;
}

interface Flow {
  layout: Layout;
  marks: ArticleMarks;
  /** The lowest that anything before reaches. */
  above: Edge;
  /** Where the segment ends: on the next page where what follows it begins there. */
  end: Mark | undefined;
  /** Behind the last block of a segment in columns: nothing stands lower in that column. */
  lastWord: Mark | undefined;
}

type BlockFault = Pick<Fault, 'kind' | 'block' | 'page'>;

/** The check of blocks that follow each other in columns or over the whole width. */
function flowFaults(blocks: readonly PlacedBlock[], places: BlockPlaces, flow: Flow): { faults: BlockFault[]; lowest: Edge } {
  const { layout, marks, above, end, lastWord } = flow;
  const faults: BlockFault[] = [];
  let lowest = above;
  let before: Mark | undefined;
  for (const { number: block, plan } of blocks) {
    const [begin, ...again] = places.begins.get(block) ?? [];
    const [done, ...doneAgain] = places.ends.get(block) ?? [];
    if (!begin || !done || again.length > 0 || doneAgain.length > 0) {
      faults.push({ kind: begin ? 'twice' : 'lost', block, page: begin?.page ?? above.page });
      continue;
    }
    const rows = places.rows.get(block) ?? [];
    const footOf = (page: number): number => {
      const foot = Math.min(pageFootPt(layout), marks.noteTop(page));
      return end?.page === page ? Math.min(foot, end.yPt) : foot;
    };
    const tooLow = [begin, done, ...rows].find(
      (mark) =>
        mark.yPt > footOf(mark.page) + tolerancePt ||
        (lastWord && isSameColumn(mark, lastWord, layout) && mark.yPt > lastWord.yPt + tolerancePt),
    );
    // A block within a block that has no room ends at the foot, above its own words.
    const endsAbove = isSameColumn(begin, done, layout) && done.yPt < begin.yPt - tolerancePt;
    if (tooLow || endsAbove || (end && done.page > end.page))
      faults.push({ kind: 'overflow', block, page: (tooLow ?? done).page });
    // A paragraph without words takes no room.
    const isPrinted = begin.page !== done.page || begin.yPt !== done.yPt;
    const clears = (mark: Mark, edge: Edge): boolean => mark.page !== edge.page || mark.yPt >= edge.yPt - tolerancePt;
    const isBehind = before && isPrinted && isSameColumn(before, begin, layout) && !clears(begin, before);
    if (isBehind || (isPrinted && !clears(begin, above)) || (before && isEarlier(begin, before, layout))) {
      faults.push({ kind: 'overlap', block, page: begin.page });
    }
    const cut = plan && cutRow(rows, layout);
    if (cut) faults.push({ kind: 'cut-row', block, page: cut.page });
    lowest = later(lowest, ...[done, ...rows].map(({ page, yPt }) => ({ page, yPt })));
    before = done;
  }
  return { faults, lowest };
}

/** A row whose edges stand in two columns. Rows of a repeated header are marked each time they are printed. */
function cutRow(rows: readonly Mark[], layout: Layout): Mark | null {
  const tops = new Map<string, Mark>();
  for (const mark of rows) {
    if (!('edge' in mark.value)) continue;
    const key = `${mark.value.row}/${mark.value.column}`;
    if (mark.value.edge === 'top') tops.set(key, mark);
    else {
      const top = tops.get(key);
      if (top && !isSameColumn(top, mark, layout)) return mark;
    }
  }
  return null;
}

interface BlockPlaces {
  begins: Map<number, Mark[]>;
  ends: Map<number, Mark[]>;
  rows: Map<number, Mark[]>;
}

function placesOf(marks: ArticleMarks, articleId: string): BlockPlaces {
  const own = marks.own(articleId);
  const by = (key: (value: Mark['value']) => number | null): Map<number, Mark[]> => {
    const found = new Map<number, Mark[]>();
    for (const mark of own) {
      const number = key(mark.value);
      if (number === null) continue;
      const list = found.get(number);
      if (list) list.push(mark);
      else found.set(number, [mark]);
    }
    return found;
  };
  return {
    begins: by((value) => ('block' in value ? value.block : null)),
    ends: by((value) => ('done' in value ? value.done : null)),
    rows: by((value) => ('table' in value ? value.table : null)),
  };
}

/** The marks of a layout by article, and where the footnotes of each page begin. */
export interface ArticleMarks {
  own(articleId: string): readonly Mark[];
  /** In pt from the top of the page; infinite where there are none. */
  noteTop(page: number): number;
}

export function articleMarks(marks: readonly Mark[]): ArticleMarks {
  const byArticle = Map.groupBy(marks, ({ value }) => ('article' in value ? value.article : null));
  const noteTops = new Map<number, number>();
  for (const { value, page, yPt } of marks) {
    if ('note' in value) noteTops.set(page, Math.min(yPt, noteTops.get(page) ?? Number.POSITIVE_INFINITY));
  }
  return {
    own: (articleId) => byArticle.get(articleId) ?? [],
    noteTop: (page) => noteTops.get(page) ?? Number.POSITIVE_INFINITY,
  };
}

function pageFootPt(layout: Layout): number {
  return layout.marginTopMm * pointsPerMm + geometryOf(layout).linesPerColumn * layout.linePitchPt;
}

function isSameColumn(a: Mark, b: Mark, layout: Layout): boolean {
  return a.page === b.page && columnAt(a, layout) === columnAt(b, layout);
}

function isEarlier(a: Mark, b: Mark, layout: Layout): boolean {
  return a.page < b.page || (a.page === b.page && columnAt(a, layout) < columnAt(b, layout));
}

function later(...edges: Edge[]): Edge {
  return edges.reduce((a, b) => (b.page > a.page || (b.page === a.page && b.yPt > a.yPt) ? b : a));
}
