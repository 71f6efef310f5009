import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { UserError } from '../../../../shared/errors.ts';
import { looksChinese } from './looks-chinese.ts';
import { sniffFormat, startsWith } from './sniff-format.ts';

/** `不明`: read as GB18030, of which it may be none. */
export type TextEncoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'GB18030' | '不明';

export interface DecodedText {
  text: string;
  encoding: TextEncoding;
  /** Lines, 1-based, that were in the other one, where a text was put together from two encodings. */
  otherLines?: number[];
}

/**
 * Bytes → text with `\n` line ends and without a byte order mark, and the encoding it was in. The content decides, never the name.
 * What cannot be read of a text that is whole otherwise, cut within a character or with a byte gone wrong, becomes U+FFFD.
 * @throws UserError `file-empty`, `file-not-text`, `file-encoding-unknown`, `format-unsupported`
 */
export function decodeText(bytes: Uint8Array, file: string): DecodedText {
  const { format, name } = sniffFormat(bytes);
  // What was copied from the source of a page is text as well.
  if (format !== 'text' && format !== 'html') throw new UserError('format-unsupported', { file, format: name });
  const foreign = foreignEncoding(bytes);
  if (foreign) throw new UserError('file-not-text', { file, encoding: foreign });
  const encoding = detectEncoding(bytes);
  const { text = null, otherLines } = encoding ? decodeLines(bytes, encoding) : {};
  if (!encoding || text === null) throw new UserError('file-not-text', { file });
  const strange = countStrange(text);
  const most = text.length * mostStrange;
  if (strange.zeros > most || strange.controls > Math.max(3, most)) throw new UserError('file-not-text', { file });
  const sureness = encoding === 'GB18030' ? looksChinese(text) : 'yes';
  const isLost = strange.controls + strange.lost > Math.max(3, most);
  if (sureness === 'no' || (sureness === 'unclear' && isLost)) throw new UserError('file-encoding-unknown', { file });
  if (isLost) throw new UserError('file-not-text', { file });
  if (text.trim() === '') throw new UserError('file-empty', { file });
  const lines = text.replace(/^\ufeff+/, '').replace(/\r\n?/g, '\n');
  return { text: lines, encoding: sureness === 'unclear' ? '不明' : encoding, ...(otherLines && { otherLines }) };
}

/** UTF-8 with lines of GB18030 in it, or the other way round: each line is read as what it is. */
function decodeLines(bytes: Uint8Array, encoding: KnownEncoding): Pick<DecodedText, 'text' | 'otherLines'> {
  const isWhole = encoding === 'UTF-8' ? isSound(bytes) : encoding !== 'GB18030';
  if (isWhole) return { text: decode(bytes, encoding) };
  const otherLines: number[] = [];
  const parts: string[] = [];
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, from);
    const end = feed < 0 ? bytes.length : feed + 1;
    const given = bytes.subarray(from, end);
    const other = encoding === 'UTF-8' ? gbLine(given) : utf8Line(given);
    if (other !== null) otherLines.push(line);
    from = end;
    parts.push(other ?? decode(given, encoding));
  }
  return otherLines.length > 0 ? { text: parts.join(''), otherLines } : { text: decode(bytes, encoding) };
}

/** The line as GB18030 where it is no UTF-8, but Chinese of several characters without a fault. */
function gbLine(line: Uint8Array): string | null {
  if (isSound(line)) return null;
  const text = decode(line, 'GB18030');
  return !text.includes('\ufffd') && countWide(text) >= 4 && looksChinese(text) === 'yes' ? text : null;
}

/** The line as UTF-8 where it is that without a fault, and in GB18030 no Chinese. */
function utf8Line(line: Uint8Array): string | null {
  if (!isSound(line)) return null;
  const text = decode(line, 'UTF-8');
  if (countWide(text) < 2 || looksChinese(text) !== 'yes') return null;
  return looksChinese(decode(line, 'GB18030')) === 'yes' ? null : text;
}

function countWide(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0;
}

type KnownEncoding = Exclude<TextEncoding, '不明'>;

function detectEncoding(bytes: Uint8Array): KnownEncoding | null {
  const marked = markedEncoding(bytes);
  if (marked) return marked;
  const zeros = countZeros(bytes);
  if (zeros === 0 && isSound(bytes)) return isShortChinese(bytes) ? 'GB18030' : 'UTF-8';
  const utf16 = (['UTF-16LE', 'UTF-16BE'] as const).find(
    (encoding) =>
      ordinaryShare(bytes, encoding, zeros > 0) > 0.95 &&
      // Two letters of anything are a character of UTF-16, but hardly a common one.
      (zeros > 0 || looksChinese(decode(bytes.subarray(0, sampleBytes), encoding)) === 'yes'),
  );
  if (utf16) return utf16;
  if (zeros > bytes.length * mostStrange) return null;
  return isSound(bytes) || isMostlyUtf8(bytes) ? 'UTF-8' : 'GB18030';
}

function markedEncoding(bytes: Uint8Array): KnownEncoding | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'UTF-8';
  if (startsWith(bytes, [0xff, 0xfe])) return 'UTF-16LE';
  if (startsWith(bytes, [0xfe, 0xff])) return 'UTF-16BE';
  return null;
}

function countZeros(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) count++;
  return count;
}

/** The whole is UTF-8 without a fault. */
function isSound(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('UTF-8', { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** A few characters in GB18030, such as 目录, are UTF-8 too, but there they are not Chinese. */
function isShortChinese(bytes: Uint8Array): boolean {
  if (bytes.length > 1000) return false;
  const others = [...decode(bytes, 'UTF-8')].filter((character) => character >= '\u0080');
  const isOther = new Set(others).size > 1 && others.every((character) => character < '\u0800');
  return isOther && looksChinese(decode(bytes, 'GB18030')) === 'yes';
}

/**
 * UTF-8 with a few bytes gone wrong, or cut within its last character. In GB18030 hardly two bytes in a row are UTF-8, and hardly
 * ever the three of a Chinese character.
 */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = decode(bytes, 'UTF-8');
  let damaged = 0;
  let sound = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) damaged++;
    else if (code >= 0x80) sound += code >= 0x800 ? 1 : 0.25;
  }
  const isCut = damaged === 1 && text.endsWith('\ufffd');
  return sound >= damaged * 2 || (isCut && sound >= 1);
}

const foreignNames: Readonly<Record<string, string>> = {
  Big5: '繁体中文（Big5）',
  Shift_JIS: '日文（Shift-JIS）',
  'EUC-JP': '日文（EUC-JP）',
  'ISO-2022-JP': '日文（ISO-2022-JP）',
  'EUC-KR': '韩文（EUC-KR）',
  'ISO-2022-KR': '韩文（ISO-2022-KR）',
};

/** Read as GB18030, text in another encoding would become wrong characters without a sign of it. The name is for the editor. */
function foreignEncoding(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff])) return 'UTF-32';
  const hasEscapes = bytes.includes(0x1b);
  if (markedEncoding(bytes) || bytes.includes(0) || (!hasEscapes && (isSound(bytes) || isMostlyUtf8(bytes)))) return undefined;
  const matches = analyse(bytes.subarray(0, 65536));
  const chinese = matches.find((match) => match.name === 'GB18030')?.confidence ?? 0;
  const match = matches.find(({ name, confidence }) => name in foreignNames && confidence >= 90 && confidence > chinese + 15);
  return match && foreignNames[match.name];
}

/** Characters looked at to tell UTF-16. */
const sampleBytes = 131_072;

/**
 * Share of characters that prose is made of, Chinese or, where its blanks and line ends show themselves as zeros (`hasZeros`), of
 * an alphabet.
 */
function ordinaryShare(bytes: Uint8Array, encoding: KnownEncoding, hasZeros: boolean): number {
  const text = decode(bytes.subarray(0, sampleBytes), encoding);
  return (text.match(hasZeros ? ordinary.any : ordinary.chinese)?.length ?? 0) / Math.max(1, text.length);
}

const ordinarySigns =
  '\\n\\r\\t -~\\u00B7\\u1820-\\u18AF\\u2000-\\u206F\\u2460-\\u25FF\\u3000-\\u303F\\u3220-\\u3229\\u4E00-\\u9FFF\\uFF00-\\uFFEF';
const ordinary = {
  chinese: new RegExp(`[${ordinarySigns}]`, 'g'),
  any: new RegExp(`[${ordinarySigns}\\u00A0-\\u04FF\\uAC00-\\uD7A3]`, 'g'),
} as const;

function decode(bytes: Uint8Array, encoding: KnownEncoding): string {
  if (encoding === 'GB18030') return iconv.decode(Buffer.from(bytes), 'gb18030', { stripBOM: true });
  return new TextDecoder(encoding).decode(bytes);
}

const mostStrange = 0.01;

/** What is no text shows as replacement and control characters in numbers. A few are damage, which is told line by line. */
function countStrange(text: string): { zeros: number; controls: number; lost: number } {
  const strange = { zeros: 0, controls: 0, lost: 0 };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0) strange.zeros++;
    // One character of another encoding is several bytes.
    if (code === 0xfffd) strange.lost += text.charCodeAt(at - 1) === 0xfffd ? 0 : 1;
    else if (code === 0x7f || (code < 0x20 && (code < 9 || code > 13))) strange.controls++;
  }
  return strange;
}
