import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DiffRow, diffPassages, diffText, type Passage } from '../../../shared/document/diff-passages.ts';
import { randomText } from '../../helpers/random-document.ts';

const p = (text: string, kind = 'paragraph', look = ''): Passage => ({ kind, text, look });
const without = (rows: readonly DiffRow[], kind: 'added' | 'removed') =>
  rows.map(({ pieces }) => pieces.filter((piece) => piece.kind !== kind).map(({ text }) => text));

/** `甲[-乙-][+丙+]丁`, one row a line. */
function drawn(rows: readonly DiffRow[]): string[] {
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['[+', '+]'] };
  return rows.map(({ kind, pieces }) =>
    [kind === 'restyled' ? '~' : '', ...pieces.map((piece) => marks[piece.kind].join(piece.text))].join(''),
  );
}

test('a paragraph with a changed word is one row', () => {
  const before = [p('三年前，一位老人跑了四趟。'), p('改革没有现成的样板。')];
  const after = [p('三年前，一位老人跑了五趟。'), p('改革没有现成的样板。')];
  expect(drawn(diffPassages(before, after))).toEqual(['三年前，一位老人跑了[-四-][+五+]趟。', '改革没有现成的样板。']);
});

test('paragraphs that came, went and moved', () => {
  const before = [p('第一段说来历。'), p('第二段说做法。'), p('第三段说成效。')];
  const after = [p('第一段说来历。'), p('新的一段，与别的都不相同'), p('第三段说了成效。')];
  expect(drawn(diffPassages(before, after))).toEqual([
    '第一段说来历。',
    '[-第二段说做法。-]',
    '[+新的一段，与别的都不相同+]',
    '第三段说[+了+]成效。',
  ]);
});

test('a paragraph that became a heading is another passage', () => {
  expect(diffPassages([p('一、来历')], [p('一、来历', 'heading1')]).map(({ kind }) => kind)).toEqual(['removed', 'added']);
});

test('the same text looking different is told', () => {
  expect(diffPassages([p('甲', 'paragraph', 'a')], [p('甲', 'paragraph', 'b')]).map(({ kind }) => kind)).toEqual(['restyled']);
});

test('a character that stays by chance between long changes is not shown', () => {
  expect(diffText('甲乙的丙丁', '戊己的庚辛')).toEqual([
    { kind: 'removed', text: '甲乙的丙丁' },
    { kind: 'added', text: '戊己的庚辛' },
  ]);
});

test('letters outside the first plane stay whole', () => {
  expect(diffText('𠮷田', '𠮾田')).toEqual([
    { kind: 'removed', text: '𠮷' },
    { kind: 'added', text: '𠮾' },
    { kind: 'same', text: '田' },
  ]);
});

test('nothing is lost: without what was added the old passages, without what was removed the new', () => {
  const passage = fc.record({
    kind: fc.constantFrom('paragraph', 'heading1', 'row'),
    text: fc.oneof(randomText, fc.constantFrom('', '甲乙丙丁戊', '甲乙丙丁己', '甲', '的')),
    look: fc.constantFrom('', 'x'),
  });
  /** Versions of one text: passages kept, changed, left out and put in. */
  const versions = fc
    .array(fc.record({ passage, step: fc.constantFrom('keep', 'keep', 'keep', 'change', 'drop', 'add'), other: passage }), {
      maxLength: 15,
    })
    .map((steps) => ({
      before: steps.flatMap(({ passage, step }) => (step === 'add' ? [] : [passage])),
      after: steps.flatMap(({ passage, step, other }) => {
        if (step === 'drop') return [];
        if (step === 'change') return [{ ...passage, text: passage.text.slice(0, 3) + other.text + passage.text.slice(5) }];
        return [step === 'add' ? other : passage];
      }),
    }));
  fc.assert(
    fc.property(versions, ({ before, after }) => {
      const rows = diffPassages(before, after);
      expect(rows.flatMap((row) => row.before ?? [])).toEqual(before);
      expect(rows.flatMap((row) => row.after ?? [])).toEqual(after);
      const old = without(rows, 'added').filter((_, index) => rows[index]?.before);
      const current = without(rows, 'removed').filter((_, index) => rows[index]?.after);
      expect(old.map((texts) => texts.join(''))).toEqual(before.map(({ text }) => text));
      expect(current.map((texts) => texts.join(''))).toEqual(after.map(({ text }) => text));
    }),
    { numRuns: 300 },
  );
});

test('of texts that differ throughout the difference is told in the rough, not after minutes, and no character is lost', () => {
  const [old, current] = ['甲乙丙'.repeat(20_000), '丁戊'.repeat(30_000)];
  expect(diffText(`头${old}尾`, `头${current}尾`)).toEqual([
    { kind: 'same', text: '头' },
    { kind: 'removed', text: old },
    { kind: 'added', text: current },
    { kind: 'same', text: '尾' },
  ]);
  const many = (word: string): Passage[] => Array.from({ length: 4000 }, (_, index) => p(`${word}${index}`));
  const rows = diffPassages([p('头'), ...many('甲')], [p('头'), ...many('乙')]);
  expect(rows.map(({ kind }) => kind).filter((kind, index, all) => kind !== all[index - 1])).toEqual([
    'same',
    'removed',
    'added',
  ]);
  expect(rows).toHaveLength(8001);
});
