import { type ISectionOptions, Paragraph } from 'docx';
import { blockLines } from '../../../../shared/document/plain-text.ts';
import { breakTitle } from '../../../../shared/layout/title-block.ts';
import type { Opening } from '../../../../shared/periodical/issue.ts';
import { emWidth } from '../../../../shared/text/em-width.ts';
import { blockParts } from './blocks.ts';
import type { DocxContext } from './docx-context.ts';
import { fullWidthSpaces } from './full-width-spaces.ts';
import { inlineRuns } from './inlines.ts';
import { bare, section } from './sections.ts';
import { setLine, setText } from './set-line.ts';
import { openingType, styleIds } from './styles-part.ts';
import { twips } from './units.ts';

const insetPt = 40;
const ruleWidthPt = 68;

/** 卷首语 on a page of its own, a little above the middle. */
export function openingSection(opening: Opening, firstNumber: number | undefined, context: DocxContext): ISectionOptions {
  const { layout } = context.complete;
  const { areaWidthPt, linesPerColumn } = context.geometry;
  const widthPt = areaWidthPt - 2 * insetPt;
  const accent = layout.accent.slice(1);
  const centre = { alignment: 'center' } as const;
  const inset = { left: twips(insetPt), right: twips(insetPt) };
  const titles = breakTitle(opening.title, Math.floor(areaWidthPt / 22) - 5);
  const sideTwips = twips((areaWidthPt - ruleWidthPt) / 2);
  const rule = (afterPt: number): Paragraph =>
    setLine(
      [],
      { linePt: 14, afterPt },
      {
        indent: { left: sideTwips, right: sideTwips },
        border: { bottom: { style: 'single', size: 10, color: accent, space: 1 } },
      },
    );
  const words = opening.document.content.flatMap((node) =>
    node.type === 'paragraph'
      ? [
          new Paragraph({
            style: styleIds.opening,
            indent: inset,
            children: inlineRuns(node.content, context),
          }),
        ]
      : blockParts([node], { widthPt, bodyStyle: styleIds.opening }, context),
  );
  const lines = opening.document.content
    .flatMap(blockLines)
    .reduce((sum, line) => sum + Math.ceil((emWidth(line) + 2) / Math.floor(widthPt / openingType.sizePt)), 0);
  const heightPt = 14 + 24 + titles.length * 36 + 26 + lines * openingType.linePt + 20 + 22 + 24 + 14;
  const sparePt = Math.max(0, linesPerColumn * layout.linePitchPt - heightPt);
  const children = [
    setLine([], { linePt: Math.max(1, sparePt / 2.4) }),
    rule(24),
    ...titles.map((line, index) =>
      setLine(
        [setText(fullWidthSpaces(line), { font: 'title', sizePt: 22, bold: true, spacingPt: 0.9 }, layout)],
        { linePt: 36, afterPt: index === titles.length - 1 ? 26 : 0 },
        centre,
      ),
    ),
    ...words,
    ...(opening.attribution
      ? [
          setLine(
            [setText(opening.attribution, { font: 'kai', sizePt: 12, color: '5A5A5A' }, layout)],
            { linePt: 22, beforePt: 20, afterPt: 24 },
            { alignment: 'right', indent: inset },
          ),
        ]
      : []),
    rule(0),
    setLine([], { linePt: 1 }),
  ];
  return section(children, { start: 'page', ...(firstNumber === undefined ? {} : { firstNumber }), ...bare() }, context);
}
