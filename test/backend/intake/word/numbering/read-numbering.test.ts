import { expect, test } from 'vitest';
import { readNumbering } from '../../../../../electron/backend/intake/word/docx/read-numbering.ts';
import type { XmlElement } from '../../../../../electron/backend/intake/word/read-xml.ts';
import { canReadText, officePlainTexts } from '../../../../helpers/office-tools.ts';
import { instance, labelsIn, labelsRead, level, list, type NumberedText, numberedDocx, startAt } from './numbered-docx.ts';

const paragraphStyle = (id: string, properties: string, basedOn = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${basedOn === '' ? '' : `<w:basedOn w:val="${basedOn}"/>`}<w:pPr>${properties}</w:pPr></w:style>`;
const numbered = (numId: string, at = ''): string => `<w:numPr>${at}<w:numId w:val="${numId}"/></w:numPr>`;
const listStyle = (id: string, numId: string): string =>
  `<w:style w:type="numbering" w:styleId="${id}"><w:name w:val="${id}"/><w:pPr>${numbered(numId)}</w:pPr></w:style>`;
const linkedTo = (style: string) => `<w:pStyle w:val="${style}"/>`;
const headings = list(
  '0',
  level(0, { format: 'chineseCounting', text: '%1、', more: linkedTo('a') }),
  level(1, { format: 'chineseCounting', text: '（%2）', more: linkedTo('b') }),
  level(2, { text: '%3.' }),
);

const notLinked = 'LibreOffice asks the style for its level, the standard the level that is linked to it (17.9.3, 17.9.23)';

interface Case {
  what: string;
  text: NumberedText;
  shown: readonly string[];
  office?: { why: string; shown: readonly string[] };
}

const cases: readonly Case[] = [
  {
    what: 'styles that are linked to levels, and one that is made from them',
    text: {
      numbering: headings + instance('1', '0'),
      styles:
        paragraphStyle('a', numbered('1')) +
        paragraphStyle('b', numbered('1')) +
        paragraphStyle('c', '<w:jc w:val="center"/>', 'b'),
      paragraphs: [{ style: 'a' }, { style: 'b' }, { style: 'c' }, { style: 'a' }, { style: 'b' }],
    },
    shown: ['一、', '（一）', '（二）', '二、', '（一）'],
    office: { why: notLinked, shown: ['一、', '二、', '三、', '四、', '五、'] },
  },
  {
    what: 'a style that says its level and one that says none',
    text: {
      numbering: headings + instance('1', '0'),
      styles: paragraphStyle('x', numbered('1', '<w:ilvl w:val="2"/>')) + paragraphStyle('y', numbered('1')),
      paragraphs: [{ style: 'y' }, { style: 'x' }, { style: 'x' }],
    },
    shown: ['一、', '1.', '2.'],
  },
  {
    what: 'what a paragraph says itself is stronger than its style',
    text: {
      numbering: headings + instance('1', '0') + instance('2', '0', startAt(0, 5)),
      styles: paragraphStyle('a', numbered('1')) + paragraphStyle('b', numbered('1')),
      paragraphs: [
        { style: 'a' },
        { style: 'b', level: 2 },
        { style: 'a', numId: '0' },
        { style: 'a', numId: '2', level: 0 },
        { style: 'b', numId: '2' },
        { style: 'a', level: 2, numId: '1' },
      ],
    },
    shown: ['一、', '1.', '', '五、', '（一）', '1.'],
    office: { why: notLinked, shown: ['一、', '1.', '', '五、', '六、', '1.'] },
  },
  {
    what: 'a style that takes the number of its base away',
    text: {
      numbering: headings + instance('1', '0'),
      styles: paragraphStyle('a', numbered('1')) + paragraphStyle('plain', numbered('0'), 'a'),
      paragraphs: [{ style: 'a' }, { style: 'plain' }, { style: 'a' }],
    },
    shown: ['一、', '', '二、'],
  },
  {
    what: 'lists of a style of lists count on together',
    text: {
      numbering:
        list('0', '<w:styleLink w:val="house"/>', level(0, { text: '%1)' })) +
        list('1', '<w:numStyleLink w:val="house"/>') +
        instance('1', '0') +
        instance('2', '1'),
      styles: listStyle('house', '1'),
      paragraphs: [
        { numId: '1', level: 0 },
        { numId: '2', level: 0 },
        { numId: '2', level: 0 },
      ],
    },
    shown: ['1)', '2)', '3)'],
  },
];

test.each(cases)('reads $what', async ({ text, shown }) => {
  expect(await labelsRead(text)).toEqual(shown);
});

test.skipIf(!canReadText)('LibreOffice writes the same, or something else for the reason given', () => {
  const written = officePlainTexts(cases.map(({ text }) => numberedDocx(text))).map(labelsIn);
  for (const [place, { what, shown, office }] of cases.entries()) {
    expect({ what, labels: written[place] }).toEqual({ what, labels: office?.shown ?? shown });
    if (office) expect(office.shown, what).not.toEqual(shown);
  }
});

/** `numbering.xml` alone, as programs write it that are not Word or as an attacker does. */
const plain = (numbering: string, paragraphs: NumberedText['paragraphs'], styles?: string) =>
  labelsRead({ numbering, paragraphs, ...(styles === undefined ? {} : { styles }) });

test('a picture as a bullet is a dot', async () => {
  const picture = level(0, { format: 'bullet', text: '', more: '<w:lvlPicBulletId w:val="0"/>' });
  expect(await plain(list('0', picture) + instance('1', '0'), [{ numId: '1', level: 0 }])).toEqual(['•']);
});

test('a number that is hidden is not shown, and counted', async () => {
  const hidden = level(0).replace('</w:lvl>', '<w:rPr><w:vanish/></w:rPr></w:lvl>');
  const numbering = list('0', hidden, level(1)) + instance('1', '0');
  expect(
    await plain(
      numbering,
      [0, 0, 1].map((at) => ({ numId: '1', level: at })),
    ),
  ).toEqual(['', '', '2.1']);
});

test('an empty paragraph has a number; one that only ends a section has none and is not counted', async () => {
  const one = { numId: '1', level: 0 };
  const numbering = list('0', level(0)) + instance('1', '0');
  expect(await plain(numbering, [one, { ...one, content: 'nothing' }, { ...one, content: 'section' }, one])).toEqual([
    '1',
    '2',
    '',
    '3',
  ]);
});

test('a text that is said to be none', async () => {
  const none = level(0).replace('w:val="%1"', 'w:val="%1" w:null="1"');
  expect(await plain(list('0', none) + instance('1', '0'), [{ numId: '1', level: 0 }])).toEqual(['']);
});

test('a list by the style it says it stands for, where the style is missing', async () => {
  const numbering =
    list('0', '<w:styleLink w:val="house"/>', level(0)) + list('1', '<w:numStyleLink w:val="house"/>') + instance('2', '1');
  expect(await plain(numbering, [{ numId: '2', level: 0 }])).toEqual(['1']);
});

test('a linked list that has levels of its own keeps them', async () => {
  const numbering = list('0', level(0)) + list('1', '<w:numStyleLink w:val="house"/>', level(0, { text: '（%1）' }));
  const instances = instance('1', '0') + instance('2', '1');
  expect(await plain(numbering + instances, [{ numId: '2', level: 0 }], listStyle('house', '1'))).toEqual(['（1）']);
});

test.each([
  ['to itself', list('0', '<w:numStyleLink w:val="house"/>') + instance('1', '0'), listStyle('house', '1')],
  [
    'through each other',
    list('0', '<w:numStyleLink w:val="house"/>') +
      list('1', '<w:numStyleLink w:val="yard"/>') +
      instance('1', '0') +
      instance('2', '1'),
    listStyle('house', '2') + listStyle('yard', '1'),
  ],
  ['by a style of lists that nobody has', list('0', '<w:numStyleLink w:val="house"/>') + instance('1', '0'), ''],
])('lists that lead in a circle or nowhere show nothing: %s', async (_, numbering, styles) => {
  expect(
    await plain(
      numbering,
      [
        { numId: '1', level: 0 },
        { numId: '1', level: 3 },
      ],
      styles,
    ),
  ).toEqual(['', '']);
});

test.each([
  ['a list that is missing', instance('1', '7')],
  ['an instance that is missing', list('0', level(0))],
  ['no lists at all', ''],
  ['a level without a place', list('0', '<w:lvl><w:lvlText w:val="%1"/></w:lvl>') + instance('1', '0')],
  ['a level beyond the ninth', list('0', level(9)) + instance('1', '0')],
  ['an instance 0', list('0', level(0)) + instance('0', '0')],
])('shows nothing for %s', async (_, numbering) => {
  expect(await plain(numbering, [{ numId: '1', level: 0 }, { numId: '0', level: 0 }, {}])).toEqual(['', '', '']);
});

test('instance 0 is none, even where the file has one, and a level must have a place', () => {
  const root: XmlElement = {
    name: 'w:numbering',
    attributes: {},
    children: [
      {
        name: 'w:abstractNum',
        attributes: { 'w:abstractNumId': '0' },
        children: [{ name: 'w:lvl', attributes: {}, children: [] }],
      },
      ...['0', '1'].map((numId) => ({
        name: 'w:num',
        attributes: { 'w:numId': numId },
        children: [{ name: 'w:abstractNumId', attributes: { 'w:val': '0' }, children: [] }],
      })),
    ],
  };
  const { lists, instances } = readNumbering(root, undefined);
  expect([...instances.keys()]).toEqual(['1']);
  expect(lists).toEqual(new Map([['0', new Map()]]));
});

test('numbers that are none are taken as not said', async () => {
  const odd = '<w:lvl w:ilvl="0"><w:start w:val="many"/><w:numFmt/><w:lvlRestart w:val=""/><w:lvlText w:val="%1."/></w:lvl>';
  const numbering = list('0', odd) + instance('1', '0', startAt(0, Number.NaN));
  expect(
    await plain(numbering, [
      { numId: '1', level: 0 },
      { numId: '1', level: 0 },
    ]),
  ).toEqual(['0.', '1.']);
});
