import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { UserError } from '../../../shared/contract/errors.ts';

export type TextEncoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'GB18030';

/**
 * Bytes → text with `\n` line ends and without a byte order mark, and the encoding it was in. The content decides, never the name.
 * @throws UserError `file-empty`, `file-not-text`, `format-unsupported`
 */
export function decodeText(bytes: Uint8Array, file: string): { text: string; encoding: TextEncoding } {
  const format = foreignFormat(bytes);
  if (format) throw new UserError('format-unsupported', { file, format });
  const encoding = detectEncoding(bytes);
  const text = encoding && decode(bytes, encoding);
  if (text === undefined || text === null || !isProse(text)) throw new UserError('file-not-text', { file });
  if (text.trim() === '') throw new UserError('file-empty', { file });
  return { text: text.replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n'), encoding: encoding as TextEncoding };
}

const signatures: readonly { format: string; bytes: readonly number[] }[] = [
  { format: 'PDF ', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { format: '旧版 Word（.doc）', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { format: ' RTF ', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { format: '图片', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { format: '图片', bytes: [0xff, 0xd8, 0xff] },
  { format: '图片', bytes: [0x47, 0x49, 0x46, 0x38] },
  { format: '压缩', bytes: [0x52, 0x61, 0x72, 0x21] },
  { format: '压缩', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
];

function foreignFormat(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
    return /word\/|\[Content_Types\]/.test(head) ? ' Word（.docx）' : '压缩';
  }
  return signatures.find((signature) => startsWith(bytes, signature.bytes))?.format;
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

function detectEncoding(bytes: Uint8Array): TextEncoding | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'UTF-8';
  if (startsWith(bytes, [0xff, 0xfe])) return 'UTF-16LE';
  if (startsWith(bytes, [0xfe, 0xff])) return 'UTF-16BE';
  const hasZero = bytes.includes(0);
  if (!hasZero && decode(bytes, 'UTF-8') !== null) return 'UTF-8';
  const utf16 = (['UTF-16LE', 'UTF-16BE'] as const).find((encoding) => ordinaryShare(decode(bytes, encoding)) > 0.95);
  if (utf16) return utf16;
  if (hasZero) return null;
  return looksForeign(bytes) ? null : 'GB18030';
}

/** Decoded as GB18030, text in another East Asian encoding would become wrong characters without a sign of it. */
function looksForeign(bytes: Uint8Array): boolean {
  const matches = analyse(bytes.subarray(0, 65536));
  const chinese = matches.find((match) => match.name === 'GB18030')?.confidence ?? 0;
  return matches.some(
    (match) => /^(Big5|Shift_JIS|EUC-JP|EUC-KR)$/.test(match.name) && match.confidence >= 90 && match.confidence > chinese + 15,
  );
}

/** Share of characters that Chinese prose is made of. */
function ordinaryShare(text: string | null): number {
  if (text === null || text === '') return 0;
  return (
    (text.match(/[\n\r\t -~\u00B7\u1820-\u18AF\u2000-\u206F\u2460-\u25FF\u3000-\u303F\u3220-\u3229\u4E00-\u9FFF\uFF00-\uFFEF]/g)
      ?.length ?? 0) / text.length
  );
}

function decode(bytes: Uint8Array, encoding: TextEncoding): string | null {
  if (encoding === 'GB18030') return iconv.decode(Buffer.from(bytes), 'gb18030', { stripBOM: true });
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Damaged text shows as replacement characters, control characters or private-use characters in numbers. */
function isProse(text: string): boolean {
  let strange = 0;
  let total = 0;
  for (const character of text) {
    total++;
    if (character === '\0') return false;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
    if (/[\u0001-\u0008\u000E-\u001F\u007F\uFFFD\uE000-\uF8FF]/.test(character)) strange++;
  }
  return strange <= Math.max(2, total * 0.005);
}
