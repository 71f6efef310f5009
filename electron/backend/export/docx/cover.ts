import { BorderStyle, type ISectionOptions, Paragraph, Tab, TextRun } from 'docx';
import { coverHighlights } from '../../../../shared/layout/front-matter.ts';
import { issueName, publicationLine, totalNumberName } from '../../../../shared/periodical/issue.ts';
import { emWidth } from '../../../../shared/text/em-width.ts';
import type { DocxContext } from './docx-context.ts';
import { fullWidthSpaces } from './full-width-spaces.ts';
import { ground, verticalTitle } from './ground.ts';
import { plainTable } from './plain-table.ts';
import { bare, section } from './sections.ts';
import { setLine, setText } from './set-line.ts';
import { twips } from './units.ts';

const white = 'FFFFFF';
const soft = '5A5A5A';

/** 封面, on its drawn ground. The text is text; only the vertical title is a picture. */
export function coverSection(firstNumber: number | undefined, context: DocxContext): ISectionOptions {
  const { issue, layout } = context.complete;
  const { areaWidthPt, pageHeightPt } = context.geometry;
  const accent = layout.accent.slice(1);
  const tabs = { tabStops: [{ type: 'right' as const, position: twips(areaWidthPt) }] };
  const tab = new TextRun({ children: [new Tab()] });
  const sponsor = issue.sponsor ? `${issue.sponsor}主办` : '';
  const headSizePt = Math.min(10, areaWidthPt / (emWidth(sponsor) + emWidth(issue.masthead.notice) + 2));
  const publication = publicationLine(issue);
  const footSizePt = Math.min(9.5, areaWidthPt / (emWidth(issue.imprint.permit) + emWidth(publication) + 2));
  const small = { font: 'hei', sizePt: headSizePt, color: white } as const;
  const titleSizePt = Math.min(54, areaWidthPt / (emWidth(issue.title) * 1.06));
  const bandFootPt = pageHeightPt * 0.215;
  const topPt = pageHeightPt * 0.052;
  const head = [
    setLine(
      [
        ground(context.pictures.coverGround, '封面底图'),
        setText(sponsor, small, layout),
        tab,
        setText(issue.masthead.notice, small, layout),
      ],
      { linePt: 16 },
      tabs,
    ),
    setLine(
      [
        setText(
          issue.title,
          { font: 'title', sizePt: titleSizePt, bold: true, color: white, spacingPt: titleSizePt * 0.05 },
          layout,
        ),
      ],
      {
        linePt: 66,
        beforePt: 4,
      },
    ),
    setLine([setText(issue.pinyin.toUpperCase(), { font: 'hei', sizePt: 10.5, color: white, spacingPt: 3.2 }, layout)], {
      linePt: 16,
    }),
  ];
  const usedPt = topPt + 16 + 4 + 66 + 16;
  const { mongolianTitle } = context.pictures;
  const sideWidthPt = Math.min(areaWidthPt * 0.4, (mongolianTitle?.widthPt ?? 0) + 20);
  const numberWidthPt = areaWidthPt - sideWidthPt;
  const highlightRule = {
    indent: { left: twips(numberWidthPt - 96) },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: accent, space: 2 } },
  };
  const number = [
    setLine(
      [setText(String(issue.number), { font: 'title', sizePt: 64, bold: true, color: accent }, layout)],
      { linePt: 66 },
      right,
    ),
    setLine([setText(issueName(issue), { font: 'hei', sizePt: 14, bold: true }, layout)], { linePt: 22, beforePt: 8 }, right),
    setLine(
      [setText(totalNumberName(issue), { font: 'song', sizePt: 11.5, color: soft }, layout)],
      { linePt: 20, afterPt: 26 },
      right,
    ),
    setLine(
      [setText('本期要目', { font: 'hei', sizePt: 10.5, color: accent, spacingPt: 2 }, layout)],
      { linePt: 20, afterPt: 8 },
      { ...right, ...highlightRule },
    ),
    ...coverHighlights(context.complete).map((line) =>
      setLine([setText(fullWidthSpaces(line), { font: 'kai', sizePt: 11.5 }, layout)], { linePt: 20.5 }, right),
    ),
  ];
  const side = mongolianTitle ? [new Paragraph(pictureLine(verticalTitle(mongolianTitle, issue.mongolianTitle)))] : [];
  const children = [
    ...head,
    setLine([], { linePt: Math.max(bandFootPt - usedPt + 24, 12) }),
    plainTable([sideWidthPt, numberWidthPt], [{ cells: [{ children: side }, { children: number }] }]),
    setLine([], { linePt: 1 }),
  ];
  const foot = setLine(
    [
      setText(issue.imprint.permit, { ...small, sizePt: footSizePt }, layout),
      tab,
      setText(publication, { ...small, sizePt: footSizePt }, layout),
    ],
    { linePt: 14 },
    tabs,
  );
  return section(children, { start: 'page', topPt, ...numbered(firstNumber), ...bare([foot]) }, context);
}

const right = { alignment: 'right' } as const;

function pictureLine(image: ReturnType<typeof verticalTitle>) {
  return { style: 'Normal', spacing: { line: 240, lineRule: 'auto' as const }, children: [image] };
}

function numbered(firstNumber: number | undefined): { firstNumber?: number } {
  return firstNumber === undefined ? {} : { firstNumber };
}
