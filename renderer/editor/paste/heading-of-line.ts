import type { HeadingLevel } from '../../../shared/document/types.ts';
import { parseHeadingNumber } from '../../../shared/periodical/numbering.ts';

const longestHeading = 40;

/**
 * The level of a pasted line that is a heading by its number: short and without the end of a sentence. 1. and （1） open
 * enumerations too, so they count only where the line looks like a heading (`isBold`) or was one (`isHeading`).
 */
export function headingOfLine(text: string, line: { isBold: boolean; isHeading: boolean }): HeadingLevel | null {
  const number = parseHeadingNumber(text);
  const isShort = text.length <= longestHeading && text.length > (number?.text.length ?? 0);
  const isSentence = /[。；，、：;,:.]$|[。！？]./.test(text);
  if (!number || !isShort || (isSentence && !line.isHeading)) return null;
  return number.level <= 2 || line.isBold || line.isHeading ? number.level : null;
}
