import { Resvg } from '@resvg/resvg-wasm';
import type { Asset, CompleteIssue } from '../../../../shared/periodical/complete-issue.ts';
import { geometryOf } from '../../../../shared/periodical/layout.ts';
import { dotsPerInch, uprightSvg } from '../../assets/upright-picture.ts';
import { webpToPng } from './webp-to-png.ts';

interface WordPictures {
  complete: CompleteIssue;
  loadAsset: (id: string) => Uint8Array;
}

/**
 * The issue with its WebP pictures as PNG, no finer than a page needs; one that is not there or cannot be read stays what it is.
 * `startResvg` must come before.
 */
export async function withWordPictures({ complete, loadAsset }: WordPictures): Promise<WordPictures> {
  const drawn = new Map<string, Uint8Array>();
  for (const asset of complete.assets) {
    const bytes = asset.mime === 'image/webp' ? loadAsset(asset.id) : new Uint8Array();
    const png = bytes.length > 0 ? await webpToPng(bytes) : null;
    if (png) drawn.set(asset.id, notTooFine(png, asset, geometryOf(complete.layout).pageWidthPt));
  }
  const assets = complete.assets.map((asset): Asset => (drawn.has(asset.id) ? { ...asset, mime: 'image/png' } : asset));
  return { complete: { ...complete, assets }, loadAsset: (id) => drawn.get(id) ?? loadAsset(id) };
}

function notTooFine(png: Uint8Array, { widthPx, heightPx }: Asset, pageWidthPt: number): Uint8Array {
  const most = Math.ceil((pageWidthPt / 72) * dotsPerInch);
  if (widthPx <= most) return png;
  const svg = uprightSvg(png, { mime: 'image/png', widthPx, heightPx, orientation: 1 });
  return new Resvg(svg, { fitTo: { mode: 'width', value: most } }).render().asPng();
}
