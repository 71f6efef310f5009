import { normalisePunctuation } from '../../../../shared/text/normalise-punctuation.ts';
import { normaliseSpaces } from '../../../../shared/text/normalise-spaces.ts';
import { singleSpaces } from '../../../../shared/text/single-spaces.ts';

/** Text as the archive keeps it. `keep`: spaces between parallel phrases stay, as one. `names`: those between names stay. */
export function clean(text: string, spaces: 'close' | 'keep' | 'names' = 'close'): string {
  return normalisePunctuation(spaces === 'close' ? normaliseSpaces(text) : singleSpaces(text));
}
