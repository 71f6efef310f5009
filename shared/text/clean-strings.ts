import { cleanText, isClean } from './clean-text.ts';

/** `cleanText` for every string inside a JSON value; what is clean comes back as it is. Deeper than `maximumDepth` is a RangeError. */
export function cleanStrings(value: unknown, replaced: string[], maximumDepth: number): unknown {
  return hasOnlyClean(value, maximumDepth) ? value : cleaned(value, replaced);
}

/** Most values are clean, and to copy the largest article took longer than all else that is done with it (measured). */
function hasOnlyClean(value: unknown, maximumDepth: number): boolean {
  if (maximumDepth < 0) throw new RangeError('嵌套过深');
  if (typeof value === 'string') return isClean(value);
  if (value === null || typeof value !== 'object') return true;
  let areClean = true;
  for (const item of Object.values(value)) areClean = hasOnlyClean(item, maximumDepth - 1) && areClean;
  return areClean;
}

function cleaned(value: unknown, replaced: string[]): unknown {
  if (typeof value === 'string') {
    const { text, replaced: found } = cleanText(value);
    for (const name of found) replaced.push(name);
    return text;
  }
  if (Array.isArray(value)) return value.map((item) => cleaned(item, replaced));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleaned(item, replaced)]));
}
