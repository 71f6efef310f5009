import { asc, eq, sql } from 'drizzle-orm';
import type { Readable, Writable } from './handles.ts';
import { prepared } from './prepared.ts';
import { guardOf } from './row-guard.ts';
import { assets } from './schema.ts';

interface AssetRow {
  /** SHA-256 of the bytes. */
  id: string;
  mime: string;
  widthPx: number;
  heightPx: number;
  bytes: Buffer;
  guard: string;
}

/** Kind and size; the bytes have their hash as id. The row of an older program says nothing of it, and is taken as it is. */
export function isProvedAsset({ guard, ...row }: Omit<AssetRow, 'bytes'>): boolean {
  return guard === '' || guard === assetGuard(row);
}

function assetGuard({ id, mime, widthPx, heightPx }: Omit<AssetRow, 'bytes' | 'guard'>): string {
  return guardOf(id, mime, widthPx, heightPx);
}

const withoutBytes = { id: assets.id, mime: assets.mime, widthPx: assets.widthPx, heightPx: assets.heightPx };

const assetById = prepared((db: Readable) =>
  db
    .select(withoutBytes)
    .from(assets)
    .where(eq(assets.id, sql.placeholder('id')))
    .prepare(),
);

export function findAsset(db: Readable, id: string): Omit<AssetRow, 'bytes' | 'guard'> | undefined {
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

/** An asset that is already there stays as it is, unless it is damaged: the same id means the same bytes. */
export function insertAsset(db: Writable, { id, ...row }: Omit<AssetRow, 'guard'>): void {
  const set = { ...row, guard: assetGuard({ id, ...row }) };
  const isOther = sql`${assets.bytes} <> excluded.bytes OR ${assets.guard} <> excluded.guard`;
  db.insert(assets)
    .values({ id, ...set })
    .onConflictDoUpdate({ target: assets.id, set, setWhere: isOther })
    .run();
}
