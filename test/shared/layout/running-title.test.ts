import { expect, test } from 'vitest';
import { runningTitle } from '../../../shared/layout/running-title.ts';
import { defaultLayout } from '../../../shared/periodical/layout.ts';

test('a title that fits beside the section stands whole, lines joined', () => {
  expect(runningTitle({ titleLines: ['上句', '下句'] }, '经验交流', defaultLayout)).toBe('上句 下句');
});

test('a longer one is cut to one line', () => {
  const cut = runningTitle({ titleLines: ['很长'.repeat(40)] }, '经验交流', defaultLayout);
  expect(cut).toMatch(/^(很长)+很?……$/u);
  expect([...cut].length).toBeLessThanOrEqual(481 / 8.5 - 8);
  expect([...cut].length).toBeGreaterThan(40);
  expect(runningTitle({ titleLines: ['a'.repeat(500)] }, '', defaultLayout).length).toBeLessThan(110);
});
