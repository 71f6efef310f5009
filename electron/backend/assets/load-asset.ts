import { UserError } from '../../../shared/errors.ts';
import { type Asset, assetSchema } from '../../../shared/periodical/complete-issue.ts';
import { findAssetWithBytes, isProvedAsset } from '../archive/asset-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { orDamaged } from '../archive/or-damaged.ts';
import { sha256 } from '../archive/sha256.ts';

/** Those whose bytes had their hash when they were read last, by archive. */
const proved = new WeakMap<Archive, Map<string, Asset>>();

/**
 * A picture with its bytes, proved by its hash.
 * @throws UserError `asset-missing`, `archive-damaged`
 */
export function loadAsset(archive: Archive, id: string): Asset & { bytes: Uint8Array } {
  const known = proved.get(archive) ?? new Map<string, Asset>();
  proved.set(archive, known);
  known.delete(id);
  const row = orDamaged(archive.folder, `图片 ${id}`, () => findAssetWithBytes(archive.readable, id));
  if (!row) throw new UserError('asset-missing', { where: `文稿引用（${id.slice(0, 8)}）` });
  return orDamaged(archive.folder, `图片 ${id}`, () => {
    if (sha256(row.bytes) !== id) throw new Error(`asset ${id} does not have its hash`);
    if (!isProvedAsset(row)) throw new Error(`the row of asset ${id} does not have its hash`);
    const asset = assetSchema.parse(row);
    known.set(id, asset);
    return { ...asset, bytes: row.bytes };
  });
}

/**
 * What the archive says of a picture, proved once; undefined where it is not there or damaged. Where it is left out of a
 * `CompleteIssue`, pages and DOCX show a gap that says so.
 */
export function wholePicture(archive: Archive, id: string): Asset | undefined {
  const known = proved.get(archive)?.get(id);
  if (known) return known;
  try {
    const { bytes: _bytes, ...asset } = loadAsset(archive, id);
    return asset;
  } catch {
    return undefined;
  }
}
