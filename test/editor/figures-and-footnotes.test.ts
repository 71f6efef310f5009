import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, footnote, marked, paragraph } from '../../shared/document/build.ts';
import { checkDocument } from '../../shared/document/check.ts';
import type { BlockNode, FigureNode } from '../../shared/document/types.ts';
import { encodedImages } from '../helpers/encoded-images.ts';
import { testImages } from '../helpers/test-images.ts';
import { type OpenHarness, openHarness } from './open-harness.ts';

let harness: OpenHarness;
beforeAll(async () => {
  harness = await openHarness();
}, 120_000);
afterAll(() => harness.close());

describe('figures', () => {
  test('come from the file dialog, get caption, description and width, and go', async () => {
    await harness.show(documentOf());
    const [chooser] = await Promise.all([
      harness.page.waitForEvent('filechooser'),
      harness.page.getByRole('button', { name: '插入图片' }).click(),
    ]);
    await chooser.setFiles({ name: '图.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(encodedImages.jpeg, 'base64') });
    await harness.page.locator('figure img[src^="blob:"]').waitFor();
    await harness.page.locator('figcaption').click();
    await harness.page.keyboard.type('1');
    await harness.page.keyboard.press('Enter');
    await harness.page.keyboard.type('x');
    await harness.page.locator('figure img').click();
    await tool('通栏（横跨两栏）');
    // What is typed at once goes into the field, and never over the picture, which is selected.
    const input = await harness.page.context().newCDPSession(harness.page);
    for (const [name, typed] of [
      ['图片说明', '走势'],
      ['图片大小', '55'],
    ] as const) {
      await tool(name);
      await input.send('Input.insertText', { text: typed });
      const field = harness.page.locator('.ant-popover input').first();
      await field.and(harness.page.locator(':focus')).waitFor();
      await field.fill(typed);
      await harness.page.keyboard.press('Enter');
      await field.waitFor({ state: 'hidden' });
    }
    await tool('图片大小');
    await harness.page.locator('.ant-popover input').first().and(harness.page.locator(':focus')).waitFor();
    await harness.page.keyboard.press('Escape');
    await harness.page.keyboard.type('z');
    const { content } = await harness.document();
    expect(content).toMatchObject([
      { type: 'figure', attrs: { alt: '走势', span: 'page', width: 55 }, content: [{ type: 'text', text: '1' }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'x' }] },
    ]);
    expect(() => checkDocument({ type: 'doc', content })).not.toThrow();
    await tool('删除图片');
    expect((await harness.document()).content.map(({ type }) => type)).toEqual(['paragraph']);
  });

  test('another picture keeps caption and description', async () => {
    await harness.show(
      documentOf({ type: 'figure', attrs: { asset: 'c'.repeat(64), alt: '说' }, content: [{ type: 'text', text: '题' }] }),
    );
    await harness.page.getByText('图片不在档案里').waitFor();
    await harness.page.locator('figcaption').click();
    const [chooser] = await Promise.all([harness.page.waitForEvent('filechooser'), tool('换一张图片')]);
    const [image] = testImages;
    if (!image) throw new Error('no image');
    await chooser.setFiles({ name: '图.png', mimeType: 'image/png', buffer: Buffer.from(image.bytes) });
    await harness.page.locator('figure img[src^="blob:"]').waitFor();
    const [figure] = (await harness.document()).content;
    expect(figure).toEqual({
      type: 'figure',
      attrs: { asset: image.asset.id, alt: '说', span: 'column', width: null },
      content: [{ type: 'text', text: '题' }],
    } satisfies FigureNode);
  });

  test('a WebP becomes a PNG on its way into the archive', async () => {
    await harness.show(documentOf());
    const [chooser] = await Promise.all([
      harness.page.waitForEvent('filechooser'),
      harness.page.getByRole('button', { name: '插入图片' }).click(),
    ]);
    const stored = harness.page.waitForResponse((response) => response.url().endsWith('/assets/store'));
    await chooser.setFiles({ name: '图.webp', mimeType: 'image/webp', buffer: Buffer.from(encodedImages.webp, 'base64') });
    expect(await (await stored).text()).toContain('"image/png"');
    await harness.page.locator('figure img[src^="blob:"]').waitFor();
  });

  test('one that is stored only after its text was closed is told of and gets into no other text', async () => {
    const { page } = harness;
    await harness.show(documentOf({ type: 'figure', attrs: { asset: 'c'.repeat(64) } }));
    const held = Promise.withResolvers<void>();
    await page.route('**/rpc/assets/store', async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.locator('figcaption').click();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tool('换一张图片')]);
    await chooser.setFiles({ name: '慢.png', mimeType: 'image/png', buffer: Buffer.from(testImages[0]?.bytes ?? []) });
    await page.getByText('正在存入图片“慢.png”').waitFor();
    const other = documentOf({ type: 'figure', attrs: { asset: 'd'.repeat(64), alt: '', span: 'column', width: null } });
    await harness.show(other);
    held.resolve();
    await page.getByText('图片“慢.png”还没有存好，稿件就关上了').waitFor();
    expect(await harness.document()).toEqual(other);
    await page.unroute('**/rpc/assets/store');
  });

  describe('one that is selected', () => {
    const figure: FigureNode = { type: 'figure', attrs: { asset: 'c'.repeat(64) }, content: [{ type: 'text', text: '题' }] };

    async function showSelected(...after: BlockNode[]): Promise<void> {
      await harness.show(documentOf(paragraph('上'), figure, ...after));
      await harness.page.getByText('图片不在档案里').click();
    }

    test('stays where something is typed, composed or pasted: it begins a paragraph behind', async () => {
      const { page } = harness;
      await showSelected(paragraph('下'));
      await page.keyboard.type('x1');
      await expectBlocks(paragraph('上'), figure, paragraph('x1'), paragraph('下'));
      await page.keyboard.press('Control+z');
      await expectBlocks(paragraph('上'), figure, paragraph('下'));
      await showSelected(paragraph('下'));
      const keys = await page.context().newCDPSession(page);
      await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', windowsVirtualKeyCode: 229 });
      await harness.compose(['n', 'ni', 'nih'], '你好');
      await expectBlocks(paragraph('上'), figure, paragraph('你好'), paragraph('下'));
      await showSelected();
      await page.keyboard.insertText('√');
      await expectBlocks(paragraph('上'), figure, paragraph('√'));
      await showSelected(paragraph());
      await harness.paste({ text: '乙' });
      await expectBlocks(paragraph('上'), figure, paragraph('乙'));
      await showSelected(paragraph('下'));
      await harness.paste({ html: '<table><tr><td>甲</td><td>乙</td></tr></table>' });
      expect((await harness.document()).content.map(({ type }) => type)).toEqual(['paragraph', 'figure', 'table', 'paragraph']);
    });

    test('has a menu of its own, by a right click and by the keyboard', async () => {
      const { page } = harness;
      await harness.show(documentOf(paragraph('上'), figure, paragraph('下')));
      await page.getByText('图片不在档案里').click({ button: 'right' });
      const item = (name: string) => page.getByRole('menuitem', { name, exact: true });
      await page.getByRole('menuitem', { name: '尺寸' }).waitFor();
      expect(await item('段落样式').count()).toBe(0);
      await page.getByRole('menuitem', { name: '尺寸' }).hover();
      await item('一栏宽的 50%').click();
      expect((await harness.document()).content[1]).toMatchObject({ attrs: { width: 50 } });
      await page.getByRole('menuitem', { name: '尺寸' }).waitFor({ state: 'hidden' });
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem', { name: '图片说明（替代文字）…' }).click();
      const field = page.getByLabel('图片说明', { exact: true }).and(page.locator('input'));
      await field.fill('走势');
      await field.press('Enter');
      expect((await harness.document()).content[1]).toMatchObject({ attrs: { width: 50, alt: '走势' } });
      await page.keyboard.press('Shift+F10');
      await item('图题').click();
      await page.keyboard.type('1');
      expect((await harness.document()).content[1]).toMatchObject({ content: [{ type: 'text', text: '题1' }] });
      await page.getByText('图片不在档案里').click();
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem', { name: /^删除/ }).click();
      await expectBlocks(paragraph('上'), paragraph('下'));
    });

    test('goes with Delete and Backspace; a table is put behind it', async () => {
      for (const key of ['Delete', 'Backspace']) {
        await showSelected(paragraph('下'));
        await harness.page.keyboard.press(key);
        await expectBlocks(paragraph('上'), paragraph('下'));
      }
      await showSelected(paragraph('下'));
      await harness.page.getByRole('button', { name: '插入表格' }).click();
      await harness.page.getByRole('button', { name: '2 行 3 列', exact: true }).click();
      expect((await harness.document()).content.map(({ type }) => type)).toEqual(['paragraph', 'figure', 'table', 'paragraph']);
    });
  });

  test('Backspace at the start of a caption selects the picture, the next one removes it', async () => {
    await harness.show(documentOf(paragraph('上'), { type: 'figure', attrs: { asset: 'c'.repeat(64) } }, paragraph('下')));
    await cursorAt(4);
    await harness.page.keyboard.press('Backspace');
    expect((await harness.document()).content).toHaveLength(3);
    await harness.page.keyboard.press('Backspace');
    await expectBlocks(paragraph('上'), paragraph('下'));
  });
});

describe('footnotes', () => {
  test('are written where they are put, numbered by order, listed, and go with their number', async () => {
    await harness.show(documentOf(paragraph('甲乙')));
    await cursorAt(3);
    await insert('乙注');
    await cursorAt(2);
    await insert('甲注');
    await expectBlocks(paragraph('甲', footnote('甲注'), '乙', footnote('乙注')));
    expect(await harness.page.getByRole('list', { name: '脚注' }).getByRole('button').allTextContents()).toEqual([
      '甲注',
      '乙注',
    ]);
    await cursorAt(6);
    await harness.page.keyboard.press('Backspace');
    await harness.page.keyboard.press('Backspace');
    await expectBlocks(paragraph('乙', footnote('乙注')));
  });

  test('one that was looked at is not written over', async () => {
    const { page } = harness;
    for (const write of [
      () => page.keyboard.type('x'),
      () => harness.paste({ text: 'x' }),
      () => page.evaluate(() => void window.harness.editor().view.focus()).then(() => page.keyboard.insertText('x')),
    ]) {
      await harness.show(documentOf(paragraph('甲', footnote('注'), '乙')));
      await page.locator('.ProseMirror [title="注"]').click();
      await page.getByLabel('脚注内容').press('Escape');
      await write();
      await expectBlocks(paragraph('甲', footnote('注'), 'x乙'));
    }
  });

  test('no line begins with a number: it stays with what is before it', async () => {
    const lines = Array.from({ length: 12 }, (_, index) => paragraph(`${'字'.repeat(25 + index)}。`, footnote('注'), '后文'));
    await harness.show(documentOf(...lines));
    const apart = await harness.page.evaluate(() =>
      [...document.querySelectorAll('.ProseMirror [title="注"]')].filter((mark) => {
        const before = document.createRange();
        before.selectNodeContents(mark.previousSibling ?? mark);
        const above = [...before.getClientRects()].at(-1);
        return mark.getClientRects().length > 1 || mark.getBoundingClientRect().top >= (above?.bottom ?? 0);
      }),
    );
    expect(apart).toEqual([]);
    const rows = await harness.page.evaluate(() =>
      [...document.querySelectorAll('.ProseMirror p')].map((line) => Math.round(line.getBoundingClientRect().height)),
    );
    // Some of them end beside the margin.
    expect(new Set(rows).size).toBe(2);
  });

  test('one that is left empty goes, Escape brings the keyboard back to the text', async () => {
    await harness.show(documentOf(paragraph('甲')));
    await cursorAt(2);
    await harness.page.getByRole('button', { name: '插入脚注' }).click();
    await harness.page.keyboard.press('Escape');
    await harness.page.keyboard.type('x');
    await expectBlocks(paragraph('甲x'));
  });

  test('a change keeps the marks of the rest; deleting takes it all', async () => {
    const note = { type: 'footnote' as const, content: [marked('粗', 'bold'), { type: 'text' as const, text: '细' }] };
    await harness.show(documentOf(paragraph('甲', note)));
    await harness.page.locator('[title="粗细"]').click();
    await harness.page.getByLabel('脚注内容').press('End');
    await harness.page.keyboard.type('x');
    await expectBlocks(paragraph('甲', { ...note, content: [marked('粗', 'bold'), { type: 'text', text: '细x' }] }));
    await harness.page.getByRole('button', { name: '删除' }).click();
    await expectBlocks(paragraph('甲'));
  });
});

async function insert(text: string): Promise<void> {
  await harness.page.getByRole('button', { name: '插入脚注' }).click();
  await harness.page.getByLabel('脚注内容').fill(text);
  await harness.page.keyboard.press('Enter');
}

function cursorAt(position: number): Promise<void> {
  return harness.page.evaluate((at) => void window.harness.editor().commands.setTextSelection(at), position);
}

async function expectBlocks(...blocks: BlockNode[]): Promise<void> {
  expect(await harness.document()).toEqual(checkDocument(documentOf(...blocks)).document);
}

function tool(label: string): Promise<void> {
  return harness.page.getByRole('toolbar', { name: '图片工具' }).getByRole('button', { name: label }).click();
}
