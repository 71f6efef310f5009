import { type FigureShape, figureSize } from '../../../shared/layout/figure-size.ts';
import type { Asset } from '../../../shared/periodical/complete-issue.ts';
import type { Layout } from '../../../shared/periodical/layout.ts';

/** Dots per inch below which a picture looks coarse in print. */
export const leastDpi = 200;

/** Dots per inch of a picture in the size it is printed in. */
export function printedDpi(asset: Pick<Asset, 'widthPx' | 'heightPx'>, shape: FigureShape, layout: Layout): number {
  return Math.round((asset.widthPx / figureSize(asset, shape, layout).widthPt) * 72);
}
