import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNumberCounter, type Label } from '../../../../../electron/backend/intake/word/numbering/number-counter.ts';
import type {
  LevelOverride,
  ListInstance,
  NumberingDefinitions,
  NumberLevel,
} from '../../../../../electron/backend/intake/word/numbering/numbering-definitions.ts';

const level = (text: string, other: Partial<NumberLevel> = {}): NumberLevel => ({
  start: 1,
  format: 'decimal',
  pattern: '',
  text,
  font: '',
  isLegal: false,
  restart: null,
  ...other,
});

const definitions: NumberingDefinitions = {
  lists: new Map([
    ['sections', new Map([level('%1、', { format: 'chineseCounting' }), level('%1.%2', { isLegal: true })].entries())],
    ['dots', new Map([[0, level('\uf06c', { format: 'bullet', font: 'Wingdings' })]])],
  ]),
  instances: new Map<string, ListInstance>([
    ['1', { listId: 'sections', overrides: new Map() }],
    ['2', { listId: 'sections', overrides: new Map([[0, { start: 1, level: null }]]) }],
    ['3', { listId: 'dots', overrides: new Map() }],
    ['4', { listId: 'nowhere', overrides: new Map() }],
  ]),
};

const calls = (paragraphs: readonly (readonly [string, number])[], of: NumberingDefinitions = definitions): Label[] => {
  const counter = createNumberCounter(of);
  return paragraphs.map(([instance, at]) => counter.next(instance, at));
};

test('counts through a file with definitions that any reader can build', () => {
  expect(
    calls([
      ['1', 0],
      ['1', 1],
      ['3', 0],
      ['1', 0],
      ['2', 0],
      ['2', 1],
    ]),
  ).toEqual([
    { label: '一、', isBullet: false },
    { label: '1.1', isBullet: false },
    { label: '●', isBullet: true },
    { label: '二、', isBullet: false },
    { label: '一、', isBullet: false },
    { label: '1.1', isBullet: false },
  ]);
});

test.each([
  ['an instance that is not there', '9', 0],
  ['an instance of a list that is not there', '4', 0],
  ['a level that is not defined', '1', 2],
  ['a level beyond the ninth', '1', 9],
  ['a level before the first', '1', -1],
  ['a name of every object', 'toString', 0],
])('shows nothing for %s', (_, instance, at) => {
  expect(calls([[instance, at]])).toEqual([{ label: '', isBullet: false }]);
});

test.each([-1, 9])('level %d is none and does not count', (none) => {
  const labels = calls([0, none, 1, none, 1, 0].map((at) => ['1', at] as const)).map(({ label }) => label);
  expect(labels).toEqual(['一、', '', '1.1', '', '1.2', '二、']);
});

/** Labels of these levels in a list of them. */
const labelsOf = (levels: readonly NumberLevel[], at: readonly number[]): string[] => {
  const lists = new Map([['list', new Map(levels.entries())]]);
  const instances = new Map([['1', { listId: 'list', overrides: new Map() }]]);
  return calls(
    at.map((one) => ['1', one] as const),
    { lists, instances },
  ).map(({ label }) => label);
};

test('a level below has no number in the label of one above, even where it counts on', () => {
  expect(labelsOf([level('%1-%2'), level('%2', { restart: 0 })], [0, 1, 0, 1])).toEqual(['1-', '1', '2-', '2']);
});

test('legal numbering makes no number of a level that shows none', () => {
  expect(labelsOf([level('附', { format: 'none' }), level('%1%2.', { isLegal: true })], [0, 1])).toEqual(['附', '1.']);
});

test('a bullet has no number', () => {
  expect(labelsOf([level('%1—', { format: 'bullet' })], [0, 0])).toEqual(['—', '—']);
});

test('letters beside a number are letters whatever the font; signs of a font of pictures are not', () => {
  expect(labelsOf([level('l%1\uf06c\uf0b7', { font: 'Wingdings' })], [0])).toEqual(['l1●•']);
  expect(labelsOf([level('%1\uf06c', { font: '宋体' })], [0])).toEqual(['1●']);
});

test('counts in a level that is not defined, for those below it', () => {
  const lists = new Map([['list', new Map([[2, level('%2-%3')]])]]);
  const instances = new Map([['1', { listId: 'list', overrides: new Map() }]]);
  const labels = calls(
    [1, 1, 2].map((at) => ['1', at] as const),
    { lists, instances },
  ).map(({ label }) => label);
  expect(labels).toEqual(['', '', '2-1']);
});

test('two counters of the same definitions know nothing of each other', () => {
  const [one, other] = [createNumberCounter(definitions), createNumberCounter(definitions)];
  expect([one, one, other].map((counter) => counter.next('1', 0).label)).toEqual(['一、', '二、', '一、']);
});

const formats = [
  'decimal',
  'upperRoman',
  'lowerLetter',
  'chineseCounting',
  'chineseLegalSimplified',
  'none',
  'bullet',
  'custom',
  'nonsense',
];
const texts = fc.array(fc.constantFrom('%1', '%2', '%3', '%9', '.', '第', '章', '（', '）', ' ', '\t', '\uf06c', 'l', '𠮷'), {
  maxLength: 8,
});

const anyLevel: fc.Arbitrary<NumberLevel> = fc.record({
  start: fc.oneof(fc.integer({ min: -2, max: 12 }), fc.integer()),
  format: fc.constantFrom(...formats),
  pattern: fc.constantFrom('', '001, 002, 003, ...', '甲, 乙, 丙, ...', '?'),
  text: texts.map((parts) => parts.join('')),
  font: fc.constantFrom('', '宋体', 'Wingdings', 'Symbol', 'Courier New', 'Webdings'),
  isLegal: fc.boolean(),
  restart: fc.option(fc.integer({ min: -1, max: 10 })),
});
const anyOverride: fc.Arbitrary<LevelOverride> = fc.record({
  start: fc.option(fc.integer({ min: 0, max: 20 })),
  level: fc.option(anyLevel, { freq: 4 }),
});
const atLevels = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Map<number, T>> =>
  fc.array(fc.tuple(fc.nat(8), value), { maxLength: 9 }).map((entries) => new Map(entries));
const anyDefinitions: fc.Arbitrary<NumberingDefinitions> = fc.record({
  lists: fc
    .array(atLevels(anyLevel), { minLength: 1, maxLength: 3 })
    .map((lists) => new Map(lists.map((one, id) => [`${id}`, one]))),
  instances: fc
    .array(fc.record({ listId: fc.nat(3).map(String), overrides: atLevels(anyOverride) }), { minLength: 1, maxLength: 5 })
    .map((all) => new Map(all.map((one, id) => [`${id}`, one]))),
});
const anyParagraphs = fc.array(fc.tuple(fc.nat(5).map(String), fc.integer({ min: -1, max: 9 })), { maxLength: 60 });

test('whatever is numbered how, the labels are the same each time and no sign of a place is left in them', () => {
  fc.assert(
    fc.property(anyDefinitions, anyParagraphs, (given, paragraphs) => {
      const labels = calls(paragraphs, given);
      expect(labels).toHaveLength(paragraphs.length);
      expect(calls(paragraphs, given)).toEqual(labels);
      for (const { label } of labels) {
        expect(label).not.toMatch(/%|^\s|\s$|undefined|null|NaN|[\uf000-\uf0ff]/u);
        expect(label.isWellFormed()).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('in one list without restarts of its own each level counts on by one or begins again', () => {
  const list = new Map(Array.from({ length: 9 }, (_, at) => [at, level(`%${at + 1}`)]));
  const plain = { lists: new Map([['list', list]]), instances: new Map([['1', { listId: 'list', overrides: new Map() }]]) };
  fc.assert(
    fc.property(fc.array(fc.nat(8), { maxLength: 80 }), (levels) => {
      const numbers = calls(
        levels.map((at) => ['1', at] as const),
        plain,
      ).map(({ label }) => Number(label));
      for (const [place, at] of levels.entries()) {
        const before = levels.slice(0, place);
        const last = before.lastIndexOf(at);
        const isAgain = last < 0 || before.slice(last).some((other) => other < at);
        // A level that was jumped over has had its first number.
        const isJumped = before.slice(before.findLastIndex((other) => other < at) + 1).some((other) => other > at) && isAgain;
        expect(numbers[place]).toBe(isJumped ? 2 : isAgain ? 1 : (numbers[last] ?? 0) + 1);
      }
    }),
  );
});
