import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, footnote, heading, marked, paragraph } from '../../shared/document/build.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import type { DocumentNode, TableNode } from '../../shared/document/types.ts';
import { type OpenHarness, openHarness } from './open-harness.ts';

let harness: OpenHarness;
beforeAll(async () => {
  harness = await openHarness();
}, 120_000);
afterAll(() => harness.close());

const table: TableNode = {
  type: 'table',
  attrs: { caption: '旧表题' },
  content: [
    { type: 'tableRow', content: [cell('tableHeader', '项目'), cell('tableHeader', '')] },
    { type: 'tableRow', content: [cell('tableCell', '甲'), cell('tableCell', '')] },
  ],
};
const pinyin = ['g', 'ga', 'gai', "gai'g", "gai'ge"];

/** Puts the cursor behind a text, or selects it. */
async function place(text: string, how: 'before' | 'after' | 'over'): Promise<void> {
  await harness.page.evaluate(
    ([wanted, where]) => {
      const editor = window.harness.editor();
      let from = -1;
      editor.state.doc.descendants((node, position) => {
        if (from === -1 && node.isText && node.text?.includes(wanted)) from = position + node.text.indexOf(wanted);
      });
      const to = from + wanted.length;
      editor.commands.setTextSelection({ before: from, after: to, over: { from, to } }[where]);
      editor.view.focus();
    },
    [text, how] as const,
  );
}

async function text(): Promise<string> {
  return plainText(await harness.document());
}

describe('a composition leaves exactly its characters', () => {
  test('in an empty paragraph', async () => {
    await harness.show(documentOf());
    await harness.compose(pinyin, '改革');
    expect(await text()).toBe('改革');
  });

  test('in the middle and at the end of a paragraph', async () => {
    await harness.show(documentOf(paragraph('机构编制')));
    await place('机构', 'after');
    await harness.compose(pinyin, '改革');
    await place('编制', 'after');
    await harness.compose(pinyin, '改革');
    expect(await text()).toBe('机构改革编制改革');
  });

  test('at the start of a line', async () => {
    await harness.show(documentOf(paragraph('上一段'), paragraph('编制')));
    await place('编制', 'before');
    await harness.compose(pinyin, '改革');
    await harness.compose(['w', 'wei'], '为');
    expect(await text()).toBe('上一段\n改革为编制');
  });

  test('in a heading', async () => {
    await harness.show(documentOf(heading(1, '一、总体')));
    await place('总体', 'after');
    await harness.compose(pinyin, '改革');
    expect(await harness.document()).toEqual(shown(documentOf(heading(1, '一、总体改革'))));
  });

  test('in an empty heading', async () => {
    await harness.show(documentOf(heading(2, '')));
    await harness.compose(pinyin, '改革');
    expect(await harness.document()).toEqual(shown(documentOf(heading(2, '改革'))));
  });

  test('in bold text and at its end', async () => {
    await harness.show(documentOf(paragraph('甲', marked('乙丙', 'bold'), '丁')));
    await place('乙', 'after');
    await harness.compose(pinyin, '改革');
    await place('丙', 'after');
    await harness.compose(['q'], '前');
    expect(await harness.document()).toEqual(shown(documentOf(paragraph('甲', marked('乙改革丙前', 'bold'), '丁'))));
  });

  test('after bold was switched on', async () => {
    await harness.show(documentOf(paragraph('甲')));
    await place('甲', 'after');
    await harness.page.keyboard.press('Control+b');
    await harness.compose(pinyin, '改革');
    expect(await harness.document()).toEqual(shown(documentOf(paragraph('甲', marked('改革', 'bold')))));
  });

  test('over a selection inside a paragraph', async () => {
    await harness.show(documentOf(paragraph('机构旧词编制')));
    await place('旧词', 'over');
    await harness.compose(pinyin, '改革');
    expect(await text()).toBe('机构改革编制');
  });

  test('over a selection across paragraphs', async () => {
    await harness.show(documentOf(paragraph('甲乙'), paragraph('丙丁'), paragraph('戊己')));
    await harness.page.evaluate(() => {
      window.harness.editor().commands.setTextSelection({ from: 2, to: 10 });
    });
    await harness.compose(pinyin, '改革');
    expect(await text()).toBe('甲改革己');
  });

  test('in a table cell', async () => {
    await harness.show(documentOf(table));
    await place('甲', 'after');
    await harness.compose(pinyin, '改革');
    await harness.page.keyboard.press('Tab');
    await harness.compose(pinyin, '改革');
    expect(await text()).toBe('旧表题\n项目\n\n甲改革\n改革');
  });

  test('in the caption of a table', async () => {
    await harness.show(documentOf(table));
    await harness.page.getByLabel('表题').click();
    await harness.page.keyboard.press('End');
    await harness.compose(pinyin, '改革');
    expect(await text()).toContain('旧表题改革');
  });

  test('in the caption of a figure', async () => {
    await harness.show(documentOf({ type: 'figure', attrs: { asset: 'a'.repeat(64) } }, paragraph('下文')));
    await harness.page.locator('figcaption').click();
    await harness.compose(pinyin, '改革');
    expect(await text()).toBe('改革\n下文');
  });

  test('in a footnote', async () => {
    await harness.show(documentOf(paragraph('正文', footnote('旧注'))));
    await harness.page.locator('[title="旧注"]').click();
    await harness.page.getByLabel('脚注内容').press('End');
    await harness.compose(pinyin, '改革');
    expect(await text()).toBe('正文\n旧注改革');
  });

  test('behind a footnote and in front of one', async () => {
    await harness.show(documentOf(paragraph('甲', footnote('注'), '乙')));
    await place('乙', 'before');
    await harness.compose(pinyin, '改革');
    await place('甲', 'after');
    await harness.compose(['q'], '前');
    expect(await text()).toBe('甲前改革乙\n注');
  });

  test('at the end of a paragraph behind a footnote, and between two', async () => {
    await harness.show(documentOf(paragraph('甲', footnote('一'), footnote('二'))));
    await harness.page.evaluate(() => void window.harness.editor().commands.setTextSelection(8));
    await harness.compose(pinyin, '改革');
    await harness.page.evaluate(() => void window.harness.editor().commands.setTextSelection(5));
    await harness.compose(pinyin, '编制');
    expect(await harness.document()).toEqual(shown(documentOf(paragraph('甲', footnote('一'), '编制', footnote('二'), '改革'))));
  });

  test('with the search bar open on what is being typed', async () => {
    await harness.show(documentOf(paragraph('改革，', '改')));
    await harness.page.keyboard.press('Control+f');
    await harness.page.getByLabel('查找', { exact: true }).fill('改革');
    await place('，改', 'after');
    await harness.compose(pinyin, '革');
    expect(await text()).toBe('改革，改革');
    await expect.poll(() => harness.page.getByRole('status').textContent()).toMatch(/\/2$/);
  });
});

test('nothing is reported while a composition is unfinished, and all of it afterwards', async () => {
  await harness.show(documentOf(paragraph('机构')));
  await place('机构', 'after');
  const input = await harness.page.context().newCDPSession(harness.page);
  const changes = () => harness.page.evaluate(() => window.harness.changes.map((document) => JSON.stringify(document)));
  for (const step of pinyin) {
    await input.send('Input.imeSetComposition', { text: step, selectionStart: step.length, selectionEnd: step.length });
    await harness.page.waitForTimeout(60);
  }
  expect(await changes()).toEqual([]);
  await input.send('Input.insertText', { text: '改革' });
  await expect.poll(async () => (await changes()).at(-1)).toContain('机构改革');
  expect((await changes()).join()).not.toContain('gai');
});

test('a composition that is given up leaves nothing', async () => {
  await harness.show(documentOf(paragraph('机构')));
  await place('机构', 'after');
  const input = await harness.page.context().newCDPSession(harness.page);
  await input.send('Input.imeSetComposition', { text: 'gai', selectionStart: 3, selectionEnd: 3 });
  await input.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  await harness.page.waitForTimeout(120);
  expect(await text()).toBe('机构');
});

test('what was composed is undone', async () => {
  await harness.show(documentOf(paragraph('机构')));
  await place('机构', 'after');
  await harness.compose(pinyin, '改革');
  await harness.page.keyboard.press('Control+z');
  expect(await text()).toBe('机构');
});

test('a number that is composed makes a heading, once the composition is over', async () => {
  await harness.show(documentOf());
  await harness.compose(['y', 'yi'], '一、');
  await harness.compose(pinyin, '改革');
  expect(await harness.document()).toEqual(shown(documentOf(heading(1, '一、改革'))));
});

test('radicals and characters without a shape are put in order once the composition is over, not before', async () => {
  await harness.show(documentOf(paragraph('甲乙')));
  await place('甲', 'after');
  const input = await harness.page.context().newCDPSession(harness.page);
  for (const step of ['\u2f08', '\u2f08\u200b', '\u2f08\u200b\u2f2f'])
    await input.send('Input.imeSetComposition', { text: step, selectionStart: step.length, selectionEnd: step.length });
  await harness.page.waitForTimeout(120);
  expect(await text()).toBe('甲\u2f08\u200b\u2f2f乙');
  await input.send('Input.insertText', { text: '\u2f08\u200b\u2f2f' });
  await expect.poll(text).toBe('甲人工乙');
  await harness.page.keyboard.type('丙');
  await expect.poll(text).toBe('甲人工丙乙');
  await harness.page.keyboard.press('Control+z');
  await expect.poll(text).toBe('甲乙');
});

test('a radical composed in bold text and over a selection across paragraphs', async () => {
  await harness.show(documentOf(paragraph('甲', marked('乙丙', 'bold'), '丁')));
  await place('乙', 'after');
  await harness.compose(['r', 'ren'], '\u2f08');
  await expect.poll(() => harness.document()).toEqual(shown(documentOf(paragraph('甲', marked('乙人丙', 'bold'), '丁'))));
  await harness.show(documentOf(paragraph('甲乙'), paragraph('丙丁')));
  await harness.page.evaluate(() => {
    window.harness.editor().commands.setTextSelection({ from: 2, to: 6 });
  });
  await harness.compose(['r', 'ren'], '\u2f08');
  await expect.poll(text).toBe('甲人丁');
});

/** With every attribute written out, as the editor has it. */
function shown(document: DocumentNode): DocumentNode {
  return {
    ...document,
    content: document.content.map((block) =>
      block.type === 'paragraph' ? { ...block, attrs: { align: 'start', ...block.attrs } } : block,
    ),
  };
}

function cell(type: 'tableCell' | 'tableHeader', content: string): NonNullable<TableNode['content'][number]['content']>[number] {
  return { type, content: [paragraph(content)] };
}
