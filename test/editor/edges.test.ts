import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, heading, note, paragraph } from '../../shared/document/build.ts';
import { checkDocument } from '../../shared/document/check.ts';
import type { BlockNode, DocumentNode, TableNode } from '../../shared/document/types.ts';
import { type OpenHarness, openHarness } from './open-harness.ts';

let harness: OpenHarness;
beforeAll(async () => {
  harness = await openHarness();
}, 120_000);
afterAll(() => harness.close());

const figure: BlockNode = { type: 'figure', attrs: { asset: 'c'.repeat(64) } };

describe.each([
  ['a table', table(['甲', '乙'])],
  ['a picture', figure],
] as const)('%s at the end', (_, block) => {
  test.each(['Control+End', 'below'])('%s leads behind it, and only what is written there counts', async (way) => {
    await harness.show(documentOf(paragraph('上'), block));
    if (way === 'below') await clickAt('bottom');
    else await press(way);
    expect(await shown()).toEqual(['paragraph', block.type, 'paragraph']);
    await press('ArrowUp', 'Control+Home');
    expect(await shown()).toEqual(['paragraph', block.type]);
    expect(await changes()).toEqual([]);
    await press('Control+End');
    await harness.compose(['n', 'ni'], '你');
    await expectReported(paragraph('上'), block, paragraph('你'));
    await press('Control+z');
    await expectReported(paragraph('上'), block);
    await press('Control+Home', 'Control+y');
    await expectReported(paragraph('上'), block, paragraph('你'));
  });

  test('is pasted and written on behind', async () => {
    await harness.show(documentOf(paragraph('上'), block));
    await press('Control+End');
    await harness.paste({ text: '乙' });
    await expectReported(paragraph('上'), block, paragraph('乙'));
  });
});

describe.each([
  ['a table', table(['甲', '乙'])],
  ['a picture', figure],
] as const)('%s at the start', (_, block) => {
  test.each(['Control+Home', 'ArrowUp', 'above'])('%s leads before it', async (way) => {
    await harness.show(documentOf(block, paragraph('下')));
    if (way === 'above') await clickAt('top');
    else await press(way);
    expect(await shown()).toEqual(['paragraph', block.type, 'paragraph']);
    expect(await changes()).toEqual([]);
    expect(await harness.page.evaluate(() => window.harness.cursorBlock)).toBe(0);
    await harness.page.keyboard.type('x');
    await expectReported(paragraph('x'), block, paragraph('下'));
  });
});

test('from every cell of the last row the arrow leads behind the table, from those above to the next row', async () => {
  const block = table(['甲', '乙'], ['丙', '丁']);
  await harness.show(documentOf(block));
  await press('ArrowDown');
  expect(await shown()).toEqual(['table']);
  await press('ArrowDown');
  expect(await shown()).toEqual(['table', 'paragraph']);
  await press('Backspace');
  expect(await shown()).toEqual(['table']);
  await harness.page.keyboard.type('x');
  await expectReported(table(['甲', '乙'], ['丙', '丁x']));
});

test('Enter in a caption leads behind the picture; the caption of a table before it', async () => {
  await harness.show(documentOf(figure));
  await press('Enter');
  expect(await shown()).toEqual(['figure', 'paragraph']);
  expect(await changes()).toEqual([]);
  await harness.show(documentOf(table(['甲', '乙'])));
  await harness.page.getByLabel('表题').press('ArrowUp');
  await harness.page.keyboard.type('x');
  await expectReported(paragraph('x'), table(['甲', '乙']));
});

test('a note is gone on with at its end; from there a key leads behind it', async () => {
  const block = note(paragraph('注一'), paragraph('注二'));
  await harness.show(documentOf(block));
  await press('Control+End');
  expect(await shown()).toEqual(['note']);
  await press('Control+End');
  expect(await shown()).toEqual(['note', 'paragraph']);
  await cursorAt(2);
  await press('ArrowDown', 'ArrowDown');
  await harness.page.keyboard.type('x');
  await expectReported(block, paragraph('x'));
});

test('behind a pasted table goes on what is typed next', async () => {
  await harness.show(documentOf(paragraph('上'), paragraph()));
  await cursorAt(4);
  await harness.paste({ html: '<table><tr><td>甲</td><td>乙</td></tr></table>' });
  await harness.page.keyboard.type('x');
  const { content } = await last();
  expect(content.map(({ type }) => type)).toEqual(['paragraph', 'table', 'paragraph']);
  expect(content.at(-1)).toMatchObject({ content: [{ type: 'text', text: 'x' }] });
  await press('Control+z', 'Control+z');
  await expectReported(paragraph('上'), paragraph());
});

test('Enter behind a table makes an empty line that stays', async () => {
  await harness.show(documentOf(table(['甲', '乙'])));
  await press('Control+End', 'Enter');
  await harness.page.keyboard.type('x');
  await expectReported(table(['甲', '乙']), paragraph(), paragraph('x'));
});

test('what is emptied again is not reported and comes back with undo', async () => {
  await harness.show(documentOf(table(['甲', '乙']), heading(1, '一、题')));
  await press('Control+Home');
  await harness.page.keyboard.type('xy');
  await press('Control+End', 'z');
  await cursorAt(1);
  await press('Delete', 'Delete', 'Control+End');
  await expectReported(table(['甲', '乙']), heading(1, '一、题z'));
  await harness.page.waitForFunction(() => window.harness.cursorBlock === 1);
  await press('Control+z');
  await expectReported(paragraph('xy'), table(['甲', '乙']), heading(1, '一、题z'));
});

test('a place that preview or a finding names is found in spite of a line before it', async () => {
  await harness.show(documentOf(table(['甲', '乙']), paragraph('正文')));
  await press('Control+Home');
  await harness.page.evaluate(() => window.harness.handle()?.focusBlock(0));
  await harness.page.keyboard.type('x');
  await expectReported(table(['x甲', '乙']), paragraph('正文'));
});

function press(...keys: string[]): Promise<void> {
  return keys.reduce((before, key) => before.then(() => harness.page.keyboard.press(key)), Promise.resolve());
}

function cursorAt(position: number): Promise<void> {
  return harness.page.evaluate((at) => void window.harness.editor().commands.setTextSelection(at), position);
}

/** In the editor's own margin, below its last block or above its first. */
async function clickAt(side: 'top' | 'bottom'): Promise<void> {
  const at = await harness.page.evaluate((which) => {
    const text = document.querySelector('.ProseMirror');
    const block = which === 'top' ? text?.firstElementChild : text?.lastElementChild;
    const box = block?.getBoundingClientRect();
    return { x: (box?.x ?? 0) + 40, y: which === 'top' ? (box?.top ?? 0) - 3 : (box?.bottom ?? 0) + 60 };
  }, side);
  await harness.page.mouse.click(at.x, at.y);
}

function shown(): Promise<string[]> {
  return harness.page.evaluate(() => window.harness.editor().state.doc.children.map(({ type }) => type.name));
}

function changes(): Promise<DocumentNode[]> {
  return harness.page.evaluate(() => window.harness.changes);
}

async function last(): Promise<DocumentNode> {
  const all = await changes();
  return all.at(-1) ?? documentOf();
}

async function expectReported(...blocks: BlockNode[]): Promise<void> {
  expect(await last()).toEqual(checkDocument(documentOf(...blocks)).document);
}

function table(...lines: string[][]): TableNode {
  const content = lines.map((line) => ({
    type: 'tableRow' as const,
    content: line.map((text) => ({ type: 'tableCell' as const, content: [paragraph(text)] })),
  }));
  return { type: 'table', content };
}
