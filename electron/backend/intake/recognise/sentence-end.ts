/** The line ends with a full sentence, of any script, or with the colon of an announcement. */
export function isClosed(text: string): boolean {
  const bare = withoutTrailingMarks(text.trim());
  if (sentenceEnd.test(bare.slice(-60))) return true;
  return /^[(（].*[)）]$/.test(bare) && balance(bare) === 0;
}

// A full stop as of Latin text, behind a word; Mongolian, Arabic, Devanagari and Tibetan ones.
const sentenceEnd = /(?:[。！？!?：:…\u1803\u1809\u061f\u06d4\u0964\u0f0d]|\p{L}{2}[.．])[”’"'」』）)》\]〕】]{0,40}$/u;

/** Without mark-up and calls of notes at its end; looked at from the end, so that a text of nothing else is looked at once. */
function withoutTrailingMarks(text: string): string {
  let end = text.length;
  while (end > 0 && /[*_\u2460-\u2473\ufdd0-\ufdef]/.test(text.charAt(end - 1))) end -= 1;
  const call = /(?:\[(?:\^[^\]\s]{1,40}|\d{1,3}(?:[-,，、]\d{1,3})*)\]){1,10}$/.exec(text.slice(Math.max(0, end - 200), end));
  return text.slice(0, end - (call?.[0].length ?? 0));
}

/** A quotation, book title or bracket is still open at the end. */
export function isUnclosed(text: string): boolean {
  return balance(text) > 0;
}

/** The text closes a quotation, book title or bracket that it did not open. */
export function closesForeign(text: string): boolean {
  let depth = 0;
  for (const character of text.slice(0, 400)) {
    if ('“《（(「『'.includes(character)) depth++;
    if ('”》）)」』'.includes(character) && --depth < 0) return true;
  }
  return false;
}

/** No paragraph starts with such a mark. */
export function startsInside(text: string): boolean {
  return /^[，。、；：！？,;:!?）)”’》」』％%…]/.test(text);
}

function balance(text: string): number {
  let depth = 0;
  for (const character of text) {
    if ('“《（(「『'.includes(character)) depth++;
    if ('”》）)」』'.includes(character)) depth = Math.max(0, depth - 1);
  }
  return depth;
}
