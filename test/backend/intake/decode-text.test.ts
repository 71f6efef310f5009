import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { decodeText } from '../../../electron/backend/intake/decode-text.ts';
import { UserError } from '../../../shared/contract/errors.ts';

const prose = '目　录\n一、把编制用到最需要的地方——“周转池”三年回顾（2019·4）\n海岛乡镇怎样留住人，谈了八十个人。\n';

test.each([
  ['utf8', 'UTF-8'],
  ['gbk', 'GB18030'],
  ['gb18030', 'GB18030'],
  ['utf16le', 'UTF-16LE'],
  ['utf16be', 'UTF-16BE'],
])('%s, with every line end, with and without byte order mark', (encoding, expected) => {
  for (const lineEnd of ['\n', '\r\n', '\r']) {
    const bytes = iconv.encode(prose.replaceAll('\n', lineEnd), encoding);
    expect(decodeText(bytes, '稿.txt')).toEqual({ text: prose, encoding: expected });
    if (!encoding.startsWith('utf')) continue;
    const marked = iconv.encode(prose.replaceAll('\n', lineEnd), encoding, { addBOM: true });
    expect(decodeText(marked, '稿.txt')).toEqual({ text: prose, encoding: expected });
  }
});

function codeOf(bytes: Uint8Array): string {
  try {
    decodeText(bytes, '稿.txt');
    return 'read';
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
}

test.each<[string, Uint8Array, string]>([
  ['empty', new Uint8Array(), 'file-empty'],
  ['white space', Buffer.from(' \r\n\t　\n'), 'file-empty'],
  ['byte order mark alone', Buffer.from([0xef, 0xbb, 0xbf]), 'file-empty'],
  ['zeros', new Uint8Array(4096), 'file-not-text'],
  ['text with a zero', Buffer.from('编制\0管理'), 'file-not-text'],
  ['noise', Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919 + 13 * (index % 251)) % 256), 'file-not-text'],
  ['ELF', Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), Buffer.alloc(64)]), 'file-not-text'],
  [
    'Big5',
    iconv.encode('目錄。把編制用到最需要的地方，三年回顧。海島鄉鎮怎樣留住人，請各位參考。'.repeat(6), 'big5'),
    'file-not-text',
  ],
  ['PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'format-unsupported'],
  ['DOC', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'format-unsupported'],
  ['DOCX', Buffer.from('PK\x03\x04\x14\0\0\0[Content_Types].xml word/document.xml', 'latin1'), 'format-unsupported'],
  ['PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'format-unsupported'],
])('%s is refused', (_, bytes, code) => {
  expect(codeOf(bytes)).toBe(code);
});

test('UTF-8 text cut in the middle of a character is refused or read without loss, never silently damaged', () => {
  const bytes = Buffer.from(prose.repeat(30));
  for (const cut of [1, 2]) expect(['file-not-text', 'read']).toContain(codeOf(bytes.subarray(0, bytes.length - 3 - cut)));
});

const hanText = fc.string({
  unit: fc.constantFrom(...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分，。、'),
  minLength: 60,
  maxLength: 400,
});

test('any Chinese text comes back from every encoding', () => {
  fc.assert(
    fc.property(hanText, fc.constantFrom('utf8', 'gbk', 'utf16le', 'utf16be'), (text, encoding) => {
      expect(decodeText(iconv.encode(`${text}\n`, encoding), '稿.txt').text).toBe(`${text}\n`);
    }),
  );
});
