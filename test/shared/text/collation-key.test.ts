import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collationKey } from '../../../shared/text/collation-key.ts';

const { compare } = new Intl.Collator('zh', { numeric: true, sensitivity: 'base' });

/** As SQLite compares texts. */
const compareBytes = (one: string, other: string): number => Math.sign(Buffer.compare(Buffer.from(one), Buffer.from(other)));

const titles = fc.string({
  unit: fc.constantFrom(
    ...'沈阳藏文一丁七万上不东中人会信儿全关兴养内军农冰几出分刘到务北区单重庆县口号吉吕周品善团固国圆',
    ...'abzABZ  ，。“”（）()·-0123456789',
  ),
  maxLength: 12,
});

test('keys are in the order in which a collator puts the texts', () => {
  fc.assert(
    fc.property(titles, titles, (one, other) => {
      expect(compareBytes(collationKey(one), collationKey(other))).toBe(Math.sign(compare(one, other)));
    }),
    { numRuns: 2000 },
  );
});

test('any text has a key that is a whole text, the same each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const key = collationKey(text);
      expect(key.isWellFormed()).toBe(text.isWellFormed());
      expect(collationKey(text)).toBe(key);
    }),
  );
});
