import {
  BorderStyle,
  InternalHyperlink,
  type ISectionOptions,
  PageReference,
  Paragraph,
  type ParagraphChild,
  Tab,
  TextRun,
} from 'docx';
import { type ContentsPlan, type ContentsRow, contentsPlan } from '../../../../shared/layout/contents-plan.ts';
import { issueLine } from '../../../../shared/layout/front-matter.ts';
import { contentsOf } from '../../../../shared/periodical/contents.ts';
import type { DocxContext } from './docx-context.ts';
import { fullWidthSpaces } from './full-width-spaces.ts';
import { bare, section } from './sections.ts';
import { setLine, setText } from './set-line.ts';
import { styleIds } from './styles-part.ts';
import { halfPoints, twips } from './units.ts';

/** 目录 as planned for the PDF. The page numbers are fields whose values are already the page map's. */
export function contentsSection(firstNumber: number | undefined, context: DocxContext): ISectionOptions {
  const { complete } = context;
  const plan = contentsPlan(contentsOf(complete), complete.layout);
  const rows = plan.pages.flatMap((page, pageIndex) =>
    page.map((row, index) => rowParagraph(row, pageIndex > 0 && index === 0, plan, context)),
  );
  const settings = { start: 'page' as const, ...(firstNumber === undefined ? {} : { firstNumber }), ...bare() };
  return section([...contentsHead(plan, context), ...rows], settings, context);
}

function contentsHead(plan: ContentsPlan, context: DocxContext): Paragraph[] {
  const { issue, layout } = context.complete;
  const { areaWidthPt } = context.geometry;
  const rule = { bottom: { style: BorderStyle.SINGLE, size: 10, color: layout.accent.slice(1), space: 4 } };
  const heightPt = plan.headingLines * layout.linePitchPt;
  const titlePt = 2.6 * layout.linePitchPt;
  return [
    new Paragraph({
      style: styleIds.contentsTitle,
      spacing: { line: twips(titlePt), lineRule: 'exact' },
      tabStops: [{ type: 'right', position: twips(areaWidthPt) }],
      border: rule,
      children: [
        setText('目　录', { font: 'title', sizePt: 26, bold: true, color: layout.accent.slice(1) }, layout),
        new TextRun({ children: [new Tab()] }),
        setText(issueLine(issue), { font: 'song', sizePt: 10, color: '5A5A5A' }, layout),
      ],
    }),
    // The rule and the white above it add to the height of the line.
    setLine([], { linePt: heightPt - titlePt - 8 }),
  ];
}

function rowParagraph(row: ContentsRow, pageBreakBefore: boolean, plan: ContentsPlan, context: DocxContext): Paragraph {
  const { layout } = context.complete;
  const spacing = { before: twips(row.gapPt), line: twips(plan.linePitchPt), lineRule: 'exact' as const };
  if (row.kind === 'section') {
    const look = { font: 'hei', sizePt: plan.sectionSizePt, bold: true, color: layout.accent.slice(1) } as const;
    const children = row.lines.flatMap((line, index) => [
      ...(index > 0 ? [new TextRun({ break: 1 })] : []),
      setText(line, look, layout),
    ]);
    return new Paragraph({ style: styleIds.contentsSection, pageBreakBefore, spacing, children });
  }
  const bookmark = context.bookmarks.get(row.articleId) ?? '';
  const lines = row.lines.flatMap((line, index): ParagraphChild[] => [
    ...(index > 0 ? [new TextRun({ break: 1 })] : []),
    setText(fullWidthSpaces(line.title), { font: 'song', sizePt: plan.entrySizePt }, layout),
    ...(line.byline ? [new TextRun({ children: [new Tab()] }), byline(line.byline, plan, context)] : []),
  ]);
  const numberWidth = twips(plan.numberWidthPt);
  return new Paragraph({
    style: styleIds.contentsEntry,
    pageBreakBefore,
    spacing,
    indent: { left: numberWidth, hanging: numberWidth },
    tabStops: [
      { type: 'left', position: numberWidth },
      { type: 'right', position: twips(context.geometry.areaWidthPt) },
    ],
    run: { size: halfPoints(plan.entrySizePt) },
    children: [
      new PageReference(bookmark, { hyperlink: true }),
      new TextRun({ children: [new Tab()] }),
      new InternalHyperlink({ anchor: bookmark, children: lines }),
    ],
  });
}

function byline(text: string, plan: ContentsPlan, context: DocxContext): ParagraphChild {
  return setText(text, { font: 'kai', sizePt: plan.bylineSizePt, color: '5A5A5A' }, context.complete.layout);
}
