import { UserError } from '../../../shared/contract/errors.ts';
import { type Asset, assetSchema } from '../../../shared/periodical/complete-issue.ts';
import { findAssetWithBytes } from '../archive/asset-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { orDamaged } from '../archive/or-damaged.ts';
import { sha256 } from '../archive/sha256.ts';

/**
 * A picture with its bytes, proved by its hash.
 * @throws UserError `asset-missing`, `archive-damaged`
 */
export function loadAsset(archive: Archive, id: string): Asset & { bytes: Uint8Array } {
  const row = orDamaged(archive.folder, `图片 ${id}`, () => findAssetWithBytes(archive.readable, id));
  if (!row) throw new UserError('asset-missing', { where: `文稿引用（${id.slice(0, 8)}）` });
  return orDamaged(archive.folder, `图片 ${id}`, () => {
    if (sha256(row.bytes) !== id) throw new Error(`asset ${id} does not have its hash`);
    return { ...assetSchema.parse(row), bytes: row.bytes };
  });
}
