/**
 * JSON with sorted keys and without white space: the same value gives the same bytes, and so the same hash, whatever
 * order its keys came in. Keys that are undefined are left out.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(withSortedKeys(value));
}

function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, withSortedKeys(value[key as keyof typeof value])]));
}
