import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCompoundFile } from '../../../../../electron/backend/intake/word/doc/compound-file.ts';
import { readDoc } from '../../../../../electron/backend/intake/word/doc/read-doc.ts';
import { UserError } from '../../../../../shared/errors.ts';
import { docFile, plc } from '../../../../helpers/doc-file.ts';
import { shownSource } from '../shown-source.ts';

const folder = path.resolve(import.meta.dirname, '../../../../fixtures/word/doc');
const files = readdirSync(folder).map((name) => readFileSync(path.join(folder, name)));

/** Text, or one refusal; anything else is a bug. */
function isReadOrRefused(bytes: Uint8Array): boolean {
  try {
    return shownSource(readDoc(bytes, '来稿.doc').blocks).join('').length <= bytes.length;
  } catch (error) {
    if (error instanceof UserError) return true;
    throw error;
  }
}

/** Lengths, counts and places that nobody should believe. */
const badNumber = fc.constantFrom(
  0,
  1,
  2,
  0x7f,
  0xff,
  0x1ff,
  0x7fff,
  0xffff,
  0x10000,
  0x7fffffff,
  0x80000000,
  0xfffffffe,
  0xffffffff,
);
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
/** Most of what says where things stand is at the beginning of the streams. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant('byte' as const), at: place, value: fc.nat(255) }),
  fc.record({ kind: fc.constant('number' as const), at: place, value: badNumber }),
  fc.record({ kind: fc.constant('number' as const), at: place.map((at) => at / 5), value: badNumber }),
);
const runs = { numRuns: Number(process.env.DAMAGED_FILES ?? 400) };

test('bytes turned over and numbers that lie end in text or in one refusal', () => {
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.array(damage, { minLength: 1, maxLength: 40 }), (file, damages) => {
      const bytes = Buffer.from(file);
      for (const { kind, at, value } of damages) {
        if (kind === 'byte') bytes[Math.floor(at * bytes.length)] = value;
        else bytes.writeUInt32LE(value, Math.floor(at * (bytes.length - 4)));
      }
      expect(isReadOrRefused(bytes)).toBe(true);
    }),
    runs,
  );
});

test('files that are cut off end in text or in one refusal', () => {
  fc.assert(
    fc.property(fc.constantFrom(...files), place, (file, at) => {
      expect(isReadOrRefused(file.subarray(0, Math.floor(at * file.length)))).toBe(true);
    }),
    runs,
  );
});

test('a chain of sectors that runs in a circle', () => {
  const bytes = Buffer.from(docFile({ text: `${'字'.repeat(3000)}\r` }));
  // The first table of sectors stands behind the head.
  for (let sector = 3; sector < 20; sector++) bytes.writeUInt32LE(3, 512 + 4 * sector);
  expect(openCompoundFile(bytes).stream('WordDocument')?.length).toBeLessThan(bytes.length);
  expect(isReadOrRefused(bytes)).toBe(true);
});

test('pieces and notes that claim the same text over and over do not multiply it', () => {
  const positions = Array.from({ length: 200 }, (_, index) => index * 1000);
  const entries = positions.slice(1).map(() => [0, 0, 0, 8, 0, 0, 0, 0]);
  const table = plc(positions, entries);
  const clx = Buffer.concat([Buffer.from([2]), Buffer.alloc(4), table]);
  clx.writeUInt32LE(table.length, 1);
  expect(isReadOrRefused(docFile({ text: `${'字'.repeat(1000)}\r`, parts: { clx } }))).toBe(true);

  const text = '文'.repeat(50);
  const calls = Array.from({ length: 50 }, (_, index) => index);
  const footnoteRefs = plc(
    [...calls, 51],
    calls.map(() => [1, 0]),
  );
  const footnoteText = plc(Array.from({ length: 52 }, (_, index) => (index % 2) * 500));
  const stories = { footnotes: `${'注'.repeat(499)}\r` };
  const { blocks } = readDoc(docFile({ text: `${text}\r`, stories, parts: { footnoteRefs, footnoteText } }), '来稿.doc');
  expect(shownSource(blocks).join('').split('注').length - 1).toBe(499);
});

test('a text of any characters is read without losing one that is seen', () => {
  const seen = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((text) => text.replace(/[\p{C}\p{Z}]/gu, ''));
  fc.assert(
    fc.property(fc.array(seen, { maxLength: 12 }), (paragraphs) => {
      const text = paragraphs.map((paragraph) => `${paragraph}\r`).join('');
      fc.pre(text !== '');
      expect(shownSource(readDoc(docFile({ text }), '来稿.doc').blocks)).toEqual(paragraphs);
    }),
  );
});
