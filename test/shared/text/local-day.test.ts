import { afterEach, expect, test } from 'vitest';
import { localDay } from '../../../shared/text/local-day.ts';

const zone = process.env.TZ;

afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test.each([
  ['Asia/Shanghai', '2026-03-01T16:30:00Z', '2026-03-02'],
  ['Asia/Shanghai', '2026-03-01T23:59:59Z', '2026-03-02'],
  ['Asia/Shanghai', '2025-12-31T16:00:00Z', '2026-01-01'],
  ['Asia/Shanghai', '2026-03-01T15:59:59Z', '2026-03-01'],
  ['UTC', '2026-03-01T16:30:00Z', '2026-03-01'],
  ['America/New_York', '2026-03-01T03:00:00Z', '2026-02-28'],
])('in %s at %s it is %s', (place, moment, day) => {
  process.env.TZ = place;
  expect(localDay(new Date(moment))).toBe(day);
});
