import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow } from 'docx';
import { fillerHeads } from '../../../../shared/layout/title-block.ts';
import type { Article } from '../../../../shared/periodical/article.ts';
import { bylineText } from '../../../../shared/periodical/contents.ts';
import { blockParts } from './blocks.ts';
import type { DocxContext } from './docx-context.ts';
import { fullWidthSpaces } from './full-width-spaces.ts';
import { textRun } from './inlines.ts';
import { styleIds } from './styles-part.ts';
import { tintOf } from './tint-of.ts';
import { tinyParagraph } from './tiny-paragraph.ts';
import { twips } from './units.ts';

const paddingPt = 12;

/** 补白 in a tinted box over the page, one line below the article. */
export function fillerBlocks(filler: Article, context: DocxContext): (Paragraph | Table)[] {
  const { layout } = context.complete;
  const { areaWidthPt } = context.geometry;
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const place = { widthPt: areaWidthPt - 2 * paddingPt, bodyStyle: styleIds.fillerText };
  const byline = bylineText(filler.bylines);
  const words = [
    ...fillerHeads(filler).map(
      ({ style, text }) => new Paragraph({ style: styleIds[style], children: [textRun(fullWidthSpaces(text))] }),
    ),
    ...blockParts(filler.document.content, place, context),
    ...(byline ? [new Paragraph({ style: styleIds.fillerText, alignment: 'right', children: [textRun(byline)] })] : []),
  ];
  const cell = new TableCell({
    width: { size: twips(areaWidthPt), type: 'dxa' },
    shading: { type: 'clear', color: 'auto', fill: tintOf(layout.accent, 0.92) },
    borders: {
      top: { style: BorderStyle.SINGLE, size: 8, color: layout.accent.slice(1) },
      bottom: none,
      left: none,
      right: none,
    },
    margins: {
      top: twips(layout.linePitchPt / 2),
      bottom: twips(layout.linePitchPt / 2),
      left: twips(paddingPt),
      right: twips(paddingPt),
    },
    children: words,
  });
  return [
    new Paragraph({ style: 'Normal' }),
    new Table({
      width: { size: twips(areaWidthPt), type: 'dxa' },
      columnWidths: [twips(areaWidthPt)],
      indent: { size: 0, type: 'dxa' },
      layout: TableLayoutType.FIXED,
      borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
      rows: [new TableRow({ children: [cell] })],
    }),
    tinyParagraph(),
  ];
}
