import { BorderStyle, type ISectionOptions, Paragraph, Tab, TextRun } from 'docx';
import { type Fact, imprintFacts } from '../../../../shared/layout/front-matter.ts';
import { emWidth } from '../../../../shared/text/em-width.ts';
import type { DocxContext } from './docx-context.ts';
import { ground, verticalTitle } from './ground.ts';
import { plainTable } from './plain-table.ts';
import { bare, section } from './sections.ts';
import { setLine, setText } from './set-line.ts';
import { twips } from './units.ts';

const labelPt = 52;
const gapPt = 16;
const linePt = 20;

/** 封底: the name once more, and what the law wants printed. */
export function backCoverSection(firstNumber: number | undefined, context: DocxContext): ISectionOptions {
  const { issue, layout } = context.complete;
  const { areaWidthPt, linesPerColumn } = context.geometry;
  const accent = layout.accent.slice(1);
  const small = context.pictures.mongolianTitleSmall;
  const pictureHeightPt = small ? small.heightPt + 24 : 0;
  const areaPt = linesPerColumn * layout.linePitchPt;
  const facts = pairs(imprintFacts(issue));
  const factsPt = facts.reduce(
    (sum, pair) => sum + linePt * Math.max(...pair.map((fact) => factLines(fact, areaWidthPt / 2))),
    12,
  );
  const titleSizePt = Math.min(26, areaWidthPt / (emWidth(issue.title) * 1.12));
  const abovePt = Math.max(20, areaPt * 0.4 - pictureHeightPt / 2 - 40);
  const centre = { alignment: 'center' } as const;
  const middle = [
    setLine([ground(context.pictures.backGround, '封底底图')], { linePt: abovePt }),
    ...(small
      ? [
          new Paragraph({
            style: 'Normal',
            alignment: 'center',
            spacing: { line: 240, lineRule: 'auto', after: 480 },
            children: [verticalTitle(small, issue.mongolianTitle)],
          }),
        ]
      : []),
    setLine(
      [setText(issue.title, { font: 'title', sizePt: titleSizePt, bold: true, color: accent, spacingPt: 2 }, layout)],
      { linePt: 40 },
      centre,
    ),
    setLine(
      [setText(issue.pinyin.toUpperCase(), { font: 'hei', sizePt: 8.5, color: '5A5A5A', spacingPt: 2.6 }, layout)],
      { linePt: 20 },
      centre,
    ),
  ];
  const usedPt = abovePt + pictureHeightPt + 60;
  const top = { style: BorderStyle.SINGLE, size: 8, color: accent };
  const rows = facts.map((pair, index) => ({
    cells: [0, 1].map((at) => ({
      ...(index === 0 ? { top } : {}),
      children: [factLine(pair[at], index === 0 ? 10 : 0, context)],
    })),
  }));
  const children = [
    ...middle,
    setLine([], { linePt: Math.max(12, areaPt - usedPt - factsPt - 8) }),
    ...(rows.length > 0 ? [plainTable([areaWidthPt / 2, areaWidthPt / 2], rows)] : []),
    setLine([], { linePt: 1 }),
  ];
  return section(children, { start: 'page', ...(firstNumber === undefined ? {} : { firstNumber }), ...bare() }, context);
}

/** Lines a fact takes in its cell, a character less wide than it is. */
function factLines(fact: Fact, widthPt: number): number {
  return Math.ceil((emWidth(fact.text) * 9.5) / (widthPt - labelPt - gapPt - 9.5));
}

function factLine(fact: Fact | undefined, beforePt: number, context: DocxContext): Paragraph {
  const { layout } = context.complete;
  if (!fact) return setLine([], { linePt, beforePt });
  const label = setText(fact.label, { font: 'hei', sizePt: 9.5, color: layout.accent.slice(1) }, layout);
  const tab = new TextRun({ children: [new Tab()] });
  return setLine(
    [label, tab, setText(fact.text, { font: 'song', sizePt: 9.5 }, layout)],
    { linePt, beforePt },
    {
      indent: { left: twips(labelPt), hanging: twips(labelPt), right: twips(gapPt) },
      tabStops: [{ type: 'left', position: twips(labelPt) }],
    },
  );
}

function pairs<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / 2) }, (_, row) => items.slice(row * 2, row * 2 + 2));
}
