import { BorderStyle, type ISectionOptions, type Paragraph, Tab, type Table, TextRun } from 'docx';
import { distributionLines, mastheadFacts } from '../../../../shared/layout/front-matter.ts';
import { issueName, type MastheadRole, publicationLine, totalNumberName } from '../../../../shared/periodical/issue.ts';
import { spreadName } from '../../../../shared/periodical/names.ts';
import { emWidth } from '../../../../shared/text/em-width.ts';
import type { DocxContext } from './docx-context.ts';
import { plainTable } from './plain-table.ts';
import { bare, section } from './sections.ts';
import { setLine, setText } from './set-line.ts';
import { twips } from './units.ts';

const soft = '5A5A5A';
const gapPt = 34;
const labelWidthPt = 62;

/** 版权页: the name and the facts on the left, 编辑委员会 and editors on the right, 报送发 at the foot. */
export function mastheadSection(firstNumber: number | undefined, context: DocxContext): ISectionOptions {
  const { layout } = context.complete;
  const { areaWidthPt, linesPerColumn } = context.geometry;
  const leftPt = (areaWidthPt - gapPt) * 0.36;
  const rightPt = areaWidthPt - gapPt - leftPt;
  const accent = layout.accent.slice(1);
  const { children: receivers, heightPt } = distribution(context);
  const top = { style: BorderStyle.SINGLE, size: 8, color: accent };
  const rows = [
    {
      heightPt: linesPerColumn * layout.linePitchPt - heightPt - 4,
      cells: [
        { children: nameAndFacts(leftPt, context) },
        { children: [setLine([], { linePt: 1 })] },
        { children: people(rightPt, context) },
      ],
    },
    ...(receivers.length > 0 ? [{ heightPt, cells: [{ span: 3, top, children: receivers }] }] : []),
  ];
  const settings = { start: 'page' as const, ...(firstNumber === undefined ? {} : { firstNumber }), ...bare() };
  const page = plainTable([leftPt, gapPt, rightPt], rows);
  return section([page, setLine([], { linePt: 1 })], settings, context);
}

function nameAndFacts(widthPt: number, context: DocxContext): (Paragraph | Table)[] {
  const { issue, layout } = context.complete;
  const accent = layout.accent.slice(1);
  const titleSizePt = Math.min(23, (widthPt - 4) / (emWidth(issue.title) * 1.05));
  const publication = publicationLine(issue);
  const rule = { bottom: { style: BorderStyle.SINGLE, size: 8, color: accent, space: 1 } };
  return [
    setLine(
      [
        setText(
          issue.title,
          { font: 'title', sizePt: titleSizePt, bold: true, color: accent, spacingPt: titleSizePt * 0.04 },
          layout,
        ),
      ],
      {
        linePt: 30,
      },
    ),
    setLine([setText(issue.pinyin.toUpperCase(), { font: 'hei', sizePt: 7.5, color: soft, spacingPt: 1 }, layout)], {
      linePt: 14,
      afterPt: 16,
    }),
    setLine([setText(issueName(issue), { font: 'hei', sizePt: 13, bold: true }, layout)], { linePt: 22 }),
    setLine([setText(totalNumberName(issue), { font: 'song', sizePt: 10.5 }, layout)], { linePt: 18 }),
    setLine([setText(publication, { font: 'song', sizePt: 10, color: soft }, layout)], { linePt: 18 }),
    setLine([], { linePt: 10, afterPt: 12 }, { border: rule }),
    ...mastheadFacts(issue).map((fact) =>
      setLine(
        [
          setText(fact.label, { font: 'hei', sizePt: 9, color: accent }, layout),
          new TextRun({ children: [new Tab()] }),
          setText(fact.text, { font: 'song', sizePt: 9.5 }, layout),
        ],
        { linePt: 15, afterPt: 5 },
        { indent: { left: twips(38), hanging: twips(38) }, tabStops: [{ type: 'left', position: twips(38) }] },
      ),
    ),
    ...(issue.masthead.notice
      ? [setLine([setText(`（${issue.masthead.notice}）`, { font: 'kai', sizePt: 10.5 }, layout)], { linePt: 18, beforePt: 10 })]
      : []),
  ];
}

function people(widthPt: number, context: DocxContext): (Paragraph | Table)[] {
  const { issue, layout } = context.complete;
  const heading = setLine([setText('编辑委员会', { font: 'hei', sizePt: 14, bold: true, spacingPt: 1.4 }, layout)], {
    linePt: 24,
    afterPt: 12,
  });
  const rule = { bottom: { style: BorderStyle.SINGLE, size: 4, color: '787878', space: 1 } };
  return [
    ...(issue.masthead.committee.length > 0 ? [heading] : []),
    ...issue.masthead.committee.flatMap((role) => roleParts(role, widthPt, context)),
    ...(issue.masthead.editors.length > 0 ? [setLine([], { linePt: 4, afterPt: 14 }, { border: rule })] : []),
    ...issue.masthead.editors.flatMap((role) => roleParts(role, widthPt, context)),
  ];
}

/** The role, and its names four in a row. */
function roleParts(role: MastheadRole, widthPt: number, context: DocxContext): (Paragraph | Table)[] {
  const { layout } = context.complete;
  const nameWidthPt = (widthPt - labelWidthPt) / 4;
  const names = role.names.map(spreadName);
  const rows = Array.from({ length: Math.max(1, Math.ceil(names.length / 4)) }, (_, row) => ({
    cells: [
      { children: row === 0 ? roleLabel(role, context) : [setLine([], { linePt: 19 })] },
      ...[0, 1, 2, 3].map((at) => ({
        children: [setLine([setText(names[row * 4 + at] ?? '', { font: 'kai', sizePt: 11 }, layout)], { linePt: 19 })],
      })),
    ],
  }));
  return [plainTable([labelWidthPt, nameWidthPt, nameWidthPt, nameWidthPt, nameWidthPt], rows), setLine([], { linePt: 10 })];
}

function roleLabel(role: MastheadRole, context: DocxContext): Paragraph[] {
  const { layout } = context.complete;
  const label = setLine([setText(role.role, { font: 'hei', sizePt: 10, color: layout.accent.slice(1) }, layout)], { linePt: 19 });
  if (!role.byStroke) return [label];
  return [label, setLine([setText('按姓氏笔画', { font: 'song', sizePt: 8.5, color: soft }, layout)], { linePt: 12 })];
}

function distribution(context: DocxContext): { children: Paragraph[]; heightPt: number } {
  const { issue, layout } = context.complete;
  const perLine = Math.floor((context.geometry.areaWidthPt - 28) / 10.5);
  const lines = distributionLines(issue.distribution);
  const heightPt = lines.reduce((sum, line) => sum + Math.ceil(emWidth(line.text) / perLine) * 17 + 7, 14);
  const children = lines.map((line, index) =>
    setLine(
      [
        setText(`${line.label}：`, { font: 'hei', sizePt: 10.5, bold: true, color: layout.accent.slice(1) }, layout),
        setText(line.text, { font: 'kai', sizePt: 10.5 }, layout),
      ],
      { linePt: 17, beforePt: index === 0 ? 12 : 0, afterPt: 7 },
      { indent: { left: twips(21), hanging: twips(21) } },
    ),
  );
  return { children, heightPt: lines.length > 0 ? heightPt : 0 };
}
