import { cleanText } from './clean-text.ts';

/** `cleanText` for every string inside a JSON value; deeper than `maximumDepth` is a RangeError. */
export function cleanStrings(value: unknown, replaced: string[], maximumDepth: number): unknown {
  if (maximumDepth < 0) throw new RangeError('嵌套过深');
  if (typeof value === 'string') {
    const cleaned = cleanText(value);
    replaced.push(...cleaned.replaced);
    return cleaned.text;
  }
  if (Array.isArray(value)) return value.map((item) => cleanStrings(item, replaced, maximumDepth - 1));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleanStrings(item, replaced, maximumDepth - 1)]));
}
