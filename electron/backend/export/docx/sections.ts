import { type FileChild, Footer, Header, type ISectionOptions, Paragraph } from 'docx';
import { type Layout, pointsPerMm } from '../../../../shared/periodical/layout.ts';
import type { DocxContext } from './docx-context.ts';
import { styleIds } from './styles-part.ts';
import { twips, twipsOfMm } from './units.ts';

export interface SectionSettings {
  /** Begins on a new page, on a new right-hand (odd) or left-hand (even) one, or goes on below. */
  start: 'page' | 'odd-page' | 'even-page' | 'here';
  columns?: 1 | 2;
  /** The number its first page bears, where that does not follow from the page before. */
  firstNumber?: number;
  headers?: ISectionOptions['headers'];
  footers?: ISectionOptions['footers'];
  /**
   * The text of a page is as high as its grid in LibreOffice: with tables, room for their rules is needed, without, it levels
   * columns only where the lines fill them.
   */
  hasTables?: boolean;
  /** Where the text begins, from the upper edge of the page; without it, at the margin of the layout. */
  topPt?: number;
}

const sectionTypes = { page: 'nextPage', 'odd-page': 'oddPage', 'even-page': 'evenPage', here: 'continuous' } as const;

/** White below the last line, less than a line: takes what a rule or a section mark adds. */
const reservePt = 6;
/** Running heads stand 16 pt above the text, folios 22 pt below. */
const headerHeightPt = 15;
const headerGapPt = 16;
const footerGapPt = 22;
const footerHeightPt = 12;

/** A section of the document with the page, the grid and the columns of the layout. */
export function section(children: readonly FileChild[], settings: SectionSettings, context: DocxContext): ISectionOptions {
  const { layout } = context.complete;
  return {
    properties: {
      type: sectionTypes[settings.start],
      page: {
        size: { width: twipsOfMm(layout.pageWidthMm), height: twipsOfMm(layout.pageHeightMm) },
        margin: {
          ...pageMargins(layout, context.geometry.linesPerColumn),
          ...(settings.topPt === undefined ? {} : { top: twips(settings.topPt), header: twips(8) }),
        },
        ...(settings.firstNumber === undefined ? {} : { pageNumbers: { start: settings.firstNumber } }),
      },
      grid: { type: 'lines', linePitch: twips(layout.linePitchPt) + (settings.hasTables ? 1 : 0) },
      ...(settings.columns === 2 ? { column: { count: 2, space: twipsOfMm(layout.columnGapMm), equalWidth: true } } : {}),
      footnoteProperties: { numberFormat: { type: 'decimalEnclosedCircle' } },
    },
    ...(settings.headers ? { headers: settings.headers } : {}),
    ...(settings.footers ? { footers: settings.footers } : {}),
    children,
  };
}

/** Left and right are inside and outside: the margins are mirrored. */
function pageMargins(layout: Layout, lines: number) {
  const { topPt, bottomPt, headerPt, footerPt } = edges(layout, lines);
  return {
    top: twips(topPt),
    bottom: twips(bottomPt),
    left: twipsOfMm(layout.marginInsideMm),
    right: twipsOfMm(layout.marginOutsideMm),
    header: twips(headerPt),
    footer: twips(footerPt),
    gutter: 0,
  };
}

/** From the edges of the page to the text, the running head and the folio. */
function edges(layout: Layout, lines: number) {
  const topPt = layout.marginTopMm * pointsPerMm;
  const areaPt = lines * layout.linePitchPt + reservePt;
  const bottomPt = Math.max(layout.pageHeightMm * pointsPerMm - topPt - areaPt, 14);
  return {
    topPt,
    bottomPt,
    headerPt: Math.max(topPt - headerGapPt - headerHeightPt, 8),
    footerPt: Math.max(bottomPt + reservePt - footerGapPt - footerHeightPt, 8),
  };
}

/**
 * White below the running head and above the folio, in pt, as part of their paragraphs: on the first page of a section that begins on an
 * odd or even page LibreOffice forgets how far the text is from the edges and begins it right below the head.
 */
export function headWhites({ complete: { layout }, geometry }: DocxContext): { belowHeadPt: number; aboveFolioPt: number } {
  const { topPt, bottomPt, headerPt, footerPt } = edges(layout, geometry.linesPerColumn);
  return {
    belowHeadPt: Math.max(0, topPt - headerPt - headerHeightPt),
    aboveFolioPt: Math.max(0, bottomPt - footerPt - footerHeightPt),
  };
}

/** No running heads and no folio; they would otherwise go on from the section before. */
export function bare(footer: readonly Paragraph[] = []): Pick<SectionSettings, 'headers' | 'footers'> {
  const empty = [new Paragraph({ style: styleIds.footer })];
  const head = (): Header => new Header({ children: empty });
  const foot = (): Footer => new Footer({ children: footer.length > 0 ? footer : empty });
  return { headers: { default: head(), even: head() }, footers: { default: foot(), even: foot() } };
}
