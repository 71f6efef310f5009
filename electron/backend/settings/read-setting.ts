import type { z } from 'zod';
import type { Archive } from '../archive/handles.ts';
import { orDamaged } from '../archive/or-damaged.ts';
import { findSetting } from '../archive/setting-queries.ts';

/**
 * The value under a key, checked against its schema; undefined where nothing was ever written.
 * @throws UserError `archive-damaged`
 */
export function readSetting<Schema extends z.ZodType>(
  archive: Archive,
  key: string,
  schema: Schema,
): z.output<Schema> | undefined {
  const value = findSetting(archive.readable, key);
  if (value === undefined) return undefined;
  return orDamaged(archive.folder, `设置 ${key}`, () => schema.parse(JSON.parse(value)));
}
