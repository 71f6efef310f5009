import iconv from 'iconv-lite';

/** Code pages of the character sets of fonts (`\fcharset`); 0 and 1 say nothing of Chinese. */
const charsetPages: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  130: 1361,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  254: 437,
  255: 850,
};

const encodings: Readonly<Record<number, string>> = { 936: 'gb18030', 10000: 'macroman', 65001: 'utf8', 1361: 'cp949' };

/** Two bytes a character. */
const doublePages = new Set([932, 936, 949, 950, 54936]);

/**
 * Bytes of a text in the code page of its font. Where the font is a Western one and the file is not, pairs of high bytes are read as
 * the file's: programs write Chinese so in fonts that they know nothing of.
 */
export function decodeBytes(bytes: readonly number[], charset: number | null, filePage: number): string {
  if (bytes.every((byte) => byte < 0x80)) return Buffer.from(bytes).toString('latin1');
  const own = charset === null ? undefined : charsetPages[charset];
  const isWestern = charset === 0 && doublePages.has(filePage) && !isPaired(bytes);
  return iconv.decode(Buffer.from(bytes), encodingOf(own ?? (isWestern ? 1252 : filePage)));
}

function encodingOf(page: number): string {
  const encoding = encodings[page] ?? `cp${page}`;
  return iconv.encodingExists(encoding) ? encoding : 'windows-1252';
}

/** High bytes stand two by two. */
function isPaired(bytes: readonly number[]): boolean {
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    if ((bytes[at] ?? 0) < 0xa1 || (bytes[at + 1] ?? 0) < 0xa1) return false;
    at += 1;
  }
  return true;
}
