import { z } from 'zod';

/** 版式. Lengths in mm, type sizes and the line pitch in pt. Defaults: design for 210×285 mm, 22 characters a column, 40 lines. */
export const layoutSchema = z.object({
  pageWidthMm: z.number().min(100).max(450).default(210),
  pageHeightMm: z.number().min(140).max(600).default(285),
  marginTopMm: z.number().min(10).max(80).default(24),
  marginBottomMm: z.number().min(10).max(80).default(22),
  marginInsideMm: z.number().min(8).max(80).default(20),
  marginOutsideMm: z.number().min(8).max(80).default(20),
  columns: z.union([z.literal(1), z.literal(2)]).default(2),
  columnGapMm: z.number().min(2).max(20).default(7),
  bodySizePt: z.number().min(7).max(18).default(10.5),
  linePitchPt: z.number().min(9).max(36).default(16.8),
  firstLineIndentChars: z.union([z.literal(0), z.literal(1), z.literal(2)]).default(2),
  /** The columns of an article's last page end level. */
  balanceLastPage: z.boolean().default(true),
  /** `separate`: a cover of four pages around the numbered pages, the opening inside it; `own`: the cover is page 1. */
  cover: z.enum(['separate', 'own']).default('separate'),
  /** One accent colour, `#rrggbb`. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .default('#8b1a1a'),
  /** Family names by role. */
  fonts: z
    .object({
      song: z.string().default('Noto Serif SC'),
      hei: z.string().default('Noto Sans SC'),
      kai: z.string().default('LXGW WenKai'),
      title: z.string().default('Noto Serif SC'),
      mongolian: z.string().default('Noto Sans Mongolian'),
    })
    .prefault({}),
});

export type Layout = z.infer<typeof layoutSchema>;

export const defaultLayout: Layout = layoutSchema.parse({});

/** 1 mm in pt. */
export const pointsPerMm = 72 / 25.4;

/** What follows from the settings. Lengths in pt. */
export interface Geometry {
  pageWidthPt: number;
  pageHeightPt: number;
  /** Width of the type area. */
  areaWidthPt: number;
  columnWidthPt: number;
  /** Whole lines a column holds. */
  linesPerColumn: number;
  /** Whole body characters a column holds. */
  charactersPerLine: number;
}

export function geometryOf(layout: Layout): Geometry {
  const areaWidthMm = layout.pageWidthMm - layout.marginInsideMm - layout.marginOutsideMm;
  const columnWidthMm = (areaWidthMm - (layout.columns - 1) * layout.columnGapMm) / layout.columns;
  const areaHeightPt = (layout.pageHeightMm - layout.marginTopMm - layout.marginBottomMm) * pointsPerMm;
  return {
    pageWidthPt: layout.pageWidthMm * pointsPerMm,
    pageHeightPt: layout.pageHeightMm * pointsPerMm,
    areaWidthPt: areaWidthMm * pointsPerMm,
    columnWidthPt: columnWidthMm * pointsPerMm,
    linesPerColumn: Math.floor(areaHeightPt / layout.linePitchPt + 1e-6),
    charactersPerLine: Math.floor((columnWidthMm * pointsPerMm) / layout.bodySizePt + 1e-6),
  };
}

/** Less than this holds no title, no heading with its number and no column of a table. */
export const leastRoom = { characters: 8, lines: 10 } as const;

/** Whether margins, columns, type size and pitch leave room for text. */
export function hasRoom(layout: Layout): boolean {
  const { charactersPerLine, linesPerColumn } = geometryOf(layout);
  return charactersPerLine >= leastRoom.characters && linesPerColumn >= leastRoom.lines;
}

/**
 * Where the settings put PDF and DOCX at risk of different pages (measured: a column of a whole number of characters, a text
 * height whose remainder is less than a character). Empty where all is well.
 */
export function layoutWarnings(layout: Layout): string[] {
  const { columnWidthPt } = geometryOf(layout);
  const warnings: string[] = [];
  const rest = (columnWidthPt / layout.bodySizePt) % 1;
  if (rest >= 0.5) {
    const characters = Math.ceil(columnWidthPt / layout.bodySizePt);
    warnings.push(
      `每栏放不下整数个字（${(characters - 1 + rest).toFixed(2)} 字），PDF 与 Word 的分页可能不同；请调整栏距或页边距。`,
    );
  }
  const areaHeightPt = (layout.pageHeightMm - layout.marginTopMm - layout.marginBottomMm) * pointsPerMm;
  if (areaHeightPt % layout.linePitchPt >= layout.bodySizePt) {
    warnings.push('版心高度除以行距的余数超过一个字，PDF 会比 Word 多排一行；请调整上下页边距。');
  }
  if (layout.linePitchPt < layout.bodySizePt * 1.2) warnings.push('行距小于字号的 1.2 倍，行与行会挤在一起；请加大行距。');
  return warnings;
}
