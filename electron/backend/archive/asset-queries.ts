import { asc, eq, sql } from 'drizzle-orm';
import type { Readable, Writable } from './handles.ts';
import { prepared } from './prepared.ts';
import { assets } from './schema.ts';

interface AssetRow {
  /** SHA-256 of the bytes. */
  id: string;
  mime: string;
  widthPx: number;
  heightPx: number;
  bytes: Buffer;
}

const withoutBytes = { id: assets.id, mime: assets.mime, widthPx: assets.widthPx, heightPx: assets.heightPx };

const assetById = prepared((db: Readable) =>
  db
    .select(withoutBytes)
    .from(assets)
    .where(eq(assets.id, sql.placeholder('id')))
    .prepare(),
);

export function findAsset(db: Readable, id: string): Omit<AssetRow, 'bytes'> | undefined {
  return assetById(db).get({ id });
}

export function findAssetWithBytes(db: Readable, id: string): AssetRow | undefined {
  return db.select().from(assets).where(eq(assets.id, id)).get();
}

export function selectAssetIds(db: Readable): string[] {
  return db
    .select({ id: assets.id })
    .from(assets)
    .orderBy(asc(assets.id))
    .all()
    .map((row) => row.id);
}

export function deleteAsset(db: Writable, id: string): void {
  db.delete(assets).where(eq(assets.id, id)).run();
}

/** An asset that is already there stays as it is: the same id means the same bytes. */
export function insertAsset(db: Writable, row: AssetRow): void {
  db.insert(assets).values(row).onConflictDoNothing().run();
}
