import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookNames, looks } from '../../renderer/editor/typing/looks.ts';
import { credits, documentOf, footnote, heading, marked, note, paragraph } from '../../shared/document/build.ts';
import { checkDocument } from '../../shared/document/check.ts';
import type { BlockNode, DocumentNode, InlineNode, TableNode } from '../../shared/document/types.ts';
import { everyMark } from '../helpers/every-mark.ts';
import { type OpenHarness, openHarness } from './open-harness.ts';

let harness: OpenHarness;
beforeAll(async () => {
  harness = await openHarness();
}, 120_000);
afterAll(() => harness.close());

/** Shows blocks whose text names the cursor as `|`, or the selection as `|…|`. */
async function show(...blocks: BlockNode[]): Promise<void> {
  await harness.show(documentOf(...blocks));
  await harness.page.evaluate(() => {
    const editor = window.harness.editor();
    const bars: number[] = [];
    editor.state.doc.descendants((node, position) => {
      for (const match of node.text?.matchAll(/\|/g) ?? []) bars.push(position + match.index);
    });
    const { tr } = editor.state;
    for (const bar of bars.toReversed()) tr.delete(bar, bar + 1);
    editor.view.dispatch(tr.setMeta('addToHistory', false));
    const [from = 1, to = from + 1] = bars;
    editor.commands.setTextSelection({ from, to: to - 1 });
    editor.view.focus();
  });
}

async function expectBlocks(...blocks: BlockNode[]): Promise<void> {
  expect(await harness.document()).toEqual(checkDocument(documentOf(...blocks)).document);
}

function type(text: string): Promise<void> {
  return harness.page.keyboard.type(text);
}

function press(...keys: string[]): Promise<void> {
  return keys.reduce((before, key) => before.then(() => harness.page.keyboard.press(key)), Promise.resolve());
}

describe('a typed number makes a heading', () => {
  test.each([
    ['一、改革', 1],
    ['十二、改革', 1],
    ['（一）改革', 2],
    ['(二)改革', 2],
    ['1.改革', 3],
    ['2．改革', 3],
    ['3、改革', 3],
    ['（1）改革', 4],
    ['(12)改革', 4],
  ] as const)('%s: level %i', async (text, level) => {
    await show(paragraph('|'));
    await type(text);
    await expectBlocks(heading(level, text));
  });

  test.each(['1.5万元', '3.14', '一是改革', '2021年', '（二〇二一年）', '第一、改革', '(a)改革'])('%s: none', async (text) => {
    await show(paragraph('|'));
    await type(text);
    await expectBlocks(paragraph(text));
  });

  test('in front of a short text', async () => {
    await show(paragraph('|总体要求'));
    await type('一、');
    await expectBlocks(heading(1, '一、总体要求'));
  });

  test('but not in front of a long one, nor in the middle, nor in a cell', async () => {
    const long = '改'.repeat(60);
    await show(paragraph(`|${long}`));
    await type('一、');
    await expectBlocks(paragraph(`一、${long}`));
    await show(paragraph('见|'));
    await type('一、');
    await expectBlocks(paragraph('见一、'));
  });

  test('the number of a heading that is typed anew changes its level', async () => {
    await show(heading(1, '|总体要求'));
    await type('（一）');
    await expectBlocks(heading(2, '（一）总体要求'));
  });

  test('Ctrl+Z takes only the heading back, and it does not come again', async () => {
    await show(paragraph('|'));
    await type('一、');
    await expectBlocks(heading(1, '一、'));
    await press('Control+z');
    await expectBlocks(paragraph('一、'));
    await type('改革');
    await expectBlocks(paragraph('一、改革'));
  });

  test('Backspace at once does the same; later it deletes', async () => {
    await show(paragraph('|'));
    await type('一、');
    await press('Backspace');
    await expectBlocks(paragraph('一、'));
    await press('Backspace');
    await expectBlocks(paragraph('一'));
  });

  test('what is typed after it is a step of its own', async () => {
    await show(paragraph('|'));
    await type('一、改革');
    await press('Control+z');
    await expectBlocks(heading(1, '一、'));
    await press('Control+y');
    await expectBlocks(heading(1, '一、改革'));
  });
});

describe('Enter and Backspace', () => {
  test('Enter at the end of a heading gives a paragraph, in the middle a heading', async () => {
    await show(heading(1, '一、总体|'));
    await press('Enter');
    await type('正文');
    await expectBlocks(heading(1, '一、总体'), paragraph('正文'));
    await show(heading(1, '总|体'));
    await press('Enter');
    await expectBlocks(heading(1, '总'), heading(1, '体'));
  });

  test('Enter twice leaves a quotation and a note', async () => {
    await show({ type: 'blockquote', content: [paragraph('引文|')] });
    await press('Enter', 'Enter');
    await type('正文');
    await expectBlocks({ type: 'blockquote', content: [paragraph('引文')] }, paragraph('正文'));
    await show(note(paragraph('注|')));
    await press('Enter', 'Enter');
    await type('正文');
    await expectBlocks(note(paragraph('注')), paragraph('正文'));
  });

  test('Backspace at the start of a heading takes the heading away first', async () => {
    await show(paragraph('上文'), heading(1, '|标题'));
    await press('Backspace');
    await expectBlocks(paragraph('上文'), paragraph('标题'));
    await press('Backspace');
    await expectBlocks(paragraph('上文标题'));
  });

  test('Shift+Enter breaks the line', async () => {
    await show(paragraph('甲|乙'));
    await press('Shift+Enter');
    await expectBlocks(paragraph('甲', { type: 'hardBreak' }, '乙'));
  });
});

describe('styles', () => {
  test('keys', async () => {
    await show(paragraph('甲|'));
    for (const level of [1, 2, 3, 4] as const) {
      await press(`Control+Alt+${level}`);
      await expectBlocks(heading(level, '甲'));
    }
    await press('Control+Alt+0');
    await expectBlocks(paragraph('甲'));
  });

  test('menu, over several blocks, into a wrapper and out again', async () => {
    await show(paragraph('|甲'), heading(2, '乙'), paragraph('丙|'));
    await pickStyle('引文');
    await expectBlocks({ type: 'blockquote', content: [paragraph('甲'), paragraph('乙'), paragraph('丙')] });
    await pickStyle('注、编者按');
    await expectBlocks(note(paragraph('甲'), paragraph('乙'), paragraph('丙')));
    await pickStyle('供稿、名单');
    await expectBlocks(credits('甲'), credits('乙'), credits('丙'));
    await pickStyle('一级标题');
    await expectBlocks(heading(1, '甲'), heading(1, '乙'), heading(1, '丙'));
    await pickStyle('正文');
    await expectBlocks(paragraph('甲'), paragraph('乙'), paragraph('丙'));
  });

  test('one paragraph out of the middle of a quotation', async () => {
    await show({ type: 'blockquote', content: [paragraph('甲'), paragraph('乙|'), paragraph('丙')] });
    await pickStyle('二级标题');
    await expectBlocks({ type: 'blockquote', content: [paragraph('甲')] }, heading(2, '乙'), {
      type: 'blockquote',
      content: [paragraph('丙')],
    });
  });

  test('a figure between paragraphs stays a figure', async () => {
    const figure: BlockNode = { type: 'figure', attrs: { asset: 'a'.repeat(64) }, content: [{ type: 'text', text: '图' }] };
    await show(paragraph('|甲'), figure, paragraph('乙|'));
    await pickStyle('一级标题');
    await expectBlocks(heading(1, '甲'), figure, heading(1, '乙'));
  });

  test.each(lookNames)('%s by its keys', async (mark) => {
    const keys = looks[mark].keys.replace('Ctrl', 'Control').replace(/[A-Z]$/, (letter) => letter.toLowerCase());
    await show(paragraph('甲|乙|丙'));
    await press(keys);
    await expectBlocks(paragraph('甲', marked('乙', mark), '丙'));
    await press(keys);
    await expectBlocks(paragraph('甲乙丙'));
  });

  test.each(Object.entries(everyMark))('%s is seen', async (_, mark) => {
    await show(paragraph('甲', { type: 'text', text: '乙', marks: [mark] }));
    const [plain, seen] = await harness.page.evaluate(() => {
      const block = document.querySelector('.ProseMirror p');
      const seenIn = (element: Element | null | undefined): string[] => {
        if (!element) throw new Error('the text is not there');
        const style = getComputedStyle(element);
        const { color, fontFamily, fontWeight, fontSize, verticalAlign, textDecorationLine, textEmphasisStyle } = style;
        return [color, fontFamily, fontWeight, fontSize, verticalAlign, textDecorationLine, textEmphasisStyle];
      };
      return [seenIn(block), seenIn(block?.firstElementChild)];
    });
    expect(seen).not.toEqual(plain);
  });

  test('a run-in heading reaches to the end of its sentence; a heading becomes a paragraph', async () => {
    await show(paragraph('（一）加强领导。各级|要重视。'));
    await click('段首标题：这一段的第一句');
    await expectBlocks(paragraph(marked('（一）加强领导。', 'lead'), '各级要重视。'));
    await click('段首标题：这一段的第一句');
    await expectBlocks(paragraph('（一）加强领导。各级要重视。'));
    await show(heading(2, '（一）加强领导。各级|要重视。'));
    await click('段首标题：这一段的第一句');
    await expectBlocks(paragraph(marked('（一）加强领导。', 'lead'), '各级要重视。'));
  });

  test('alignment', async () => {
    await show(paragraph('甲|'));
    await click('居右');
    await expectBlocks({ type: 'paragraph', attrs: { align: 'end' }, content: [{ type: 'text', text: '甲' }] });
  });

  test('blocks are moved with Alt+Shift+arrows', async () => {
    await show(paragraph('甲'), paragraph('乙|'), paragraph('丙'));
    await press('Alt+Shift+ArrowUp');
    await expectBlocks(paragraph('乙'), paragraph('甲'), paragraph('丙'));
    await press('Alt+Shift+ArrowDown', 'Alt+Shift+ArrowDown');
    await expectBlocks(paragraph('甲'), paragraph('丙'), paragraph('乙'));
  });
});

describe('symbols and links', () => {
  test('brackets go around the selection, or the cursor between them', async () => {
    await show(paragraph('印发|2021|3号'));
    await pickSymbol('〔〕');
    await expectBlocks(paragraph('印发〔2021〕3号'));
    await show(paragraph('见|'));
    await pickSymbol('《》');
    await type('a');
    await expectBlocks(paragraph('见《a》'));
    await show(paragraph('甲|'));
    await pickSymbol('——');
    await expectBlocks(paragraph('甲——'));
  });

  test('a link leads to the web or to mail, and nowhere else', async () => {
    await show(paragraph('见|网站|'));
    await click('链接');
    const address = harness.page.getByLabel('网址或邮箱');
    await address.fill('javascript:alert(1)');
    await harness.page.getByText('只能链接到网址').waitFor();
    expect(await harness.page.getByRole('button', { name: '确定' }).isDisabled()).toBe(true);
    await address.fill('www.example.gov.cn/a');
    await harness.page.getByRole('button', { name: '确定' }).click();
    const link = { type: 'link', attrs: { href: 'http://www.example.gov.cn/a' } } as const;
    await expectBlocks(paragraph('见', { type: 'text', text: '网站', marks: [link] } satisfies InlineNode));
  });
});

describe('the history', () => {
  test('a restored version is one step', async () => {
    await show(paragraph('旧文|'));
    await type('稿');
    await harness.page.evaluate(
      (next) => window.harness.handle()?.replaceDocument(next),
      documentOf(heading(1, '一、新'), paragraph('新文')),
    );
    await expectBlocks(heading(1, '一、新'), paragraph('新文'));
    await press('Control+z');
    await expectBlocks(paragraph('旧文稿'));
  });

  test('a document of another schema is not replaced', async () => {
    await show(paragraph('原文|'));
    const refused = await harness.page.evaluate(() => {
      try {
        window.harness.handle()?.replaceDocument({ type: 'doc', content: [{ type: 'marquee' }] } as never);
        return false;
      } catch {
        return true;
      }
    });
    expect(refused).toBe(true);
    await expectBlocks(paragraph('原文'));
  });
});

test('a document that is none of the schema is not opened as an empty one', async () => {
  await harness.page.evaluate(() => window.harness.show({ type: 'doc', content: [{ type: 'marquee' }] } as never));
  await harness.page.getByText('编辑器没有打开这篇稿件，原文未动').waitFor();
});

test('every change is reported, with the block of the cursor', async () => {
  await show(paragraph('甲'), paragraph('乙|'));
  await type('丙');
  const { changes, cursorBlock } = await harness.page.evaluate(() => window.harness);
  expect(changes.at(-1)).toEqual(checkDocument(documentOf(paragraph('甲'), paragraph('乙丙'))).document as DocumentNode);
  expect(cursorBlock).toBe(1);
  await harness.page.evaluate(() => window.harness.handle()?.focusBlock(0));
  expect(await harness.page.evaluate(() => window.harness.cursorBlock)).toBe(0);
});

test('typing draws nothing of React anew', async () => {
  await show(paragraph('甲|'));
  await type('a');
  await harness.page.waitForTimeout(300);
  const before = await harness.page.evaluate(() => window.harness.drawings);
  await type('bcdefghijk');
  await harness.page.waitForTimeout(300);
  expect(await harness.page.evaluate(() => window.harness.drawings)).toBe(before);
});

test('keys pressed while the window is busy act on what the keys before them chose', async () => {
  const input = await harness.page.context().newCDPSession(harness.page);
  const key = (name: string, windowsVirtualKeyCode: number, modifiers = 0) =>
    ['rawKeyDown', 'keyUp'].map((type) =>
      input.send('Input.dispatchKeyEvent', { type: type as 'keyUp', key: name, code: name, windowsVirtualKeyCode, modifiers }),
    );
  for (let round = 0; round < 10; round++) {
    await show(paragraph('零'), paragraph('甲乙丙丁|'));
    // The editor sets its selection anew 20 ms after it got the focus; timers end in their order.
    await harness.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 21)));
    const busy = harness.page.evaluate(() => {
      const end = performance.now() + 300;
      while (performance.now() < end);
    });
    const keys = [...key('Home', 36), ...key('End', 35, 8), ...key('b', 66, 2)];
    await Promise.all([busy, ...keys]);
    await harness.page.locator('.ProseMirror strong', { hasText: '甲乙丙丁' }).waitFor();
  }
});

test('the tools are one stop of the Tab key and are walked with arrows', async () => {
  await show(paragraph('甲|'));
  await press('Alt+F10');
  const focused = () => harness.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(await focused()).toBe('段落样式：正文');
  await press('ArrowRight');
  expect(await focused()).toBe('加粗');
  expect(await harness.page.locator('[role="toolbar"] button[tabindex="0"]').count()).toBe(1);
  await press('Escape');
  expect(await harness.page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true);
});

async function pickStyle(label: string): Promise<void> {
  await harness.page.getByLabel(/^段落样式/).click();
  const item = harness.page.getByRole('menuitem', { name: label });
  await item.click();
  // The next click would meet the menu on its way out.
  await item.waitFor({ state: 'hidden' });
}

async function pickSymbol(symbol: string): Promise<void> {
  await click('符号');
  const button = harness.page.getByRole('button', { name: symbol, exact: true });
  await button.click();
  await button.waitFor({ state: 'hidden' });
}

function click(label: string): Promise<void> {
  return harness.page.getByRole('button', { name: label, exact: true }).click();
}

describe('what is typed comes in the characters of imports', () => {
  test.each([
    ['康熙部首', '\u2f08\u4e8b\u2f2f\u4f5c', '人事工作'],
    ['radicals, compatibility, vertical and half-width forms', '\u2ed3\uf9dc\ufe12\uff76\uff9e', '长隆。ガ'],
    ['characters without a shape, marks of direction', '编\u200b制\u202e管\u00ad理', '编制管理'],
    ['a letter and its mark', 'Jose\u0301', 'José'],
    ['private-use characters of GBK; those nobody knows stay', '赵\ue863\uf0b7。', '赵䶮\uf0b7。'],
    ['joiners at work', 'ᠬᠠᠷ\u180eᠠ می\u200cخ', 'ᠬᠠᠷ\u180eᠠ می\u200cخ'],
  ])('%s', async (_, keys, text) => {
    await show(paragraph('|'));
    await type(keys);
    await expectBlocks(paragraph(text));
  });

  test('a soft return breaks the line', async () => {
    await show(paragraph('|'));
    await harness.page.keyboard.insertText('第一行\u000b第二行');
    await expectBlocks({
      type: 'paragraph',
      content: [{ type: 'text', text: '第一行' }, { type: 'hardBreak' }, { type: 'text', text: '第二行' }],
    });
  });

  test('one undo takes back what was typed, redo brings it back in order', async () => {
    await show(paragraph('甲|'));
    await type('\u2f08\u200b\u2f2f');
    await expectBlocks(paragraph('甲人工'));
    await press('Control+z');
    await expectBlocks(paragraph('甲'));
    await press('Control+y');
    await expectBlocks(paragraph('甲人工'));
  });

  test('what stands there already stays, also where it is deleted and brought back', async () => {
    await show(paragraph('\u2f2f\u4f5c，\u2f08|'));
    await press('Control+a', 'Delete', 'Control+z');
    await expectBlocks(paragraph('\u2f2f\u4f5c，\u2f08'));
    await show(paragraph('\u2f2f\u4f5c，|，\u2f08'));
    await type('\u2f08');
    await expectBlocks(paragraph('\u2f2f\u4f5c，人，\u2f08'));
  });

  test('in cells, captions and footnotes', async () => {
    const table = (cell: string, caption: string): TableNode => ({
      type: 'table',
      attrs: { caption },
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph(cell)] }] }],
    });
    await show(table('格|', ''), paragraph('文', footnote('注')));
    await type('\u2f08');
    await harness.page.getByLabel('表题').fill('\u2f2f\u4f5c');
    await harness.page.locator('[title="注"]').click();
    await harness.page.getByLabel('脚注内容').press('End');
    await type('\u2f00\u000b二');
    await harness.page.getByRole('button', { name: '完成' }).click();
    await expectBlocks(table('格人', '工作'), paragraph('文', footnote('注一 二')));
  });
});
