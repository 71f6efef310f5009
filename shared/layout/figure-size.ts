import type { Span } from '../document/types.ts';
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

/** The size of a figure in PDF and DOCX: as wide as its column or the type area allow, its height in whole lines. */
export function figureSize(asset: Pick<Asset, 'widthPx' | 'heightPx'>, span: Span, layout: Layout): FigureSize {
  const { columnWidthPt, areaWidthPt, linesPerColumn } = geometryOf(layout);
  const pitch = layout.linePitchPt;
  const maximumWidth = span === 'page' ? areaWidthPt : columnWidthPt;
  const maximumHeight = Math.min(maximumLines[span], linesPerColumn - 2) * pitch - airPt;
  const scale = Math.min(maximumWidth / asset.widthPx, maximumHeight / asset.heightPx, pointsPerPixel);
  const widthPt = asset.widthPx * scale;
  const heightPt = asset.heightPx * scale;
  return { widthPt, heightPt, lines: Math.ceil((heightPt + airPt) / pitch - 1e-6) };
}
