import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { sniffFormat } from '../../../../electron/backend/intake/files/sniff-format.ts';
import { readWordHtml } from '../../../../electron/backend/intake/word/html/read-word-html.ts';
import type { SourceParagraph, SourceText } from '../../../../electron/backend/intake/word/source-text.ts';
import { UserError } from '../../../../shared/errors.ts';
import { encodedImages } from '../../../helpers/encoded-images.ts';
import { sourceLines } from '../../../helpers/source-lines.ts';
import { userErrorCode } from '../../../helpers/user-error-code.ts';

const report = readFileSync(path.resolve(import.meta.dirname, '../../../fixtures/word/report.html'));

const head = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><title>不要</title>
<!--[if gte mso 9]><xml><w:WordDocument>不要</w:WordDocument></xml><![endif]-->
<style><!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal {mso-style-unhide:no; margin:0cm; text-align:justify; font-size:10.5pt; font-family:"Calibri",sans-serif; mso-fareast-font-family:宋体;}
 h1 {mso-style-link:"标题 1 字符"; font-size:22.0pt; text-align:center;}
 p.a, li.a {mso-style-name:公文标题; mso-outline-level:2; font-weight:bold;}
 span.msoDel {mso-style-type:export-only; text-decoration:line-through; display:none; color:red;}
 span.msoIns {mso-style-type:export-only; text-decoration:underline;}
--></style></head><body lang=ZH-CN>`;

/** A page as Word writes it, in GBK. */
function page(body: string): Buffer {
  return iconv.encode(`${head}${body}</body></html>`, 'gb18030');
}

function lines(body: string): string[] {
  return sourceLines(readWordHtml(page(body), '稿.htm').blocks);
}

function paragraphs({ blocks }: SourceText): SourceParagraph[] {
  return blocks.filter((block) => block.type === 'paragraph');
}

test('a report as LibreOffice saves it', () => {
  const read = readWordHtml(report, 'report.html');
  expect(sourceLines(read.blocks)).toEqual([
    '*关于乡村振兴工作的调研报告*',
    '——以三个村为例',
    '县委调研组',
    '[1.] *基本情况*',
    '全县共有*１２３*个村，_人口稳定_。面积为 5 km^2^，水为 H~2~O。<footnote 脚注的第一段，引自《年鉴》。>其后还有文字—“引号”、ü、©、①、𠮷、㎡。',
    '总体正常。新增的句子。删去的句子。结束。',
    '[1.] 小节一',
    '[2.] 小节二',
    '[1.] *主要做法*',
    '投入资金*3000*万元，见@网页@和文件。',
    '[•] 要点甲',
    '[•] 要点乙',
    '表1　各村情况',
    '#|1x2 村名|2x1 人口|1x2 备注',
    '#|男|女',
    '|东村|120|130|第一段/第二段',
    '|西村|3x1 合并三格',
    '表后文字。<footnote 脚注的第一段，引自《年鉴》。>',
    '图1　彩图',
    '第一行<line>第二行 制表后',
    '附件：另一页',
    '末段。',
  ]);
  expect(paragraphs(read)[0]).toMatchObject({ align: 'center', sizePt: 22, font: 'SimHei', bold: true });
  expect(paragraphs(read)[3]).toMatchObject({ outline: 1, style: 'heading 1' });
  expect(paragraphs(read).at(-2)).toMatchObject({ pageBreak: true });
  expect(read.losses.map(({ kind, words }) => [kind, words])).toEqual([
    ['hidden-text', '隐藏的话'],
    ['link', '/c:/x.exe'],
    ['picture', 'report_html_ffde90df18a6657a.png'],
    ['header', '内部资料 页眉'],
  ]);
});

test.each([
  ['lines of the file', '<p class=MsoNormal>乡村\r\n振兴 and\r\nmore<o:p></o:p></p>', ['乡村振兴 and more']],
  ['entities, next to each other', '<p>&nbsp;&nbsp;甲&lt;乙&#8212;&#x4e2d;&amp;</p>', ['\u00a0\u00a0甲<乙—中&']],
  ['looks', '<p><b>甲</b><i>乙</i><u>丙</u><sup>2</sup><span style="font-weight:bold">丁</span></p>', ['*甲*/乙/_丙_^2^*丁*']],
  ['breaks', '<p>甲<br>乙<br clear=all style="page-break-before:always">丙</p>', ['甲<line>乙<page>丙']],
  ['tabs', "<p>甲<span style='mso-tab-count:2'>&nbsp;&nbsp; </span>乙</p>", ['甲\t\t乙']],
  ['text outside of paragraphs', '甲<div>乙<p>丙</p>丁</div>戊', ['甲', '乙', '丙', '丁', '戊']],
  ['signs of Wingdings', "<p><span style='font-family:Wingdings'>l</span>甲</p>", ['●甲']],
  ['scripts and what is not shown', '<script>x</script><p>甲<select><option>x</select><textarea>y</textarea></p>', ['甲']],
  ['boxes to tick', '<p><input type=checkbox checked>甲<input type=checkbox>乙<input value=x></p>', ['☑甲□乙']],
  ['readings above characters', '<p><ruby>龑<rp>(</rp><rt>yǎn</rt><rp>)</rp></ruby></p>', ['龑']],
  ['what is hidden on the screen alone', '<p>甲<span style="display:none;mso-hide:screen">乙</span></p>', ['甲乙']],
  ['a number without an end', '<p><![if !supportLists]>一、</p><p>乙</p>', ['[一、] ', '乙']],
  ['preformatted text', '<pre>a  b\n c</pre>', ['a  b<line> c']],
  ['lists', '<ol start=3 type=a><li>甲<li value=7>乙</ol><ul><li><p>丙</p></ul>', ['[c.] 甲', '[g.] 乙', '[•] 丙']],
])('%s', (_, body, wanted) => {
  expect(lines(body)).toEqual(wanted);
});

test('the number of a list is what Word says', () => {
  expect(
    lines(
      "<p class=MsoListParagraph style='text-indent:-21pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span>一、<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>甲</p>" +
        "<ol><li style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>（二）</span>乙</li><li style='mso-list:l0 level1 lfo1'>丙</li></ol>",
    ),
  ).toEqual(['[一、] 甲', '[（二）] 乙', '[2.] 丙']);
});

test('paragraphs say how they stand and what style they have', () => {
  const found = paragraphs(
    readWordHtml(
      page(
        "<h1>题</h1><p class=a align=right>级</p><p class=MsoNormal style='text-indent:21.0pt;mso-char-indent-count:2.0;margin-left:10.5pt'>文</p>" +
          "<br style='page-break-before:always'><p class=MsoNormal>页</p><div style='mso-element:frame'><p style='mso-element:frame'>框</p></div>",
      ),
      '稿.htm',
    ),
  );
  expect(found).toMatchObject([
    { style: 'heading 1', outline: 1, align: 'center', sizePt: 22, bold: true },
    { style: '公文标题', outline: 2, align: 'end', bold: true },
    { style: 'Normal', outline: null, align: 'justify', firstLine: 2, indent: 1, sizePt: 10.5, font: '宋体', pageBreak: false },
    { pageBreak: true },
    { isBoxed: true, pageBreak: false },
  ]);
});

test('notes stand where they are called, also those without a text', () => {
  const call = (id: string): string =>
    `<a style='mso-footnote-id:${id}' href="#_${id}" name="_${id.replace('n', 'nref')}"><sup>[1]</sup></a>`;
  expect(
    lines(
      `<p>甲${call('ftn1')}乙${call('edn1')}丙${call('ftn9')}</p><div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1>` +
        '<p class=MsoFootnoteText><a href="#_ftnref1">[1]</a> 脚注</p><p>第二段</p></div></div><div style="mso-element:endnote" id=edn1><p>尾注</p></div><div id=ftn5><p>没有出处</p></div>',
    ),
  ).toEqual(['甲<footnote 脚注/第二段>乙<endnote 尾注>丙<footnote [1]>', '没有出处']);
});

test('changes with their authors, comments with their range', () => {
  const read = readWordHtml(
    page(
      '<p>甲<span class=msoIns><ins cite="mailto:%E5%BC%A0" datetime="2018-06-20T13:05">乙</ins></span><span class=msoDel><del cite="mailto:李" datetime="2018-06-20T13:06">丙</del></span>' +
        '<a style=\'mso-comment-reference:王_1;mso-comment-date:20180620T1307\'>丁</a><span class=MsoCommentReference><a href="#_msocom_1">[王1]</a></span>戊</p>' +
        '<div style=\'mso-element:comment-list\'><div style=\'mso-element:comment\'><div id="_com_1"><p class=MsoCommentText><a href="#_msoanchor_1">[王1]</a>请核对</p></div></div></div>',
    ),
    '稿.htm',
  );
  expect(sourceLines(read.blocks)).toEqual(['甲+乙+-丙-丁戊']);
  expect(paragraphs(read)[0]?.inlines).toMatchObject([
    { text: '甲' },
    { marks: [{ type: 'insertion', attrs: { author: '张', time: '2018-06-20T13:05:00.000Z' } }] },
    { marks: [{ type: 'deletion', attrs: { author: '李' } }] },
    { text: '丁', comments: ['1'] },
    { text: '戊' },
  ]);
  expect(read.comments).toEqual([{ id: '1', author: '王', time: '2018-06-20T13:07:00.000Z', text: '请核对' }]);
});

test('what is left out is named: hidden words, contents, links elsewhere, pictures beside the file, headers', () => {
  const read = readWordHtml(
    page(
      '<div style=\'mso-element:header\'><p>页眉</p></div><p>甲<span style=\'display:none;mso-hide:all\'>秘密</span><a href="javascript:x">乙</a><a href="https://a.cn/">丙</a><img src="稿.files/image001.png"></p><p class=MsoToc1>一、甲 1</p>',
    ),
    '稿.htm',
  );
  expect(sourceLines(read.blocks)).toEqual(['甲乙@丙@']);
  expect(read.losses).toEqual([
    { kind: 'hidden-text', number: 1, words: '秘密' },
    { kind: 'link', number: 1, words: 'javascript:x' },
    { kind: 'picture', number: 1, words: 'image001.png' },
    { kind: 'contents', number: 2, words: '一、甲 1' },
    { kind: 'header', number: null, words: '页眉' },
  ]);
});

test('tables by their cells, nested ones too, and the row that Word adds for its own sake', () => {
  expect(
    lines(
      '<table><thead><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>丙</td><td>丁</td></tr></thead>' +
        '<tr><td>戊<table><tr><td>内甲<td>内乙</table></td><td></td><td><p>己</p><p>庚</p></td></tr>' +
        '<![if !supportMisalignedColumns]><tr height=0><td width=1></td><td width=1></td></tr><![endif]></table><p>后</p>',
    ),
  ).toEqual(['#|1x2 甲|2x1 乙', '#|丙|丁', '|戊/|内甲|内乙||己/庚', '后']);
});

test('pictures that stand in the page, and in the same file', () => {
  const png = Buffer.from(encodedImages.png, 'base64');
  const own = readWordHtml(page(`<p><img width=100 alt=村貌 src="data:image/png;base64,${encodedImages.png}"></p>`), '稿.htm');
  expect(paragraphs(own)[0]?.inlines).toEqual([{ type: 'picture', key: 'picture-1', alt: '村貌', widthPt: 75 }]);
  expect(Buffer.from(own.pictures.get('picture-1')?.bytes ?? []).equals(png)).toBe(true);

  const html = page('<p>甲<img src="稿.files/image001.png"></p>').toString('latin1');
  const quoted = html.replace(/[=\x80-\xff]/g, (one) => `=${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  const place = iconv.encode('file:///C:/稿.files/image001.png', 'gb18030').toString('latin1');
  const mht = Buffer.from(
    [
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_Next"\r\n',
      '------=_Next\r\nContent-Location: file:///C:/a.htm\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset="gb2312"\r\n',
      `${quoted.slice(0, 400)}=\r\n${quoted.slice(400)}`,
      `------=_Next\r\nContent-Location: ${place}\r\nContent-Transfer-Encoding: base64\r\nContent-Type: image/png\r\n`,
      `${encodedImages.png.slice(0, 76)}\r\n${encodedImages.png.slice(76)}\r\n------=_Next--\r\n`,
    ].join('\r\n'),
    'latin1',
  );
  expect(sniffFormat(mht).format).toBe('html');
  const read = readWordHtml(mht, '稿.mht');
  expect(sourceLines(read.blocks)[0]).toMatch(/^甲/);
  expect(read.losses.map(({ kind }) => kind)).toEqual([]);
  expect(Buffer.from(read.pictures.get('picture-1')?.bytes ?? []).equals(png)).toBe(true);
});

test('pages are known by their content, whatever their encoding', () => {
  const utf8 = head.replace('charset=gb2312', 'charset=utf-8');
  for (const given of [
    page('<p>乡村</p>'),
    Buffer.from(`\ufeff${utf8}<p>乡村</p>`),
    Buffer.from(`${head}<p>乡村</p>`),
    iconv.encode(`\ufeff${head}<p>乡村</p>`, 'utf-16le'),
    iconv.encode('<html><p>乡村</p>', 'gbk'),
  ]) {
    expect(sniffFormat(given).format).toBe('html');
    expect(sourceLines(readWordHtml(given, '稿.htm').blocks)).toEqual(['乡村']);
  }
  expect(sniffFormat(Buffer.from('<三农>是什么')).format).toBe('text');
  expect(sniffFormat(Buffer.from('日期: 3 月\nContent-Type: x')).format).toBe('text');
});

test('too deep or too long pages are refused, the rest comes to an end', () => {
  for (const body of ['<div>'.repeat(2000), '<p>a'.repeat(100_001), '<table><tr><td>'.repeat(500)]) {
    expect(userErrorCode(() => readWordHtml(page(body), '稿.htm'))).toBe('package-refused');
  }
  for (const piece of [
    '&nbsp;',
    '<br>',
    '<tr><td>',
    '<![if !supportLists]>',
    '<style>p{}</style>',
    '<a href=#_ftn1>',
    '<table>',
    '<p',
    '</p>',
    '<!--',
  ]) {
    expect(() => readWordHtml(page(`甲${piece.repeat(300)}`), '稿.htm')).not.toThrow();
  }
  expect(sourceLines(readWordHtml(page(`<table><tr>${'<td>甲<table><tr>'.repeat(60)}`), '稿.htm').blocks).join('')).toMatch(/甲/);
});

test('damaged pages end in a text or in one sentence', () => {
  const change = fc.record({
    at: fc.nat(report.length - 1),
    text: fc.constantFrom(
      '<',
      '>',
      '<p>',
      '<table>',
      '</td>',
      '"',
      '<!--',
      '<![if !supportLists]>',
      '<style>',
      '&',
      '<div id=ftn1>',
      '<ul><li>',
    ),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), fc.double({ min: 0.1, max: 1, noNaN: true }), (changes, share) => {
      const damaged = Buffer.from(report);
      for (const { at, text } of changes) damaged.write(text, at, 'latin1');
      try {
        expect(Array.isArray(readWordHtml(damaged.subarray(0, Math.ceil(damaged.length * share)), '稿.htm').blocks)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }),
    { numRuns: 200 },
  );
});

test('no word is lost, in whatever elements it stands', () => {
  const tag = fc.constantFrom('p', 'div', 'span', 'b', 'li', 'td', 'table', 'tr', 'h2', 'font', 'center', 'ul', 'br', 'o:p');
  const piece = fc.tuple(
    tag,
    fc.boolean(),
    fc.string({ unit: fc.constantFrom(...'乡村振兴一二三'), minLength: 1, maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 30 }), (pieces) => {
      const body = pieces.map(([name, isOpen, text]) => `<${isOpen ? '' : '/'}${name}>${text}`).join('');
      const wanted = pieces.map(([, , text]) => text).join('');
      const found = lines(body)
        .join('')
        .replace(/[^乡村振兴一二三]/g, '');
      expect([...found].sort().join('')).toBe([...wanted].sort().join(''));
    }),
    { numRuns: 500 },
  );
});
