import type { FigureNode } from '../document/types.ts';
import type { Asset } from '../periodical/complete-issue.ts';
import { geometryOf, type Layout } from '../periodical/layout.ts';

/** `widthPt`, `heightPt`: the picture. `lines`: whole lines of the pitch it stands in, at their foot; the caption comes below. */
export interface FigureSize {
  widthPt: number;
  heightPt: number;
  lines: number;
}

const maximumLines = { column: 18, page: 24 } as const;
/** White between the text above and the picture, at least. */
const airPt = 5;
/** Pictures of few pixels stay small instead of being blown up: 96 dpi. */
const pointsPerPixel = 0.75;

export type FigureShape = Pick<FigureNode['attrs'], 'span' | 'width'>;

/** Names a picture in one size. */
export function figureKey({ asset, span = 'column', width = null }: FigureNode['attrs']): string {
  return `${asset}/${span}/${width ?? ''}`;
}

/**
 * The size of a figure in PDF and DOCX: as wide as was chosen, or as its column or the type area and its pixels allow; never higher
 * than a column has room for, its height in whole lines.
 */
export function figureSize(
  asset: Pick<Asset, 'widthPx' | 'heightPx'>,
  { span = 'column', width = null }: FigureShape,
  layout: Layout,
): FigureSize {
  const { columnWidthPt, areaWidthPt, linesPerColumn } = geometryOf(layout);
  const pitch = layout.linePitchPt;
  const maximumWidth = span === 'page' ? areaWidthPt : columnWidthPt;
  const maximumHeight = Math.min(maximumLines[span], linesPerColumn - 2) * pitch - airPt;
  const byWidth =
    width === null ? Math.min(maximumWidth / asset.widthPx, pointsPerPixel) : (maximumWidth * width) / 100 / asset.widthPx;
  const scale = Math.min(byWidth, maximumHeight / asset.heightPx);
  const widthPt = asset.widthPx * scale;
  const heightPt = asset.heightPx * scale;
  return { widthPt, heightPt, lines: Math.ceil((heightPt + airPt) / pitch - 1e-6) };
}
