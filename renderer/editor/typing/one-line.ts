import { normaliseCharacters } from '../../../shared/text/normalise-characters.ts';

/** What a field of one line holds, in the characters that an import brings in. */
export function oneLine(typed: string): string {
  return normaliseCharacters(typed).text.replace(/\n+$/, '').replace(/\n+/g, ' ');
}
