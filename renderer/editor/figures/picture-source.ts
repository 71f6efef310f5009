import type { Asset } from '../../../shared/periodical/complete-issue.ts';
import { client } from '../../api/connection.ts';

/** A picture of the archive as the window shows it. `url` is an address inside the window; nothing is ever fetched from outside. */
export interface PictureSource {
  url: string;
  asset: Asset;
}

/** What an id names never changes, so what was loaded once is good until the window closes. */
const loaded = new Map<string, Promise<PictureSource>>();

/** @throws what the backend refuses, such as `asset-missing` */
export function loadPicture(id: string): Promise<PictureSource> {
  const known = loaded.get(id);
  if (known) return known;
  const loading = load(id);
  loaded.set(id, loading);
  // One that failed is asked for again.
  loading.catch(() => loaded.delete(id));
  return loading;
}

async function load(id: string): Promise<PictureSource> {
  const { asset, file } = await client.assets.load({ id });
  return { asset, url: URL.createObjectURL(new Blob([await file.arrayBuffer()], { type: asset.mime })) };
}
