import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, footnote, heading, marked, note, paragraph } from '../../shared/document/build.ts';
import { checkDocument } from '../../shared/document/check.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import type { BlockNode, Mark, ParagraphNode, TableCellNode, TableNode, TextNode } from '../../shared/document/types.ts';
import { normaliseCharacters } from '../../shared/text/normalise-characters.ts';
import { encodedImages } from '../helpers/encoded-images.ts';
import { type OpenHarness, openHarness } from './open-harness.ts';

let harness: OpenHarness;
beforeAll(async () => {
  harness = await openHarness();
}, 120_000);
afterAll(() => harness.close());

const foreign = ['javascript', 'alert', 'onclick', 'mso-', 'style', 'data:text', 'tracker', 'file:', '隐藏', '看不见', '分享到'];

describe('from other programs: structure stays, looks go', () => {
  test('a report from Word with numbers of lists, a footnote and hidden text', async () => {
    await expectPasted(
      'word-report',
      heading(1, '一、主要做法'),
      paragraph(
        '去年以来，草原旗围绕“一件事一次办”，把分散在21个部门的事项集中到大厅，面积约3200m',
        marked('2', 'superscript'),
        '，平均用时压缩40%，详见',
        linked('办事清单', 'https://www.example.gov.cn/list?id=7&type=2'),
        '和附件。',
        footnote('数据截至2020年底。'),
      ),
      paragraph(marked('（一）坚持需求导向。', 'lead'), '先后走访群众612户，梳理堵点难点34项,逐项销号.'),
      paragraph('1. 精简材料，能共享的不再提交；'),
      paragraph('2. 压减时限，能当天办的不过夜。'),
      aligned('草原旗委编办'),
    );
  });

  test('a table from Word with merged cells and a header of two rows', async () => {
    const notice = harness.page.getByText('1 张图片没有跟来');
    await expectPasted(
      'word-table',
      paragraph('表1 编制使用情况'),
      table(
        [header('单位', { rowspan: 2 }), header('编制（名）', { colspan: 2 })],
        [header('核定'), header('实有')],
        [cell(['草原旗', '（含苏木）']), cell('120'), cell('113')],
        [cell('合计 一百二十名', { colspan: 3 })],
      ),
    );
    await notice.waitFor();
  });

  test('an article from WPS', async () => {
    await expectPasted(
      'wps-article',
      heading(1, '一、深化改革的总体思路'),
      paragraph(
        '按照“编随事走、人随编走”的原则，全旗共下沉编制86名，其中',
        marked('事业编制', 'bold'),
        '54名，二氧化碳写作CO',
        marked('2', 'subscript'),
        '。',
      ),
      heading(2, '（二）健全机制'),
      heading(3, '1.动态调整'),
      paragraph('（1）每年核一次，多出来的收回；'),
    );
  });

  test('cells from a WPS sheet', async () => {
    await expectPasted(
      'wps-table',
      table(
        [cell('地区'), cell('机构数'), cell('比例')],
        [cell('东部', { rowspan: 2 }), cell('12'), cell('50%')],
        [cell('24'), cell('=1+1')],
      ),
    );
  });

  test('a page of news with programs, tracking and links to nowhere good', async () => {
    await expectPasted(
      'browser-news',
      heading(2, '牧区服务站的一天'),
      paragraph(
        '清晨七点，',
        marked('服务站', 'bold'),
        '的灯已经亮了。',
        linked('原文链接', 'https://news.example.com/a/1.html'),
        '展开更多',
        linked('投稿', 'mailto:news@example.com'),
      ),
      { type: 'blockquote', content: [paragraph('“跑一次就够了。”'), paragraph('牧民这样说。')] },
      paragraph('第一行文字，'),
      paragraph('第二行文字。'),
      paragraph('3.准备材料'),
      paragraph('4.现场受理'),
      paragraph('送达'),
      heading(4, '附记'),
      paragraph('水的化学式是H', marked('2', 'subscript'), 'O，面积是10km', marked('2', 'superscript'), '。添上的话'),
    );
    expect(await harness.page.title()).toBe('编辑器试验页');
  });

  test('tables of a page, one of them only for looks', async () => {
    await expectPasted(
      'browser-table',
      {
        ...table(
          [header('项目', { colspan: 2 }), header('改革后')],
          [header('大厅', { rowspan: 2 }), cell(['窗口', '个数']), cell(['6', '内表', '乙'])],
          [cell('用时'), { ...cell('12分钟'), content: [paragraph(marked('12', 'bold'), '分钟')] }],
        ),
        attrs: { span: 'column', caption: '表2 窗口变化' },
      },
      paragraph('版面用的表格里的正文。'),
    );
  });

  test('a text from an online editor that wraps everything in bold that is none', async () => {
    await expectPasted(
      'browser-chat',
      heading(2, '（一）在线文档的标题'),
      paragraph('正文不是粗体，', marked('这里是', 'bold'), '。'),
    );
  });
});

describe('into places that hold less', () => {
  test('one paragraph goes into the line of the cursor', async () => {
    await harness.show(documentOf(paragraph('前后')));
    await cursorAt(2);
    await harness.paste({ html: '<p style="color:red">中间</p>' });
    await expectBlocks(paragraph('前中间后'));
  });

  test('blocks become paragraphs in a cell and one line in a caption', async () => {
    await harness.show(documentOf(table([cell('甲'), cell('乙')])));
    await cursorAt(4);
    await harness.paste({ html: '<h1>一、题</h1><blockquote><p>引</p></blockquote>' });
    await expectBlocks(table([cell(['一、题', '引甲']), cell('乙')]));
    await harness.show(documentOf({ type: 'figure', attrs: { asset: 'a'.repeat(64) } }, paragraph('下')));
    await cursorAt(1);
    await harness.paste({ html: '<h1>图1</h1><p>走势</p>' });
    await expectBlocks(
      { type: 'figure', attrs: { asset: 'a'.repeat(64) }, content: [{ type: 'text', text: '图1 走势' }] },
      paragraph('下'),
    );
  });

  test('cells go into cells', async () => {
    await harness.show(documentOf(table([cell('甲'), cell('乙')], [cell('丙'), cell('丁')])));
    await cursorAt(4);
    await harness.paste({ html: '<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>' });
    await expectBlocks(table([cell('1'), cell('2')], [cell('3'), cell('4')]));
  });
});

describe('plain text', () => {
  test('a line is a paragraph, punctuation stays as it is', async () => {
    await harness.show(documentOf());
    await harness.paste({ text: '  第一行,没有句号\r\n\r\n　　第二行.\n2021年' });
    await expectBlocks(paragraph('第一行,没有句号'), paragraph('第二行.'), paragraph('2021年'));
  });

  test('headings go by their numbers; one line stays in its line', async () => {
    await harness.show(documentOf());
    await harness.paste({ text: '一、总体情况\n（一）做法\n1.材料\n正文。' });
    await expectBlocks(heading(1, '一、总体情况'), heading(2, '（一）做法'), paragraph('1.材料'), paragraph('正文。'));
    await harness.show(documentOf(paragraph('前后')));
    await cursorAt(2);
    await harness.paste({ text: '一、' });
    await expectBlocks(paragraph('前一、后'));
  });
});

describe('plain text tells what became of its characters, as rich text does', () => {
  test.each<[name: string, text: string, told: string[]]>([
    ['康熙部首', '\u2f08\u4e8b\u2f2f\u4f5c', ['2 处部首、竖排等特殊字符换成了通用字符']],
    ['vertical and half-width forms on two lines', '第一句\ufe12\n第二句\uff61', ['2 处部首、竖排等特殊字符']],
    [
      'private-use characters of GBK and of nobody',
      '赵\ue863、\ue900\ue901。',
      ['1 处部首', '2 个别的字体自造的字（U+E900、U+E901）'],
    ],
    ['what no page can carry and what was lost', '甲\u0007乙\ufffd', ['2 个字符不能辨认']],
    ['compatibility ideographs', '\uf9dc重', ['1 处部首']],
    ['nothing', '编制管理，１．José', []],
  ])('%s', async (_, text, told) => {
    for (const isPlain of [false, true]) {
      await harness.show(documentOf());
      await harness.page.evaluate(() => {
        for (const old of document.querySelectorAll('.ant-message-notice')) old.remove();
      });
      // 仅粘贴文字.
      if (isPlain) await harness.page.keyboard.down('Shift');
      await harness.paste({ text, ...(isPlain ? { html: '<b>不用</b>' } : {}) });
      if (isPlain) await harness.page.keyboard.up('Shift');
      expect(plainText(await harness.document())).toBe(normaliseCharacters(text).text);
      const message = harness.page.locator('.ant-message-notice').last();
      if (told.length === 0) expect(await message.count()).toBe(0);
      for (const sentence of told) expect(await message.textContent()).toContain(sentence);
    }
  });
});

test.each([
  [
    'a table of 65 columns',
    { html: `<table><tr>${'<td>格</td>'.repeat(65)}</tr></table>` },
    '没有粘贴：有一个表格有 65 列，最多 64 列',
  ],
  ['a text of 20,001 paragraphs', { text: '段\n'.repeat(20_001) }, '没有粘贴：段落太多，最多 20000 段'],
])('%s takes nothing’s place and is told', async (_, clipboard, told) => {
  await harness.show(documentOf(paragraph('原来的话')));
  await harness.page.evaluate(() => window.harness.editor().commands.selectAll());
  const notice = harness.page.getByText(told);
  await harness.paste(clipboard);
  await notice.waitFor();
  await expectBlocks(paragraph('原来的话'));
});

test('what the editor copies comes back as it was', async () => {
  const asset = await storedPicture();
  const blocks: BlockNode[] = [
    heading(3, '1.题'),
    paragraph(
      marked('（一）首句。', 'lead'),
      '甲',
      marked('乙', 'bold', 'emphasis', 'underline'),
      footnote('注'),
      { type: 'hardBreak' },
      linked('丙', 'https://example.com/'),
    ),
    aligned('落款'),
    note(paragraph('编者按')),
    { type: 'credits', content: [{ type: 'text', text: '供稿' }] },
    { ...table([header('甲', { colspan: 2 })], [cell('乙'), cell('丙')]), attrs: { span: 'page', caption: '007' } },
    { type: 'figure', attrs: { asset, alt: '说明', span: 'page' }, content: [{ type: 'text', text: '图' }] },
    paragraph('完'),
  ];
  await harness.show(documentOf(...blocks));
  const copied = await harness.page.evaluate(() => {
    const { view, commands } = window.harness.editor();
    commands.selectAll();
    return view.serializeForClipboard(view.state.selection.content()).dom.innerHTML;
  });
  await harness.show(documentOf());
  await harness.paste({ html: copied });
  await expectBlocks(...blocks);
});

/** A figure whose picture the archive does not have would be taken out of the paste. */
async function storedPicture(): Promise<string> {
  await harness.show(documentOf());
  await harness.paste({ files: [{ name: '图.png', type: 'image/png', base64: encodedImages.png }] });
  await harness.page.locator('figure img[src^="blob:"]').waitFor();
  const figure = (await harness.document()).content.find((block) => block.type === 'figure');
  return figure?.attrs.asset ?? '';
}

describe('pictures', () => {
  test('a file becomes a figure, with the warning that it is coarse in print', async () => {
    await harness.show(documentOf(paragraph('上文'), paragraph('下文')));
    await cursorAt(2);
    await harness.paste({ files: [{ name: '图.png', type: 'image/png', base64: encodedImages.png }] });
    await harness.page.locator('figure img[src^="blob:"]').waitFor();
    const [, figure] = (await harness.document()).content;
    expect(figure).toMatchObject({ type: 'figure', attrs: { alt: '', span: 'column' } });
    expect((await harness.document()).content.map(({ type }) => type)).toEqual(['paragraph', 'figure', 'paragraph']);
    await harness.page.getByText('图片不够清晰').waitFor();
    expect(JSON.stringify(figure)).not.toMatch(/blob:|data:/);
  });

  test('one that is none is refused in a sentence, and the text stays', async () => {
    await harness.show(documentOf(paragraph('上文')));
    await harness.paste({
      files: [{ name: '坏图.png', type: 'image/png', base64: Buffer.from('no picture').toString('base64') }],
    });
    await harness.page.getByText('“坏图.png”不是能用的图片').waitFor();
    await expectBlocks(paragraph('上文'));
    await harness.paste({ files: [{ name: '稿.docx', type: 'application/zip', base64: 'UEsDBA==' }] });
    await harness.page.getByText('这里只能放图片文件').waitFor();
    await expectBlocks(paragraph('上文'));
  });

  test('text is preferred to the picture of it that Word adds, a picture of a page is refused', async () => {
    await harness.show(documentOf());
    await harness.paste({
      html: '<p>文字</p>',
      text: '文字',
      files: [{ name: 'a.png', type: 'image/png', base64: encodedImages.png }],
    });
    await expectBlocks(paragraph('文字'));
    await harness.paste({ html: '<img src="https://img.example.com/a.png">' });
    await harness.page.getByText('这张图片没有跟来').waitFor();
    await expectBlocks(paragraph('文字'));
  });
});

async function expectPasted(fixture: string, ...blocks: BlockNode[]): Promise<void> {
  const html = readFileSync(path.join(import.meta.dirname, `../fixtures/clipboard/${fixture}.html`), 'utf8');
  await harness.show(documentOf());
  await harness.paste({ html, text: '不用' });
  const json = JSON.stringify(await harness.document());
  for (const word of foreign) expect(json).not.toContain(word);
  await expectBlocks(...blocks);
}

async function expectBlocks(...blocks: BlockNode[]): Promise<void> {
  expect(await harness.document()).toEqual(checkDocument(documentOf(...blocks)).document);
}

function cursorAt(position: number): Promise<void> {
  return harness.page.evaluate((at) => void window.harness.editor().commands.setTextSelection(at), position);
}

function linked(text: string, href: string): TextNode {
  return { type: 'text', text, marks: [{ type: 'link', attrs: { href } } satisfies Mark] };
}

function aligned(text: string): ParagraphNode {
  return { type: 'paragraph', attrs: { align: 'end' }, content: [{ type: 'text', text }] };
}

function table(...rows: TableCellNode[][]): TableNode {
  return {
    type: 'table',
    attrs: { span: 'column', caption: '' },
    content: rows.map((content) => ({ type: 'tableRow', content })),
  };
}

function cell(texts: string | string[], attrs: TableCellNode['attrs'] = {}): TableCellNode {
  return { type: 'tableCell', attrs, content: [texts].flat().map((text) => paragraph(text)) };
}

function header(texts: string | string[], attrs: TableCellNode['attrs'] = {}): TableCellNode {
  return { ...cell(texts, attrs), type: 'tableHeader' };
}
