import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentOf, heading, paragraph } from '../../shared/document/build.ts';
import { type OpenHarness, openHarness } from './open-harness.ts';

let harness: OpenHarness;
beforeAll(async () => {
  harness = await openHarness();
}, 120_000);
afterAll(() => harness.close());

test('typed text arrives', async () => {
  await harness.show(documentOf(paragraph('')));
  await harness.page.keyboard.type('abc');
  expect(await harness.document()).toEqual({
    type: 'doc',
    content: [{ type: 'paragraph', attrs: { align: 'start' }, content: [{ type: 'text', text: 'abc' }] }],
  });
  await harness.page.screenshot({ path: '/tmp/shots/editor/first.png' });
});
