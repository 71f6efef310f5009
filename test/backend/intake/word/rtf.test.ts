import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { readWordManuscript } from '../../../../electron/backend/intake/word/read-word-manuscript.ts';
import { readRtf } from '../../../../electron/backend/intake/word/rtf/read-rtf.ts';
import type { SourceParagraph, SourceText } from '../../../../electron/backend/intake/word/source-text.ts';
import { UserError } from '../../../../shared/errors.ts';
import { sourceLines } from '../../../helpers/source-lines.ts';
import { userErrorCode } from '../../../helpers/user-error-code.ts';

const report = readFileSync(path.resolve(import.meta.dirname, '../../../fixtures/word/report.rtf'));

const fonts =
  String.raw`{\fonttbl{\f0\froman\fcharset0\fprq2{\*\panose 020}Times New Roman{\*\falt Times};}{\f3\froman\fcharset2\fprq2 Symbol;}` +
  String.raw`{\f10\fnil\fcharset2 Wingdings;}{\f13\fnil\fcharset134\fprq2{\*\panose 020}` +
  `${gbk('宋体')}{\\*\\falt SimSun};}{\\f14\\fmodern\\fcharset136 ${hex(iconv.encode('細明體', 'cp950'))};}}`;
const styles =
  String.raw`{\stylesheet{\ql\fi420\snext0 Normal;}{\s1\qc\outlinelevel0\sbasedon0{\*\keycode\ctrl a}heading 1;}` +
  String.raw`{\s21\sbasedon1 ` +
  `${gbk('公文标题')};}{\\*\\cs10 \\additive Default Paragraph Font;}}`;

/** A file as Word writes it; text of more than ASCII as bytes of GBK. */
function rtf(body: string): Buffer {
  return Buffer.from(
    `{\\rtf1\\adeflang1025\\ansi\\ansicpg936\\uc2\\deff0${fonts}${styles}\\pard\\plain\\f13 ${gbk(body)}}`,
    'latin1',
  );
}

function gbk(text: string): string {
  return text.replace(/[^\0-\x7f]+/gu, (run) => hex(iconv.encode(run, 'gb18030')));
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join('');
}

function lines(body: string): string[] {
  return sourceLines(readRtf(rtf(body), '稿.rtf').blocks);
}

function paragraphs({ blocks }: SourceText): SourceParagraph[] {
  return blocks.filter((block) => block.type === 'paragraph');
}

test('a report as LibreOffice saves it', () => {
  const read = readRtf(report, 'report.rtf');
  expect(sourceLines(read.blocks)).toEqual([
    '*关于乡村振兴工作的调研报告*',
    '——以三个村为例',
    '县委调研组',
    '[一、] 基本情况',
    '全县共有*１２３*个村，_人口稳定_。面积为 5 km^2^，水为 H~2~O。<footnote 脚注的第一段，引自《年鉴》。>其后还有文字—“引号”、ü、©、①、𠮷、㎡。',
    '总体正常。+新增的句子。+-删去的句子。-结束。',
    '[一.1] 小节一',
    '[一.2] 小节二',
    '[二、] 主要做法',
    '投入资金*3000*万元，见@网页@和文件。',
    '[•] 要点甲',
    '[•] 要点乙',
    '表1　各村情况',
    '|1x2 村名|2x1 人口|1x2 备注',
    '|男|女',
    '|东村|120|130|第一段/第二段',
    '|西村|3x1 合并三格',
    '表后文字。<footnote 脚注的第一段，引自《年鉴》。>',
    '<picture-1>',
    '图1　彩图',
    '第一行<line>第二行\t制表后',
    '',
    '附件：另一页',
    '末段。',
  ]);
  expect(paragraphs(read)[0]).toMatchObject({
    number: 1,
    align: 'center',
    sizePt: 22,
    font: 'SimHei',
    bold: true,
    style: 'Normal',
  });
  expect(paragraphs(read)[3]).toMatchObject({ outline: 1, style: 'Heading 1' });
  expect(paragraphs(read).at(-2)).toMatchObject({ pageBreak: true });
  expect(read.blocks.find((block) => block.type === 'table')).toMatchObject({ widthsPt: [100, 100, 100, 100] });
  expect(read.comments).toMatchObject([{ id: '0', time: '2026-03-04T05:06:00.000Z', text: '请核对这个数字。' }]);
  expect(read.pictures.get('picture-1')?.bytes).toHaveLength(1207);
  expect(read.losses).toEqual([
    { kind: 'hidden-text', number: 7, words: '隐藏的话' },
    { kind: 'link', number: 11, words: 'file:///c:/x.exe' },
    { kind: 'header', number: null, words: '内部资料 页眉' },
  ]);
});

test('it becomes an article with its title, headings, table and picture', async () => {
  const { article, pictures } = await readWordManuscript(readRtf(report, 'report.rtf'));
  expect(article.titleLines).toEqual(['关于乡村振兴工作的调研报告']);
  const types = article.document.content.map(({ type }) => type);
  expect(types.filter((type) => type === 'heading').length).toBeGreaterThanOrEqual(2);
  expect(types).toEqual(expect.arrayContaining(['table', 'figure']));
  expect(pictures).toMatchObject([{ asset: { mime: 'image/png', widthPx: 61, heightPx: 37 } }]);
});

test.each([
  ['GBK as bytes', '乡村振兴\\par', ['乡村振兴']],
  ['Unicode with two bytes that stand in for it', "\\u20065\\'cf\\'e7\\u-10179?? \\par", ['乡\ud83d ']],
  ['surrogates', '\\uc1\\u-10179?\\u-8704?\\par', ['😀']],
  ['Unicode without anything in its place', '\\uc0\\u20065\\u26449\\par', ['乡村']],
  ['Unicode where what stands in for it was left out', '\\u20065\\par\\u26449\\par', ['乡', '村']],
  ['another code page', `\\f14 ${hex(iconv.encode('鄉村', 'cp950'))}\\par`, ['鄉村']],
  ['a Western font, with Chinese in it', '\\f0 中文\\par', ['中文']],
  ['a Western font', "\\f0 caf\\'e9 \\'93a\\'94\\par", ['café “a”']],
  ['signs of Symbol and Wingdings', "{\\f3\\'61\\u-3999 ?}{\\f10\\'6c}\\par".replace(' ?', '??'), ['αα●']],
  ['named characters', 'a\\emdash b\\ldblquote c\\rdblquote\\~d\\_e\\-f\\tab g\\{\\}\\\\\\par', ['a—b“c”\u00a0d\u2011ef\tg{}\\']],
  ['breaks', 'a\\line b\\page c\\column d\\par', ['a<line>b<page>c<column>d']],
  ['line ends of the file', 'a\r\nb\\\r\nc\\par', ['ab', 'c']],
  [
    'looks',
    '{\\b 甲}{\\i 乙}{\\ul 丙\\ulnone 丁}{\\super 2}{\\sub 3}{\\b\\ul 戊}{\\b 己\\plain 庚}\\par',
    ['*甲*/乙/_丙_丁^2^~3~_*戊*_*己*庚'],
  ],
  ['of East Asian text alone', '{\\dbch\\ab\\af13 甲\\loch b}\\par', ['*甲*b']],
  ['text without an end', '甲\\par 乙', ['甲', '乙']],
  ['the same twice', '{\\upr{?}{\\*\\ud{\\uc0\\u20065}}}\\par', ['乡']],
  ['bookmarks and index entries', '{\\*\\bkmkstart a}甲{\\*\\bkmkend a}{\\xe{词条}}{\\*\\unheard of}\\par', ['甲']],
])('%s', (_, body, wanted) => {
  expect(lines(body)).toEqual(wanted);
});

test('bytes of GBK as they are', () => {
  const text = Buffer.from([...iconv.encode('镇村', 'gbk')]);
  const bytes = Buffer.concat([rtf('').subarray(0, -1), text, Buffer.from('\\par}')]);
  expect(sourceLines(readRtf(bytes, '稿.rtf').blocks)).toEqual(['镇村']);
});

test('paragraphs say how they stand and what style they have', () => {
  const read = readRtf(
    rtf(
      '\\pard\\s21\\qc\\fs44\\b 题\\par\\pard\\plain\\f13\\fs32\\cufi200\\culi100 文\\par\\pard\\fi-400\\li800\\fs20 悬\\par\\pard\\outlinelevel2 级\\par' +
        '\\sect\\sectd\\sbknone\\pard 续\\par\\sect\\sectd 页\\par\\pagebb 前\\par',
    ),
    '稿.rtf',
  );
  const found = paragraphs(read);
  expect(found[0]).toMatchObject({ style: '公文标题', outline: 1, align: 'center', sizePt: 22, bold: true, font: '宋体' });
  expect(found[1]).toMatchObject({ style: 'Normal', outline: null, firstLine: 2, indent: 1, sizePt: 16 });
  expect(found[2]).toMatchObject({ firstLine: -2, indent: 4 });
  expect(found[3]).toMatchObject({ outline: 3 });
  const breaks = found.filter(({ inlines }) => inlines.length > 0).map(({ pageBreak }) => pageBreak);
  expect(breaks).toEqual([false, false, false, false, false, true, true]);
});

test('the number of a list is what the file shows', () => {
  expect(
    lines(
      "{\\listtext\\pard\\plain\\f13 一、\\tab}\\ls1 甲\\par{\\listtext\\f10\\'6c\\tab}乙\\par{\\pntext\\f0 1.\\tab}{\\*\\pn\\pnlvlbody{\\pntxta .}}丙\\par",
    ),
  ).toEqual(['[一、] 甲', '[●] 乙', '[1.] 丙']);
});

test('fields show their result; links lead to the web or to mail', () => {
  const field = (code: string, result: string): string => `{\\field{\\*\\fldinst {${code}}}{\\fldrslt {${result}}}}`;
  const read = readRtf(
    rtf(
      `${field(' PAGE ', '7')}${field('HYPERLINK "https://a.cn/"', '网')}${field('HYPERLINK "javascript:x"', '坏')}` +
        `${field(' HYPERLINK \\\\l "a" ', '内')}${field('EQ \\\\o\\\\ac(○,3)', '')}{\\field{\\*\\fldinst FORMCHECKBOX {\\*\\formfield{\\fftype1\\ffres25\\ffdefres1}}}{\\fldrslt }}` +
        `\\par ${field(`IF ${field('REF x', '内层')} = 1`, '外层')}\\par {\\field{\\*\\fldinst TOC}{\\fldrslt 一、甲\\tab 1\\par 二、乙\\tab 2\\par}}正文\\par`,
    ),
    '稿.rtf',
  );
  expect(sourceLines(read.blocks)).toEqual(['7@网@坏内③☑', '外层', '正文']);
  expect(read.losses.map(({ kind, words }) => [kind, words])).toEqual([
    ['link', 'javascript:x'],
    ['contents', '一、甲\t1'],
    ['contents', '二、乙\t2'],
  ]);
});

test('changes with their authors, comments with their range', () => {
  const read = readRtf(
    rtf(
      '{\\*\\revtbl{Unknown;}{张三;}}甲{\\revised\\revauth1\\revdttm1315184453 乙}{\\deleted\\revauthdel1\\revdttmdel1315184453 丙}' +
        '{\\*\\atrfstart 5}丁{\\*\\atrfend 5}{\\*\\atnid Z}{\\*\\atnauthor 李四}\\chatn{\\*\\annotation{\\*\\atnref 5}{\\*\\atndate 1315184453}\\pard 请核对\\par 第二段}戊\\par',
    ),
    '稿.rtf',
  );
  expect(sourceLines(read.blocks)).toEqual(['甲+乙+-丙-丁戊']);
  const [, inserted, deleted, commented, behind] = paragraphs(read)[0]?.inlines ?? [];
  const time = '2018-06-20T13:05:00.000Z';
  expect(inserted).toMatchObject({ marks: [{ type: 'insertion', attrs: { author: '张三' } }] });
  expect(deleted).toMatchObject({ marks: [{ type: 'deletion', attrs: { author: '张三' } }] });
  expect([commented, behind]).toMatchObject([{ text: '丁', comments: ['5'] }, { text: '戊' }]);
  expect(behind).not.toHaveProperty('comments');
  expect(read.comments).toMatchObject([{ id: '5', author: '李四', text: '请核对\n第二段' }]);
  expect(read.comments[0]?.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z$/);
  expect(time).toMatch(/Z$/);
});

test('changes are apart where other text stands between them, a comment goes on behind a note', () => {
  const read = readRtf(
    rtf(
      '{\\revised\\revauth0 甲}{\\revised\\revauth0 乙}丙{\\revised\\revauth0 丁}\\par{\\*\\atrfstart 1}戊{\\footnote 注}己{\\*\\atrfend 1}\\par',
    ),
    '稿.rtf',
  );
  const [first, second] = paragraphs(read).map(({ inlines }) => inlines);
  const ids = first?.flatMap((one) =>
    one.type === 'text' ? one.marks.map((mark) => ('attrs' in mark && 'id' in mark.attrs ? mark.attrs.id : '')) : [],
  );
  expect(new Set(ids).size).toBe(2);
  expect(first?.map((one) => (one.type === 'text' ? one.text : ''))).toEqual(['甲乙', '丙', '丁']);
  expect(second).toMatchObject([{ text: '戊', comments: ['1'] }, { type: 'note' }, { text: '己', comments: ['1'] }]);
});

test('lines of a table of contents are left out and named, by their style too', () => {
  const given = rtf('{\\stylesheet{\\s30 toc 1;}}\\s30 一、甲\\tab 1\\par\\pard 正文\\par');
  const read = readRtf(given, '稿.rtf');
  expect(sourceLines(read.blocks)).toEqual(['正文']);
  expect(read.losses).toEqual([{ kind: 'contents', number: 1, words: '一、甲\t1' }]);
});

test('notes stand where they are called, text boxes behind their paragraph, hidden words and headers are named', () => {
  const read = readRtf(
    rtf(
      '{\\header 页眉\\par}{\\footerr - 3 -\\par}甲{\\super\\chftn{\\footnote\\chftn  脚注\\par 第二段}}乙{\\footnote\\ftnalt 尾注}{\\v 秘密}丙' +
        '{\\shp{\\*\\shpinst{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt\\pard 框内\\par}}{\\shprslt{\\*\\do\\dptxbx{\\dptxbxtext 框内}}}}丁\\par{\\*\\do\\dptxbx{\\dptxbxtext\\pard 旧框\\par}}戊\\par',
    ),
    '稿.rtf',
  );
  expect(sourceLines(read.blocks)).toEqual(['甲<footnote 脚注/第二段>乙<endnote 尾注>丙丁', '框内', '戊', '旧框']);
  expect(paragraphs(read).map(({ isBoxed }) => isBoxed)).toEqual([false, true, false, true]);
  expect(read.losses).toEqual([
    { kind: 'hidden-text', number: 1, words: '秘密' },
    { kind: 'header', number: null, words: '页眉' },
  ]);
});

test('tables by their grid: merged across and down, nested, of rows that are not alike', () => {
  const cells = (...texts: string[]): string => texts.map((text) => `\\pard\\intbl ${text}\\cell`).join('');
  expect(
    lines(
      `前\\par\\trowd\\trhdr\\clvmgf\\clvertalc\\cellx1000\\clmgf\\cellx2000\\clmrg\\cellx3000${cells('甲', '乙', '')}\\row` +
        `\\trowd\\clvmrg\\cellx1000\\cellx2000\\cellx3000${cells('', '丙', '丁')}\\row` +
        `\\trowd\\cellx2010\\cellx3000${cells('戊', '己\\par 庚')}\\row\\pard 后\\par`,
    ),
  ).toEqual(['前', '#|1x2 甲|2x1 乙', '|丙|丁', '|2x1 戊|己/庚', '后']);
  expect(
    lines(
      `\\trowd\\cellx1000\\cellx2000\\pard\\intbl 外\\par\\pard\\intbl\\itap2 内甲\\nestcell 内乙\\nestcell{\\*\\nesttableprops\\trowd\\cellx400\\cellx800\\nestrow}{\\nonesttables\\par}` +
        '\\pard\\intbl 之后\\cell\\pard\\intbl 右\\cell\\row\\pard 后\\par',
    ),
  ).toEqual(['|外/|内甲|内乙/之后|右', '后']);
  const outer = readRtf(
    rtf(
      '\\trowd\\cellx1000\\cellx3000\\pard\\intbl\\itap2 内\\nestcell{\\*\\nesttableprops\\trowd\\cellx400\\nestrow}\\pard\\intbl\\cell\\pard\\intbl 右\\cell\\row',
    ),
    '稿.rtf',
  );
  expect(outer.blocks).toMatchObject([{ widthsPt: [50, 100] }]);
  // Words in a cell that another one covers.
  expect(
    lines('\\trowd\\clvmgf\\cellx1000\\pard\\intbl 甲\\cell\\row\\trowd\\clvmrg\\cellx1000\\pard\\intbl 乙\\cell\\row'),
  ).toEqual(['|1x2 甲/乙', '']);
  expect(lines('\\trowd\\cellx1000\\pard\\intbl 甲\\cell 多\\cell\\row')).toEqual(['|甲|多']);
  expect(lines('\\trowd\\cellx1000\\cellx2000\\pard\\intbl 甲\\cell 断')).toEqual(['|甲|断']);
});

test('pictures: hexadecimal or as bytes, each once', () => {
  const png = '89504e470d0a1a0a';
  const bin = Buffer.concat([
    rtf(
      `{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn wzDescription}{\\sv 村貌}}}\\pngblip\\picwgoal2000\\picscalex50{\\*\\blipuid 00}\r\n${png}}}{\\nonshppict{\\pict\\wmetafile8 0102}}\\par{\\pict\\jpegblip\\bin4 `,
    ).subarray(0, -1),
    Buffer.from('}{\\\x01', 'latin1'),
    Buffer.from(
      '}\\par{\\shp{\\*\\shpinst{\\sp{\\sn pib}{\\sv{\\pict\\emfblip 0a0b}}}}}\\par{\\object{\\*\\objclass Package}{\\*\\objdata 00}}\\par}',
      'latin1',
    ),
  ]);
  const read = readRtf(bin, '稿.rtf');
  expect(sourceLines(read.blocks)).toEqual(['<picture-1>', '<picture-2>', '<picture-3>', '']);
  expect([...read.pictures.values()].map(({ bytes, name }) => [name, Buffer.from(bytes).toString('hex')])).toEqual([
    ['图片1.png', png],
    ['图片2.jpg', '7d7b5c01'],
    ['图片3.emf', '0a0b'],
  ]);
  expect(paragraphs(read)[0]?.inlines).toMatchObject([{ alt: '村貌', widthPt: 50 }]);
  expect(read.losses).toEqual([{ kind: 'object', number: 4, words: '嵌入的对象' }]);
});

test('a formula is kept on one line and named', () => {
  const read = readRtf(
    rtf('设{\\mmath{\\*\\moMathPara{\\*\\moMath{\\mf{\\mfPr{\\mctrlPr}}{\\mnum{\\mr a}}{\\mden{\\mr b}}}}}}。\\par'),
    '稿.rtf',
  );
  expect(sourceLines(read.blocks)).toEqual(['设a/b。']);
  expect(read.losses).toEqual([{ kind: 'formula', number: 1, words: 'a/b' }]);
});

test('what is no RTF, too deep or too long is refused; a file that ends too soon is read as far as it goes', () => {
  expect(userErrorCode(() => readRtf(Buffer.from('PK'), '稿.rtf'))).toBe('package-damaged');
  expect(userErrorCode(() => readRtf(rtf('{'.repeat(1000)), '稿.rtf'))).toBe('package-refused');
  expect(userErrorCode(() => readRtf(rtf('\\par'.repeat(100_001)), '稿.rtf'))).toBe('package-refused');
  expect(userErrorCode(() => readRtf(rtf('\\line'.repeat(1_000_001)), '稿.rtf'))).toBe('package-refused');
  const cut = readRtf(report.subarray(0, 30_000), '稿.rtf');
  expect(cut.losses.at(-2)).toMatchObject({ kind: 'broken' });
});

test('many groups, endless names, cells without rows and rows without cells come to an end', () => {
  const long = 50_000;
  for (const body of [
    '{}',
    '{\\*\\x}',
    '\\trowd',
    '\\row',
    '\\cellx1',
    '{\\pict 00}',
    '{\\field{\\*\\fldinst X}{\\fldrslt }}',
    '\\u1',
    '\\b',
    "\\'d6",
  ]) {
    expect(() => readRtf(rtf(body.repeat(long)), '稿.rtf')).not.toThrow();
  }
  const nested = '{\\footnote x'.repeat(200) + '}'.repeat(200);
  expect(readRtf(rtf(nested), '稿.rtf').blocks.length).toBeGreaterThan(0);
});

test('damaged files end in a text or in one sentence', () => {
  const change = fc.record({
    at: fc.nat(report.length - 1),
    bytes: fc.constantFrom(
      '{',
      '}',
      '\\',
      "\\'",
      '\\bin9999 ',
      '\\row ',
      '\\cell ',
      '\\*',
      '\0',
      '\\u1',
      '{\\field',
      '\\itap99',
      '{\\*\\annotation ',
    ),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), fc.double({ min: 0.1, max: 1, noNaN: true }), (changes, share) => {
      const damaged = Buffer.from(report);
      for (const { at, bytes } of changes) damaged.write(bytes, at, 'latin1');
      try {
        const read = readRtf(damaged.subarray(0, Math.ceil(damaged.length * share)), '稿.rtf');
        expect(Array.isArray(read.blocks)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }),
    { numRuns: 150 },
  );
});

test('soup of words comes to an end', () => {
  const words = [
    '{',
    '}',
    '{\\*\\',
    '\\par',
    '\\cell',
    '\\row',
    '\\nestcell',
    '\\nestrow',
    '\\trowd',
    '\\cellx99',
    '\\intbl',
    '\\itap3',
    '\\u5',
    '{\\field{\\*\\fldinst',
    '{\\fldrslt',
    '{\\footnote',
    '{\\header',
    '{\\shp{\\*\\shpinst{\\shptxt',
    '{\\sp{\\sn pib}{\\sv',
    '{\\pict',
    '{\\listtext',
    '{\\upr',
    '{\\*\\ud',
    '{\\stylesheet',
    '{\\fonttbl',
    '\\f3',
    '\\v',
    'x',
    "\\'d6",
    '{\\*\\moMath',
    '{\\*\\annotation',
    '\\sect',
    '\\pard',
    '\\plain',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 120 }), (soup) => {
      const read = readRtf(rtf(soup.join(' ')), '稿.rtf');
      expect(Array.isArray(read.blocks)).toBe(true);
    }),
    { numRuns: 1500 },
  );
});

test('no word is lost, in whatever groups and cells it stands', () => {
  const word = fc.string({ unit: fc.constantFrom(...'乡村振兴一二三，。（）abc12'), minLength: 1, maxLength: 8 });
  const piece = fc.record({ word, style: fc.constantFrom('plain', 'bold', 'unicode', 'cell', 'box', 'field') });
  fc.assert(
    fc.property(fc.array(fc.array(piece, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }), (rows) => {
      const body = rows
        .map((row) => {
          if (row[0]?.style === 'cell')
            return `\\trowd${row.map((_, index) => `\\cellx${1000 * (index + 1)}`).join('')}${row.map(({ word: text }) => `\\pard\\intbl ${text}\\cell`).join('')}\\row`;
          return `\\pard ${row.map(({ word: text, style }) => pieceOf(text, style)).join('')}\\par `;
        })
        .join('');
      const wanted = rows.flatMap((row) => row.map(({ word: text }) => text)).join('');
      const read = lines(body)
        .join('')
        .replace(/[*|/#@]|\dx\d /g, '');
      expect([...read].sort().join('')).toBe([...wanted].sort().join(''));
    }),
    { numRuns: 300 },
  );
});

function pieceOf(text: string, style: string): string {
  if (style === 'bold') return `{\\b ${text}}`;
  if (style === 'unicode') return [...text].map((one) => `\\u${one.charCodeAt(0)} \\'3f\\'3f`).join('');
  if (style === 'box') return `{\\shp{\\*\\shpinst{\\shptxt ${text}\\par}}}`;
  if (style === 'field') return `{\\field{\\*\\fldinst REF x}{\\fldrslt ${text}}}`;
  return `{${text}}`;
}
