/** The header with which a window says which one it is, so that it knows its own changes again when it is told of them. */
export const windowHeader = 'x-bulletin-window';

/** Null where the header is missing or is no name. */
export function windowOfHeader(value: string | null | undefined): string | null {
  return value && /^[\w-]{1,64}$/.test(value) ? value : null;
}
