import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, paragraph } from '../../shared/document/build.ts';
import { checkDocument } from '../../shared/document/check.ts';
import type { TableCellNode, TableNode } from '../../shared/document/types.ts';
import { type OpenHarness, openHarness } from './open-harness.ts';

let harness: OpenHarness;
beforeAll(async () => {
  harness = await openHarness();
}, 120_000);
afterAll(() => harness.close());

test('a table is inserted below the text, with a header row, and goes with Tab', async () => {
  await harness.show(documentOf(paragraph('上文')));
  await harness.page.getByRole('button', { name: '插入表格' }).click();
  await harness.page.getByRole('button', { name: '2 行 3 列', exact: true }).click();
  await harness.page.keyboard.type('a');
  for (const text of ['b', 'c', 'd', 'e', 'f', 'g']) {
    await harness.page.keyboard.press('Tab');
    await harness.page.keyboard.type(text);
  }
  await harness.page.keyboard.press('Shift+Tab');
  await harness.page.keyboard.type('x');
  const { content } = await harness.document();
  expect(content.map(({ type }) => type)).toEqual(['paragraph', 'table']);
  // Tab in the last cell added a row.
  expect(await rows()).toEqual([
    ['!a', '!b', '!c'],
    ['d', 'e', 'x'],
    ['g', '', ''],
  ]);
  const table = content.find((block) => block.type === 'table');
  const alignments = table?.content?.map(({ content: cells }) => cells?.map(({ content: [words] }) => words?.attrs?.align));
  expect(alignments).toEqual([['center', 'center', 'center'], ...Array(2).fill(['start', 'start', 'start'])]);
});

test('heads stand in the middle and other cells at the start, unless they say otherwise, as on the page', async () => {
  const row = (type: TableCellNode['type']): TableNode['content'][number] => ({
    type: 'tableRow',
    content: (['start', 'center', 'end'] as const).map((align) => ({
      type,
      content: [{ type: 'paragraph', attrs: { align }, content: [{ type: 'text', text: '字' }] }],
    })),
  });
  await harness.show(documentOf({ type: 'table', content: [row('tableHeader'), row('tableCell')] }));
  const aligned = await harness.page.evaluate(() =>
    [...document.querySelectorAll('th > p, td > p')].map((words) => getComputedStyle(words).textAlign),
  );
  expect(aligned).toEqual(['center', 'center', 'end', 'start', 'center', 'end']);
});

test('the size can be chosen with the keyboard', async () => {
  await harness.show(documentOf());
  await harness.page.getByRole('button', { name: '插入表格' }).focus();
  await harness.page.keyboard.press('Enter');
  await harness.page.getByRole('button', { name: '3 行 3 列', exact: true }).focus();
  await harness.page.keyboard.press('ArrowUp');
  await harness.page.keyboard.press('ArrowLeft');
  await harness.page.keyboard.press('Enter');
  expect(await rows()).toEqual([
    ['!', '!'],
    ['', ''],
  ]);
});

describe('tools', () => {
  test('rows and columns come and go', async () => {
    await show(['!甲', '!乙'], ['丙', '丁']);
    await tool('在下面插入一行');
    await tool('在右边插入一列');
    expect(await rows()).toEqual([['!甲', '!', '!乙'], ['!', '', '!'].map((cell) => cell.replace('!', '')), ['丙', '', '丁']]);
    await tool('删除行');
    await tool('删除列');
    expect(await rows()).toEqual([[''], ['丁']].map(() => expect.anything()));
  });

  test('cells are merged and split', async () => {
    await show(['甲', '乙'], ['丙', '丁']);
    await selectNextCell('ArrowRight');
    await tool('合并单元格');
    expect((await table()).content[0]?.content?.map(({ attrs }) => attrs?.colspan)).toEqual([2]);
    expect(await rows()).toEqual([['甲/乙'], ['丙', '丁']]);
    await tool('拆分单元格');
    expect(await rows()).toEqual([
      ['甲/乙', ''],
      ['丙', '丁'],
    ]);
  });

  test('header rows reach to the row of the cursor, and go again', async () => {
    await show(['甲', '乙'], ['丙', '丁'], ['戊', '己']);
    await harness.page.keyboard.press('ArrowDown');
    await tool('从第一行到这一行作表头');
    expect(await rows()).toEqual([
      ['!甲', '!乙'],
      ['!丙', '!丁'],
      ['戊', '己'],
    ]);
    await tool('从第一行到这一行作表头');
    expect(await rows()).toEqual([
      ['!甲', '!乙'],
      ['丙', '丁'],
      ['戊', '己'],
    ]);
  });

  test('width, caption, and the whole table away', async () => {
    await show(['甲', '乙']);
    await tool('通栏（横跨两栏）');
    await harness.page.getByLabel('表题').fill('表1 编制');
    expect((await table()).attrs).toEqual({ span: 'page', caption: '表1 编制' });
    await harness.page.getByLabel('表题').press('Enter');
    await harness.page.keyboard.type('x');
    expect(await rows()).toEqual([['x甲', '乙']]);
    await tool('删除表格');
    expect((await harness.document()).content.map(({ type }) => type)).toEqual(['paragraph']);
  });
});

test('with all cells selected Backspace removes the table, with some it empties them', async () => {
  await show(['甲', '乙'], ['丙', '丁']);
  await selectNextCell('ArrowRight');
  await harness.page.keyboard.press('Backspace');
  expect(await rows()).toEqual([
    ['', ''],
    ['丙', '丁'],
  ]);
  await harness.page.keyboard.press('Shift+ArrowDown');
  await harness.page.keyboard.press('Backspace');
  expect((await harness.document()).content.map(({ type }) => type)).toEqual(['paragraph']);
});

test('a column is dragged to whole pixels, and every door takes the table', async () => {
  await show(['甲', '乙', '丙']);
  const cell = await harness.page.locator('td').first().boundingBox();
  if (!cell) throw new Error('no cell');
  await harness.page.mouse.move(cell.x + cell.width - 1, cell.y + 10);
  await harness.page.mouse.down();
  await harness.page.mouse.move(cell.x + cell.width + 40.5, cell.y + 10, { steps: 4 });
  await harness.page.mouse.up();
  const [width] = (await table()).content[0]?.content?.[0]?.attrs?.colwidth ?? [];
  expect(width).toBeGreaterThan(cell.width + 30);
  expect(() => checkDocument({ type: 'doc', content: [tableNow] })).not.toThrow();
});

test('a picture or a table cannot be put into a cell', async () => {
  await show(['甲', '乙']);
  expect(await harness.page.getByRole('button', { name: '插入表格' }).isDisabled()).toBe(true);
  await harness.page.keyboard.press('Control+Alt+1');
  expect(await rows()).toEqual([['甲', '乙']]);
});

test('merged cells pasted into selected ones, and text into a merged one, leave a whole table and one step to undo', async () => {
  const merged = readFileSync(path.join(import.meta.dirname, '../fixtures/clipboard/69-merged-clip.html'), 'utf8');
  await show(['1', '2'], ['3', '4'], ['5', '6']);
  await selectNextCell('ArrowRight');
  await harness.paste({ html: merged });
  await harness.page.getByText('选中的格子不够，有 1 格没有粘贴').waitFor();
  expect(await rows()).toEqual([
    ['甲', '乙'],
    ['3', '4'],
    ['5', '6'],
  ]);
  await harness.page.keyboard.press('Control+z');
  expect((await rows())[0]).toEqual(['1', '2']);
  await show(['1', '2'], ['3', '4'], ['5', '6']);
  await selectNextCell('ArrowRight');
  await harness.page.keyboard.press('Shift+ArrowDown');
  await harness.paste({ html: merged });
  expect(await rows()).toEqual([['甲', '乙'], ['丙'], ['5', '6']]);
  // A table of one cell is its text; the cells of several share the merged cell; nothing else falls apart.
  await harness.page.locator('td[rowspan="2"]').click();
  await harness.paste({ html: '<table><tr><td>丁</td></tr></table>' });
  expect(await rows()).toEqual([['甲', '乙丁'], ['丙'], ['5', '6']]);
  await harness.page.locator('td[rowspan="2"]').click();
  await harness.paste({ html: '<table><tr><td>左</td><td>右</td></tr></table>' });
  expect(await rows()).toEqual([['甲', '左', '右'], ['丙'], ['5', '6', '']]);
  expect(() => checkDocument({ type: 'doc', content: [tableNow] })).not.toThrow();
});

let tableNow: TableNode;

/** From the end of a cell Shift and an arrow take the next one too. */
async function selectNextCell(arrow: string): Promise<void> {
  await harness.page.keyboard.press('End');
  await harness.page.keyboard.press(`Shift+${arrow}`);
}

async function show(...lines: string[][]): Promise<void> {
  const content = lines.map((line) => ({
    type: 'tableRow' as const,
    content: line.map(
      (text): TableCellNode => ({
        type: text.startsWith('!') ? 'tableHeader' : 'tableCell',
        content: [paragraph(text.replace('!', ''))],
      }),
    ),
  }));
  await harness.show(documentOf({ type: 'table', content }));
}

async function table(): Promise<TableNode> {
  const found = (await harness.document()).content.find((block) => block.type === 'table');
  if (!found) throw new Error('no table');
  tableNow = found;
  return found;
}

/** The texts of the cells, header cells with a `!`, paragraphs apart with a slash. */
async function rows(): Promise<string[][]> {
  return (await table()).content.map((row) =>
    (row.content ?? []).map(
      ({ type, content }) =>
        (type === 'tableHeader' ? '!' : '') +
        content.map((one) => one.content?.map((node) => (node.type === 'text' ? node.text : '')).join('') ?? '').join('/'),
    ),
  );
}

function tool(label: string): Promise<void> {
  return harness.page.getByRole('toolbar', { name: '表格工具' }).getByRole('button', { name: label }).click();
}
