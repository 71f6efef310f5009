import { normaliseCharacters } from './normalise-characters.ts';

/**
 * Every string inside a JSON value, typed into fields of a form, with the characters that imported, pasted and typed text has. A
 * field of one line stays one.
 */
export function normaliseFields<Value>(value: Value): Value {
  return normalised(value) as Value;
}

function normalised(value: unknown): unknown {
  if (typeof value === 'string') {
    const { text } = normaliseCharacters(value);
    return value.includes('\n') ? text : text.replaceAll('\n', ' ');
  }
  if (Array.isArray(value)) return value.map(normalised);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, normalised(item)]));
}
