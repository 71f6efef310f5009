/**
 * Characters that no XML, PDF or page can carry, or that reorder a line behind the reader's back, become U+FFFD:
 * C0 and C1 controls (but tab and line feed), lone surrogates, noncharacters, bidirectional embeddings, overrides and
 * isolates, and the separators of lines and paragraphs, which break a run of text apart. Everything else stays as it is. `replaced` lists what was found, as `U+0000` names in order.
 */
export function cleanText(text: string): { text: string; replaced: string[] } {
  const replaced: string[] = [];
  const cleaned = text.replace(unprintable, (found) => {
    replaced.push(`U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
    return '\uFFFD';
  });
  return { text: cleaned, replaced };
}

/** Whether `cleanText` finds nothing. */
export function isClean(text: string): boolean {
  return text.search(unprintable) === -1;
}

const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF\p{Cs}]|[\uFFFE\uFFFF]|[\u{1FFFE}\u{1FFFF}\u{2FFFE}\u{2FFFF}\u{3FFFE}\u{3FFFF}\u{4FFFE}\u{4FFFF}\u{5FFFE}\u{5FFFF}\u{6FFFE}\u{6FFFF}\u{7FFFE}\u{7FFFF}\u{8FFFE}\u{8FFFF}\u{9FFFE}\u{9FFFF}\u{AFFFE}\u{AFFFF}\u{BFFFE}\u{BFFFF}\u{CFFFE}\u{CFFFF}\u{DFFFE}\u{DFFFF}\u{EFFFE}\u{EFFFF}\u{FFFFE}\u{FFFFF}\u{10FFFE}\u{10FFFF}]/gu;
