import { UserError } from '../../../shared/errors.ts';
import { type Asset, assetSchema } from '../../../shared/periodical/complete-issue.ts';
import { insertAsset } from '../archive/asset-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { sha256 } from '../archive/sha256.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { checkValue } from '../articles/check-value.ts';

/**
 * Puts a picture into the archive, before the article that names it is saved.
 * @throws UserError `document-invalid` where the id is not the hash of the bytes, and those of `writeTransaction`
 */
export function storeAsset(archive: Archive, input: { asset: Asset; bytes: Uint8Array }): void {
  const { bytes } = input;
  const asset = checkValue(assetSchema, input.asset, '图片').value;
  if (sha256(bytes) !== asset.id) throw new UserError('document-invalid', { where: '图片', what: '内容与编号不符' });
  writeTransaction(archive, (db) => insertAsset(db, { ...asset, bytes: Buffer.from(bytes) }));
}
