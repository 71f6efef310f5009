/** The line ends with a full sentence, or with the colon of an announcement. */
export function isClosed(text: string): boolean {
  const bare = text.trim().replace(/[*_\uE001]+$/, '');
  if (/[。！？!?：:…][”’"'」』）)》\]〕】]*$/.test(bare)) return true;
  return /^[(（].*[)）]$/.test(bare) && balance(bare) === 0;
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
