import { Bookmark, type FileChild, type ISectionOptions, Paragraph, type ParagraphChild, TextRun } from 'docx';
import type { BlockNode } from '../../../../shared/document/types.ts';
import { isBlankBelow } from '../../../../shared/layout/blank-below.ts';
import { titleRows } from '../../../../shared/layout/title-block.ts';
import type { Article } from '../../../../shared/periodical/article.ts';
import type { PrintedPiece } from '../../../../shared/periodical/complete-issue.ts';
import { blockParts } from './blocks.ts';
import type { DocxContext } from './docx-context.ts';
import { fillerBlocks } from './filler.ts';
import { fullWidthSpaces } from './full-width-spaces.ts';
import { textRun } from './inlines.ts';
import { looseHeadings } from './loose-headings.ts';
import { runningHeads } from './running-heads.ts';
import { section } from './sections.ts';
import { styleIds } from './styles-part.ts';
import { tinyParagraph } from './tiny-paragraph.ts';
import { twips } from './units.ts';

/** Free lines on the last page, both columns added. */
const leastLinesToLevel = 8;

/**
 * An article with the fillers after it: title area over the page, text in columns, wide blocks between. It begins with its number
 * in the page map, on the side of the sheet that number has: an article before it that takes a page more or less in Word
 * falsifies neither the contents nor the margins.
 */
export function articleSections(
  { article, section: sectionName, fillers }: PrintedPiece,
  { folio, followsArticle }: { folio: number; followsArticle: boolean },
  context: DocxContext,
): ISectionOptions[] {
  const { columns } = context.complete.layout;
  context.restartFootnoteMarks();
  const blocks = article.document.content;
  const hasTables = blocks.some(({ type }) => type === 'table');
  const title = section(
    titleArea(article, context),
    {
      start: folio % 2 === 1 ? 'odd-page' : 'even-page',
      firstNumber: folio,
      hasTables,
      ...runningHeads(article, sectionName, followsArticle, context),
    },
    context,
  );
  const positions = context.map.articles.find((one) => one.articleId === article.id)?.blocks ?? [];
  const body = segments(blocks).map(({ wide, from, to }) => {
    const isLast = to === blocks.length;
    const widthPt = wide ? context.geometry.areaWidthPt : context.geometry.columnWidthPt;
    const loose = wide || isLast ? new Set<BlockNode>() : looseHeadings(blocks, { from, to }, positions, context.complete.layout);
    const place = { widthPt, bodyStyle: styleIds.body, looseHeadings: loose };
    // White below a table falls away where its columns end.
    const children = wide ? blockParts(blocks, place, context, { from, to }) : blockParts(blocks.slice(from, to), place, context);
    // LibreOffice drops the empty paragraph at the end of a section, with the white below a table that it carries, and does not level
    // columns that a table ends.
    if (wide ? isBlankBelow(blocks, to - 1) : !isLast && blocks[to - 1]?.type === 'table') children.push(tinyParagraph());
    return section(
      children.length > 0 ? children : [tinyParagraph()],
      { start: 'here', columns: wide ? 1 : columns, hasTables },
      context,
    );
  });
  const end = fillers.flatMap((filler) => fillerBlocks(filler, context));
  if (end.length === 0 && !levelsLastPage(article, context)) return [title, ...body];
  return [title, ...body, section([...end, tinyParagraph()], { start: 'here', hasTables }, context)];
}

/**
 * Word levels the columns only before a section that goes on below, so one is put there. LibreOffice would take a new page
 * for it where the last page is full, or has a footnote: there a section of columns runs to the foot of the page. A table it
 * would put in the wrong column, or one more page.
 */
function levelsLastPage(article: Article, context: DocxContext): boolean {
  const pages = context.map.articles.find((one) => one.articleId === article.id);
  if (!context.complete.layout.balanceLastPage || !pages || pages.linesLeft < leastLinesToLevel) return false;
  const firstOfPage = pages.blocks.findIndex((block) => block.page === pages.lastPage);
  // The block before may run over to the last page.
  const onLastPage = firstOfPage === -1 ? -1 : Math.max(0, firstOfPage - 1);
  return !article.document.content.slice(onLastPage).some((block) => block.type === 'table' || hasFootnote(block));
}

function hasFootnote(block: BlockNode): boolean {
  const found = (node: { type: string; content?: readonly { type: string }[] }): boolean =>
    node.type === 'footnote' || (node.content ?? []).some(found);
  return found(block);
}

/** The rows of the title area. White after the last text row belongs to its paragraph: LibreOffice drops an empty one there. */
function titleArea(article: Article, context: DocxContext): FileChild[] {
  const { linePitchPt } = context.complete.layout;
  const rows = titleRows(article, context.complete.layout);
  const lastText = rows.findLastIndex((row) => row.kind !== 'space');
  const belowPt = rows.slice(lastText + 1).reduce((sum, row) => sum + row.lines, 0) * linePitchPt;
  return rows.slice(0, lastText + 1).flatMap((row, index): Paragraph[] => {
    const isLast = index === lastText;
    const exact = { lineRule: 'exact' as const, line: twips(row.lines * linePitchPt) };
    if (row.kind === 'space') return [new Paragraph({ style: 'Normal', spacing: exact })];
    if (row.kind === 'title') {
      // The lines of a title are one paragraph, so that the navigation pane shows the whole title.
      if (rows[index + 1]?.kind === 'title') return [];
      const lines = rows.filter((one) => one.kind === 'title').map((one) => one.text);
      const spacing = { ...exact, after: isLast ? twips(belowPt) : 0 };
      return [new Paragraph({ style: styleIds.title, spacing, children: [titleBookmark(article, lines, context)] })];
    }
    const airPt = ((row.lines - 1) * linePitchPt) / 2;
    const spacing = {
      lineRule: 'exact' as const,
      line: twips(linePitchPt),
      before: twips(airPt),
      after: twips(airPt + (isLast ? belowPt : 0)),
    };
    return [new Paragraph({ style: styleIds[row.kind], spacing, children: [textRun(fullWidthSpaces(row.text))] })];
  });
}

function titleBookmark(article: Article, lines: readonly string[], context: DocxContext): ParagraphChild {
  const children = lines.flatMap((line, index) => [
    ...(index > 0 ? [new TextRun({ break: 1 })] : []),
    textRun(fullWidthSpaces(line)),
  ]);
  return new Bookmark({ id: context.bookmarks.get(article.id) ?? '', children });
}

/** The blocks from `from` up to `to`. */
interface Segment {
  wide: boolean;
  from: number;
  to: number;
}

/** Runs of blocks that stand in columns, and blocks that take the whole type area. */
function segments(blocks: readonly BlockNode[]): Segment[] {
  const found: Segment[] = [];
  for (const [index, node] of blocks.entries()) {
    const wide = (node.type === 'table' || node.type === 'figure') && node.attrs?.span === 'page';
    const last = found.at(-1);
    if (last && last.wide === wide) last.to = index + 1;
    else found.push({ wide, from: index, to: index + 1 });
  }
  return found;
}
