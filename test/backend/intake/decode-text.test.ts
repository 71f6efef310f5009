import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../electron/backend/intake/files/decode-text.ts';
import { UserError } from '../../../shared/errors.ts';

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

test('what is refused is called by its name', () => {
  const odt = Buffer.from('PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis.opendocument.text', 'latin1');
  expect(() => decodeText(odt, '稿件.docx')).toThrow('“稿件.docx”是 OpenDocument（.odt）文件');
});

describe('a text that is damaged in a few places is read, and U+FFFD stands where', () => {
  const utf8 = Buffer.from('编制管理\n的实践\n');
  test.each<[string, Uint8Array, string, string]>([
    ['UTF-8 cut within its last character', Buffer.from('编制管理').subarray(0, 11), '编制管\ufffd', 'UTF-8'],
    ['a short one', Buffer.from('编制').subarray(0, 4), '编\ufffd', 'UTF-8'],
    [
      'one bad byte',
      Buffer.concat([utf8.subarray(0, 13), Buffer.from([0xff]), utf8.subarray(13)]),
      '编制管理\n\ufffd的实践\n',
      'UTF-8',
    ],
    [
      'a lone byte of another',
      Buffer.concat([utf8, Buffer.from([0xe4, 0xb8]), utf8]),
      '编制管理\n的实践\n\ufffd编制管理\n的实践\n',
      'UTF-8',
    ],
    [
      'UTF-16 cut within its last character',
      iconv.encode(prose, 'utf16le').subarray(0, -1),
      `${prose.slice(0, -1)}\ufffd`,
      'UTF-16LE',
    ],
    [
      'UTF-16 with a stray surrogate',
      Buffer.concat([iconv.encode(prose, 'utf16le'), Buffer.from([0x00, 0xd8]), iconv.encode(prose, 'utf16le')]),
      `${prose}\ufffd${prose}`,
      'UTF-16LE',
    ],
    ['GBK cut within its last character', iconv.encode('编制管理的实践', 'gbk').subarray(0, -1), '编制管理的实\ufffd', 'GB18030'],
    [
      'GBK with a bad byte',
      Buffer.concat([iconv.encode(prose, 'gbk'), Buffer.from([0xff, 0x0a]), iconv.encode(prose, 'gbk')]),
      `${prose}\ufffd\n${prose}`,
      'GB18030',
    ],
    ['control characters', Buffer.from('编制\u0001管理\u001b的实践'), '编制\u0001管理\u001b的实践', 'UTF-8'],
    ['one zero in a long text', Buffer.from(`${prose.repeat(5)}\0`), `${prose.repeat(5)}\0`, 'UTF-8'],
  ])('%s', (_, bytes, text, encoding) => {
    expect(decodeText(bytes, '稿.txt')).toEqual({ text, encoding });
  });

  test('private-use characters are text, however many', () => {
    const text = '\ue863\uf0b7\ue7c7\n'.repeat(20);
    expect(decodeText(Buffer.from(text), '稿.txt').text).toBe(text);
    expect(decodeText(iconv.encode('赵\ue863、\ue863、\ue863、\ue863。', 'gb18030'), '稿.txt').text).toMatch(/赵[\ue863䶮]/);
  });
});

describe('another encoding is told by its name', () => {
  const japanese = '編制管理の実践について、次のとおり報告します。これは日本語の文章です。'.repeat(3);
  test.each([
    ['big5', '目錄。把編制用到最需要的地方，三年回顧。海島鄉鎮怎樣留住人，請各位參考。', 'Big5'],
    ['shift_jis', japanese, 'Shift-JIS'],
    ['euc-jp', japanese, 'EUC-JP'],
    ['euc-kr', '서울 시청 광장에서 열린 회의에 대표들이 참석하였다. 이것은 한국어 문장입니다.'.repeat(3), 'EUC-KR'],
  ])('%s', (encoding, text, name) => {
    const bytes = iconv.encode(text, encoding);
    expect(codeOf(bytes)).toBe('file-not-text');
    expect(() => decodeText(bytes, '稿.txt')).toThrow(name);
    expect(() => decodeText(bytes, '稿.txt')).toThrow('UTF-8');
  });

  // Each is cut short too: a word, three words.
  test.each<[encoding: string, text: string]>([
    ['koi8-r', 'Протокол заседания комиссии, посвящённого вопросам развития региона.'],
    ['win1251', 'Отчёт о работе администрации города за прошедший год и планы на будущее.'],
    ['iso88595', 'Сегодня в городе состоялось совещание по вопросам развития региона.'],
    ['cp866', 'Монгол Улсын Засгийн газар, ажлын хэсгийн тайлан.'],
    ['maccyrillic', 'Участники обсудили план работы комиссии и приняли решение.'],
    ['latin1', 'Réunion du comité à Genève, été 2020 : José Álvarez et Zoë Ünal étaient présents, précisé-je.'],
    ['win1252', 'Größe und Höhe; “José” – Álvarez’s naïve façade, déjà vu, à la carte, où, garçon, élève'],
    ['win1250', 'Žluťoučký kůň úpěl ďábelské ódy, zażółć gęślą jaźń, Łódź'],
    ['win1253', 'Η επιτροπή συνεδρίασε χθες στην Αθήνα.'],
    ['win1254', 'Türkiye Büyük Millet Meclisi, İstanbul’da toplantı yapıldı, çok önemli, görüştü, şöyle'],
    ['win1255', 'שלום עולם, ישיבת הוועדה בעיר'],
    ['win1256', 'اجتماع اللجنة في المدينة يوم أمس'],
    ['cp437', 'José, Ålesund, Zoë, café, Größe, Höhe, naïve, façade, élève, à, ñandú, über'],
    ['macintosh', 'José Álvarez Núñez, Größe und Höhe, naïve façade, déjà vu, élève, über'],
  ])('%s: refused where it is long enough to tell, told as unclear where it is short', (encoding, text) => {
    expect(codeOf(iconv.encode(`${text}\n`.repeat(3), encoding))).toBe('file-encoding-unknown');
    const words = text.split(/[\s,.;:]+/).filter((word) => /[^\0-\x7f]/.test(word));
    for (const short of [...words.filter((word) => word.length > 1), words.slice(0, 3).join(' ')]) {
      const bytes = iconv.encode(`${short}\n`, encoding);
      const isRefused = codeOf(bytes) !== 'read';
      if (!isRefused) expect([short, decodeText(bytes, '稿.txt').encoding]).toEqual([short, '不明']);
    }
  });

  test.each([
    ['win874', 'การประชุมคณะกรรมการในเมือง'],
    ['shift_jis', '編制の管理'],
    ['euc-jp', 'こんにちは世界'],
    ['euc-kr', '서울 시청 광장'],
    ['big5', '編制管理的實踐'],
  ])('too short for its name, %s is told as unclear', (encoding, text) => {
    expect(decodeText(iconv.encode(`${text}\n`, encoding), '稿.txt').encoding).toBe('不明');
  });

  test.each([
    '名册',
    '李明',
    '陈毅 索铁军 宋佰庭',
    '赛罕区敕勒川大街1号',
    '編制',
    '目 录',
    '①②③',
    '“REPORT”',
    '表1',
    '赵\ue863、\ue863',
    'ᠮᠣᠩᠭᠣᠯ',
  ])('short Chinese in GBK is Chinese: %s', (text) =>
    expect(decodeText(iconv.encode(`${text}\n`, 'gb18030'), '稿.txt').encoding).toBe('GB18030'),
  );

  test('UTF-32', () => {
    expect(() => decodeText(iconv.encode(prose, 'utf-32le', { addBOM: true }), '稿.txt')).toThrow('UTF-32');
  });

  test('traditional characters in GBK are Chinese', () => {
    const text = '機構編制管理條例，為了規範機構編制工作，制定本條例。\n';
    expect(decodeText(iconv.encode(text, 'gbk'), '稿.txt').text).toBe(text);
  });
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

test('a text put together from two encodings is read line by line, and told', () => {
  const lines = ['编制管理的实践', '李明', '全旗编制工作稳步推进。', '混入的另一行文字。', '各项改革任务落地见效。'];
  const mixed = (own: string, other: string): Buffer =>
    Buffer.concat(lines.map((line, index) => iconv.encode(`${line}\r\n`, index === 3 ? other : own)));
  for (const [own, other, encoding] of [
    ['utf8', 'gbk', 'UTF-8'],
    ['gbk', 'utf8', 'GB18030'],
  ] as const) {
    expect(decodeText(mixed(own, other), '稿.txt')).toEqual({ text: `${lines.join('\n')}\n`, encoding, otherLines: [4] });
  }
  // A fault in a line is none of another encoding.
  const damaged = Buffer.concat([Buffer.from('编制管理的实践\n全旗'), Buffer.from([0xe7, 0xbc]), Buffer.from('编制工作。\n')]);
  expect(decodeText(damaged, '稿.txt').otherLines).toBeUndefined();
});

test('UTF-16 without a mark in another alphabet, characters in surrogates of three bytes', () => {
  const text = 'Монгол Улс\nМонгол Улсын Засгийн газар.\n';
  expect(decodeText(Buffer.from(text, 'utf16le'), '稿.txt')).toMatchObject({ text, encoding: 'UTF-16LE' });
  expect(decodeText(Buffer.from(text, 'utf16le').swap16(), '稿.txt')).toMatchObject({ text, encoding: 'UTF-16BE' });
  const cesu = Buffer.concat([
    Buffer.from('全旗编制管理的'),
    Buffer.from([0xed, 0xa1, 0x82, 0xed, 0xbe, 0xb7]),
    Buffer.from('工作稳步推进。\n'),
  ]);
  expect(decodeText(cesu, '稿.txt').text).toMatch(/^全旗编制管理的\ufffd+工作稳步推进。\n$/);
});
