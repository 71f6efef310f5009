import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf } from '../../shared/document/build.ts';
import { checkDocument } from '../../shared/document/check.ts';
import type { BlockNode, InlineNode } from '../../shared/document/types.ts';
import { type OpenHarness, openHarness } from './open-harness.ts';

let harness: OpenHarness;
beforeAll(async () => {
  harness = await openHarness();
}, 120_000);
afterAll(() => harness.close());

/** Each is pasted into an empty text: what stands there, and what the editor is told; null where there is nothing to tell. */
type Kind = [name: string, html: string, lines: string[], told: string | null];

const word = (body: string, style = ''): string =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--${style}--></style></head><body>${body}</body></html>`;

describe('what nobody sees where it comes from stays there, and is told', () => {
  test.each<Kind>([
    ['text made invisible in four ways', caseOf('43-hidden.html'), ['公开文字，。'], '4 处看不见的文字没有粘贴'],
    [
      'by a class of a style sheet, against an element and in a media rule',
      '<style>@media print{p{display:none}} .no{display:none} span{display:inline} b.no{display:inline!important}</style><p>甲<span class="no">藏</span><b class="no">乙</b></p>',
      ['甲乙'],
      '1 处看不见',
    ],
    [
      'hidden by Word',
      word('<p>甲<span style="mso-hide:all">藏</span><span class=h>暗</span>乙</p>', '.h{mso-hide:all}'),
      ['甲乙'],
      '2 处看不见',
    ],
    [
      'small, cut off, far away; what is seen again inside is seen',
      '<ul style="font-size:0"><li style="font-size:14px">甲</li><li>藏</li></ul><p style="visibility:hidden">藏<span style="visibility:visible">乙</span></p><div style="overflow:hidden;height:0">藏</div><i style="position:absolute;clip:rect(0,0,0,0)">藏</i><p>丙<span style="text-indent:-9999px">藏</span><span style="font-size:120%">丁</span></p>',
      ['甲', '乙', '丙丁'],
      '5 处看不见',
    ],
    [
      'struck through',
      '<p>甲<s>旧一</s><del>旧二</del><span style="text-decoration:line-through red">旧三</span><u>乙</u></p>',
      ['甲乙'],
      '3 处带删除线的文字没有粘贴（“旧一”“旧二”“旧三”）',
    ],
    ['nothing at all', '<p style="opacity:.5;text-indent:-2em;position:relative;left:-3px">甲</p>', ['甲'], null],
  ])('%s', expectKind);
});

describe('tables show what they showed', () => {
  test.each<Kind>([
    [
      'a sheet with a hidden row, a hidden cell and text that ran over',
      caseOf('44-excel.html'),
      ['单位|溢出的长文字越过两格||备注', '3|5/6||'],
      '表格里隐藏的 1 行没有粘贴',
    ],
    ['a hidden column', caseOf('68-excel-hidden-column.html'), ['单位|编制', '甲局|5'], '表格里隐藏的 1 列没有粘贴'],
    [
      'columns and rows hidden by a style sheet, merged cells across them',
      word(
        '<table><col><col class=x1 span=2><col><tr><td colspan=4>总表</td></tr><tr class=x2><td rowspan=2>单位</td><td>甲</td><td>乙</td><td>丙</td></tr><tr><td>丁</td><td>戊</td><td>己</td></tr></table>',
        '.x1,.x2{display:none}',
      ),
      ['总表<2', '单位|己'],
      '表格里隐藏的 1 行、2 列没有粘贴',
    ],
    [
      'a column without a width, rows of a hidden body',
      word(
        '<table><tr><td>甲</td><td width=0>藏</td></tr><tr><td>乙</td><td>藏</td></tr><tbody style="display:none"><tr><td>藏</td></tr></tbody></table>',
      ),
      ['甲', '乙'],
      '隐藏的 1 行、1 列',
    ],
    [
      'cells down to the last row, rows without cells, a foot above, cells wider than the table',
      '<table><tfoot><tr><td colspan="1000">注</td></tr></tfoot><tr></tr><tr><td rowspan=0>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>',
      ['甲|乙', '丙', '注<2'],
      null,
    ],
    [
      'cells hidden in a page, short rows',
      '<table><tr><td>甲</td><td style="display:none">藏</td><td>乙</td></tr><tr><td>丙</td></tr></table>',
      ['甲|乙', '丙|'],
      '1 处看不见',
    ],
  ])('%s', expectKind);
});

describe('signs, readings and lines', () => {
  test.each<Kind>([
    [
      'bullets of symbol fonts in Word',
      caseOf('41-word-wingdings.html'),
      ['●圆点一项', '▶箭头一项', '■方块一项', '•符号一项', '▪小方'],
      null,
    ],
    [
      'symbol fonts in the text, private-use leftovers, one nobody knows',
      `<p><font face="Wingdings">ü</font>完成，<span style="font-family:Symbol">a £ 5</span>，\uf0fc\uf0b7<span style="font-family:Wingdings">M</span></p>${word('<p><span style=\'mso-list:Ignore;font-family:"Courier New"\'>o<span>&nbsp;&nbsp;</span></span>空心</p>')}`,
      ['✓完成，α ≤ 5，✓•\ufffd', '○空心'],
      '1 个符号没有认出',
    ],
    [
      'readings above the line',
      caseOf('40-ruby.html'),
      ['这个字读作龑（yǎn），编制（biānzhì）工作。'],
      '2 处注音写进了字后的括号',
    ],
    [
      'characters as an import has them',
      '<p>⽂件︓编\u200b制e\u0301</p>',
      ['文件：编制é'],
      '处部首、竖排等特殊字符换成了通用字符',
    ],
    ['characters nobody knows', '<p>赵\ue900，<b>钱\ufffd</b></p>', ['赵\ue900，钱\ufffd'], '1 个别的字体自造的字（U+E900）'],
    [
      'formulas and boxes of tasks',
      '<p>设<math><mi>x</mi><mo>=</mo><mn>1</mn><annotation>x=1</annotation></math>。</p><ul><li><input type=checkbox checked>完成</li><li><input type=checkbox>待办<input value=值></li></ul>',
      ['设x=1。', '☑完成', '□待办'],
      null,
    ],
    [
      'readings one by one',
      '<p><ruby>编<rt>biān</rt>制<rt>zhì</rt></ruby>和<ruby>空<rt></rt></ruby></p>',
      ['编（biān）制（zhì）和空'],
      '2 处注音',
    ],
    [
      'lines as they were typed',
      caseOf('42-pre.html'),
      ['第一行标题', '#一、总体情况', '全旗编制工作稳步推进。', '##（一）做法', '落实到位。'],
      null,
    ],
    [
      'line ends by style, and not any more inside',
      '<div style="white-space:pre-wrap">甲\n乙<p style="white-space:normal">丙\n丁</p></div>',
      ['甲', '乙', '丙丁'],
      null,
    ],
    [
      'a note of LibreOffice',
      '<p>正文<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>。</p><div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>注文</p></div>',
      ['正文[注文]。'],
      null,
    ],
  ])('%s', expectKind);
});

describe('lists keep their numbers', () => {
  test.each<Kind>([
    [
      'letters, capitals, from a start, backwards',
      '<ol type="a" start="26"><li>甲<li>乙</ol><ol type="A"><li>丙<li>丁</ol><ol reversed><li>戊<li>己</ol>',
      ['z.甲', 'aa.乙', 'A.丙', 'B.丁', '2.戊', '1.己'],
      null,
    ],
    [
      'Roman and Chinese numbers by style',
      '<ol style="list-style:lower-roman inside"><li value="4">甲<li>乙</ol><ol type="I" start="9"><li>丙<li>丁</ol><ol style="list-style-type:cjk-ideographic" start="10"><li>戊<li>己</ol>',
      ['iv.甲', 'v.乙', 'IX.丙', 'X.丁', '十、戊', '十一、己'],
      null,
    ],
    [
      'lists in lists, items without text, without numbers',
      '<ol><li>甲<ol type="a"><li>乙<li>丙</ol><li><li>丁</ol><ol style="list-style:none"><li>戊<li>己</ol><ul><li>庚</ul>',
      ['1.甲', 'a.乙', 'b.丙', '3.丁', '戊', '己', '庚'],
      null,
    ],
    [
      'a list of one item is a numbered heading',
      '<ol style="list-style-type:cjk-ideographic"><li><p>总体情况</p></li></ol><p>正文。</p><ol style="list-style-type:cjk-ideographic" start="2"><li><p>做法</p></li></ol>',
      ['#一、总体情况', '正文。', '#二、做法'],
      null,
    ],
    [
      'numbers that Word wrote',
      word(
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span><span style='mso-list:Ignore'>(a)<span>&nbsp;&nbsp;</span></span></span>甲</p><p class=MsoListParagraph><span style='mso-list:Ignore'>①<span>&nbsp;</span></span>乙</p>",
      ),
      ['(a) 甲', '① 乙'],
      null,
    ],
    [
      'Chinese numbers that Word wrote',
      word(
        "<p><span style='mso-list:Ignore'>一、<span>&nbsp;&nbsp;</span></span>总体情况</p><p><span style='mso-list:Ignore'>（一）<span>&nbsp;</span></span>做法</p>",
      ),
      ['#一、总体情况', '##（一）做法'],
      null,
    ],
  ])('%s', expectKind);
});

function caseOf(name: string): string {
  return readFileSync(path.join(import.meta.dirname, '../fixtures/clipboard', name), 'utf8');
}

async function expectKind(_: string, html: string, lines: string[], told: string | null): Promise<void> {
  await harness.show(documentOf());
  await harness.page.evaluate(() => {
    for (const old of document.querySelectorAll('.ant-message-notice')) old.remove();
  });
  await harness.paste({ html, text: '不用' });
  const { content } = checkDocument(await harness.document()).document;
  expect(content.flatMap(linesOf)).toEqual(lines);
  const message = harness.page.locator('.ant-message-notice').last();
  if (told === null) expect(await message.count()).toBe(0);
  else expect(await message.textContent()).toContain(told);
}

/** `#` a heading, `|` between cells, `<2` a cell of two columns, `/` between its paragraphs, `[]` a footnote. */
function linesOf(block: BlockNode): string[] {
  switch (block.type) {
    case 'heading':
      return ['#'.repeat(block.attrs.level) + textOf(block.content)];
    case 'table':
      return block.content.map((row) =>
        (row.content ?? [])
          .map(
            ({ attrs, content }) =>
              content.map((one) => textOf(one.content)).join('/') + (attrs?.colspan === 1 ? '' : `<${attrs?.colspan}`),
          )
          .join('|'),
      );
    case 'blockquote':
    case 'note':
      return block.content.flatMap(linesOf);
    default:
      return [textOf(block.content)];
  }
}

function textOf(content: readonly InlineNode[] | undefined): string {
  return (content ?? [])
    .map((node) => (node.type === 'text' ? node.text : node.type === 'footnote' ? `[${textOf(node.content)}]` : '\n'))
    .join('');
}
