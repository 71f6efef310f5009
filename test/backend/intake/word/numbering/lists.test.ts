import { expect, test } from 'vitest';
import { canReadText, officePlainTexts } from '../../../../helpers/office-tools.ts';
import { instance, labelsIn, labelsRead, level, list, type NumberedText, numberedDocx, startAt } from './numbered-docx.ts';

interface Case {
  what: string;
  /** Levels of each list. */
  lists: readonly (readonly string[])[];
  /** Each with the place of its list and its overrides; where it is left out, one for the first list. */
  instances?: readonly (readonly [list: number, overrides?: string])[];
  /** Place of the instance (-1: 0, which takes a number away) and level. */
  paragraphs: readonly (readonly [instance: number, level: number])[];
  /** What Word shows. */
  shown: string;
  /** What LibreOffice 7.4 writes where that is something else, and why. */
  office?: { why: string; shown: string };
}

const three = [level(0), level(1), level(2)];
/** Paragraphs of the first instance. */
const atLevels = (...levels: readonly number[]) => levels.map((index) => [0, index] as const);

const bullet = (text: string, font: string): string[] => [
  level(0, { format: 'bullet', text }).replace(
    '</w:lvl>',
    `<w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:hint="default"/></w:rPr></w:lvl>`,
  ),
];
const dots = { why: 'LibreOffice writes every bullet as a dot', shown: '•' };
const noRestart = 'LibreOffice 7.4 does not know lvlRestart';

const cases: readonly Case[] = [
  {
    what: 'an official text: 一、（一）1.（1）①, each level from the beginning again',
    lists: [
      [
        level(0, { format: 'chineseCountingThousand', text: '%1、' }),
        level(1, { format: 'chineseCountingThousand', text: '（%2）' }),
        level(2, { text: '%3.' }),
        level(3, { text: '（%4）' }),
        level(4, { format: 'decimalEnclosedCircle', text: '%5' }),
      ],
    ],
    paragraphs: atLevels(0, 1, 1, 2, 2, 3, 4, 4, 3, 1, 2, 0, 1, 2),
    shown: '一、 （一） （二） 1. 2. （1） ① ② （2） （三） 1. 二、 （一） 1.',
  },
  {
    what: 'articles that count on through the chapters: lvlRestart 0',
    lists: [
      [
        level(0, { format: 'chineseCounting', text: '第%1章' }),
        level(1, { format: 'chineseCounting', text: '第%2条', more: '<w:lvlRestart w:val="0"/>' }),
      ],
    ],
    paragraphs: atLevels(0, 1, 1, 0, 1, 0, 1),
    shown: '第一章 第一条 第二条 第二章 第三条 第三章 第四条',
    office: { why: noRestart, shown: '第一章 第一条 第二条 第二章 第一条 第三章 第一条' },
  },
  {
    what: 'lvlRestart 1: again after a chapter, not after a section',
    lists: [[level(0), level(1), level(2, { more: '<w:lvlRestart w:val="1"/>' })]],
    paragraphs: atLevels(0, 1, 2, 1, 2, 0, 1, 2),
    shown: '1 1.1 1.1.1 1.2 1.2.2 2 2.1 2.1.1',
    office: { why: noRestart, shown: '1 1.1 1.1.1 1.2 1.2.1 2 2.1 2.1.1' },
  },
  {
    what: 'lvlRestart of a level that is not above is as if it were not there',
    lists: [[level(0), level(1, { more: '<w:lvlRestart w:val="3"/>' })]],
    paragraphs: atLevels(0, 1, 1, 0, 1),
    shown: '1 1.1 1.2 2 2.1',
  },
  {
    what: 'isLgl: figures in every place',
    lists: [[level(0, { format: 'chineseCounting', text: '第%1章' }), level(1, { more: '<w:isLgl/>' })]],
    paragraphs: atLevels(0, 1, 0, 1),
    shown: '第一章 1.1 第二章 2.1',
    office: { why: 'LibreOffice 7.4 does not know isLgl', shown: '第一章 一.1 第二章 二.1' },
  },
  {
    what: 'isLgl that is switched off',
    lists: [[level(0, { format: 'chineseCounting', text: '%1、' }), level(1, { more: '<w:isLgl w:val="0"/>' })]],
    paragraphs: atLevels(0, 1),
    shown: '一、 一.1',
  },
  {
    what: 'two instances of one list count on together',
    lists: [three],
    instances: [[0], [0]],
    paragraphs: [
      [0, 0],
      [1, 0],
      [0, 0],
      [1, 1],
      [0, 1],
      [1, 0],
    ],
    shown: '1 2 3 3.1 3.2 4',
  },
  {
    what: 'two lists count apart',
    lists: [three, [level(0, { text: '（%1）' })]],
    instances: [[0], [1]],
    paragraphs: [
      [0, 0],
      [1, 0],
      [0, 0],
      [1, 0],
    ],
    shown: '1 （1） 2 （2）',
  },
  {
    what: 'startOverride begins again at the first paragraph of the instance, and once',
    lists: [three],
    instances: [[0], [0, startAt(0, 1)]],
    paragraphs: [
      [0, 0],
      [0, 0],
      [1, 0],
      [1, 0],
      [0, 0],
      [1, 0],
    ],
    shown: '1 2 1 2 3 4',
  },
  {
    what: 'three times from 一 again, and back in between',
    lists: [three],
    instances: [[0], [0, startAt(0, 1)], [0, startAt(0, 1)]],
    paragraphs: [
      [0, 0],
      [1, 0],
      [2, 0],
      [1, 0],
      [2, 0],
      [0, 0],
    ],
    shown: '1 1 1 2 3 4',
  },
  {
    what: 'startOverride with another number; levels below begin again with it',
    lists: [three],
    instances: [[0], [0, startAt(0, 7)]],
    paragraphs: [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
    shown: '1 1.1 7 7.1',
  },
  {
    what: 'startOverride waits for its level: 1.1 counts on in the list, then 1 begins again',
    lists: [three],
    instances: [[0], [0, startAt(0, 1)]],
    paragraphs: [
      [0, 0],
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 0],
      [1, 1],
    ],
    shown: '1 2 2.1 2.2 1 1.1',
  },
  {
    what: 'startOverride of all levels',
    lists: [three],
    instances: [[0], [0, startAt(0, 1) + startAt(1, 1) + startAt(2, 1)]],
    paragraphs: [
      [0, 0],
      [0, 1],
      [0, 1],
      [1, 0],
      [1, 1],
      [1, 1],
      [1, 0],
      [1, 1],
    ],
    shown: '1 1.1 1.2 1 1.1 1.2 2 2.1',
  },
  {
    what: 'startOverride of all levels in an instance that begins below: the levels above count on, as a contents list of Word showed',
    lists: [three],
    instances: [[0], [0, startAt(0, 1) + startAt(1, 1) + startAt(2, 1)]],
    paragraphs: [
      [0, 0],
      [0, 1],
      [0, 1],
      [1, 2],
      [0, 2],
      [1, 1],
      [1, 2],
      [1, 0],
    ],
    shown: '1 1.1 1.2 1.2.1 1.2.2 1.3 1.3.1 2',
  },
  {
    what: 'startOverride of a deeper level holds each time that level begins again',
    lists: [three],
    instances: [[0], [0, startAt(1, 5)]],
    paragraphs: [
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 1],
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 0],
      [1, 1],
    ],
    shown: '1 1.1 1.5 1.6 2 2.1 2.2 3 3.5',
    office: { why: 'LibreOffice uses it once', shown: '1 1.1 1.5 1.6 2 2.1 2.2 3 3.1' },
  },
  {
    what: 'a level that an instance has otherwise shows other signs and counts on',
    lists: [[level(0)]],
    instances: [
      [0],
      [0, `<w:lvlOverride w:ilvl="0">${level(0, { format: 'upperLetter', text: '%1)', start: 4 })}</w:lvlOverride>`],
    ],
    paragraphs: [
      [0, 0],
      [1, 0],
      [0, 0],
    ],
    shown: '1 B) 3',
  },
  {
    what: 'a level that an instance has otherwise, first of all; its startOverride is stronger than its start',
    lists: [[level(0)]],
    instances: [
      [0, `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/>${level(0, { text: '%1)', start: 9 })}</w:lvlOverride>`],
    ],
    paragraphs: [
      [0, 0],
      [0, 0],
    ],
    shown: '3) 4)',
  },
  {
    what: 'a level above that has not been there shows its start and counts as used (Knowledge Base Q110380)',
    lists: [three],
    paragraphs: atLevels(1, 1, 0, 1, 2),
    shown: '1.1 1.2 2 2.1 2.1.1',
  },
  {
    what: 'two levels above that have not been there',
    lists: [three],
    paragraphs: atLevels(2, 2, 1, 0, 0),
    shown: '1.1.1 1.1.2 1.2 2 3',
  },
  {
    what: 'a level that is jumped over',
    lists: [three],
    paragraphs: atLevels(0, 2, 2, 1, 2, 0, 2),
    shown: '1 1.1.1 1.1.2 1.2 1.2.1 2 2.1.1',
  },
  {
    what: 'starts other than 1, and 0',
    lists: [[level(0, { start: 3 }), level(1, { start: 0 }), level(2, { start: 2 })]],
    paragraphs: atLevels(0, 1, 1, 2, 0, 1),
    shown: '3 3.0 3.1 3.1.2 4 4.0',
  },
  {
    what: 'a level without a start begins at 0 (17.9.25)',
    lists: [['<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>']],
    paragraphs: atLevels(0, 0),
    shown: '0 1',
  },
  {
    what: 'a level without a format is in figures',
    lists: [['<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl>']],
    paragraphs: [[0, 0]],
    shown: '1.',
  },
  {
    what: 'words only, without a number',
    lists: [[level(0, { format: 'none', text: '附件' }), level(1, { text: '附件%2' })]],
    paragraphs: atLevels(0, 1, 1, 0),
    shown: '附件 附件1 附件2 附件',
  },
  {
    what: 'nothing at all',
    lists: [[level(0, { format: 'none', text: '' }), level(1, { text: '' })]],
    paragraphs: atLevels(0, 1),
    shown: '_ _',
  },
  {
    what: 'signs of its own around the number; spaces at its ends are none',
    lists: [[level(0, { text: ' 第 %1 条　' }), level(1, { text: '%1%' })]],
    paragraphs: atLevels(0, 1),
    shown: '第~1~条 1%',
  },
  {
    what: 'the number of a level below is not there',
    lists: [[level(0, { text: '%1-%2' }), level(1)]],
    paragraphs: atLevels(0, 1, 0),
    shown: '1- 1.1 2-',
    office: { why: 'LibreOffice 7.4 shows the sign for it', shown: '1-%2% 1.1 2-%2%' },
  },
  {
    what: 'a level between that is not defined is in figures',
    lists: [[level(0), level(2)]],
    paragraphs: atLevels(0, 1, 2),
    shown: '1 _ 1.1.1',
  },
  {
    what: 'nine levels',
    lists: [Array.from({ length: 9 }, (_, index) => level(index))],
    paragraphs: atLevels(0, 1, 2, 3, 4, 5, 6, 7, 8, 8),
    shown: '1 1.1 1.1.1 1.1.1.1 1.1.1.1.1 1.1.1.1.1.1 1.1.1.1.1.1.1 1.1.1.1.1.1.1.1 1.1.1.1.1.1.1.1.1 1.1.1.1.1.1.1.1.2',
  },
  {
    what: 'a format of its own, with the nearest one beside it for older programs',
    lists: [
      [
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>',
      ],
    ],
    paragraphs: atLevels(0, 0),
    shown: '001 002',
  },
  {
    what: 'numId 0 takes the number away',
    lists: [three],
    paragraphs: [
      [0, 0],
      [-1, 0],
      [0, 0],
    ],
    shown: '1 _ 2',
  },
  { what: '● of Wingdings', lists: [bullet('\uf06c', 'Wingdings')], paragraphs: [[0, 0]], shown: '●', office: dots },
  { what: '● of Wingdings by its letter', lists: [bullet('l', 'Wingdings')], paragraphs: [[0, 0]], shown: '●', office: dots },
  { what: '■ of Wingdings', lists: [bullet('\uf06e', 'Wingdings')], paragraphs: [[0, 0]], shown: '■', office: dots },
  { what: '□ of Wingdings', lists: [bullet('\uf06f', 'Wingdings')], paragraphs: [[0, 0]], shown: '□', office: dots },
  { what: '◆ of Wingdings by its letter', lists: [bullet('u', 'Wingdings')], paragraphs: [[0, 0]], shown: '◆', office: dots },
  { what: '➢ of Wingdings', lists: [bullet('\uf0d8', 'Wingdings')], paragraphs: [[0, 0]], shown: '➢', office: dots },
  { what: '➢ of Wingdings by its letter', lists: [bullet('Ø', 'Wingdings')], paragraphs: [[0, 0]], shown: '➢', office: dots },
  { what: '✓ of Wingdings', lists: [bullet('\uf0fc', 'Wingdings')], paragraphs: [[0, 0]], shown: '✓', office: dots },
  { what: '• of Symbol', lists: [bullet('\uf0b7', 'Symbol')], paragraphs: [[0, 0]], shown: '•' },
  { what: '• of a font that nobody names', lists: [bullet('\uf0b7', '宋体')], paragraphs: [[0, 0]], shown: '•' },
  { what: '■ of a font that nobody names', lists: [bullet('\uf06e', '')], paragraphs: [[0, 0]], shown: '■', office: dots },
  { what: 'a bullet of a font whose signs are unknown', lists: [bullet('}', 'Wingdings 3')], paragraphs: [[0, 0]], shown: '•' },
  { what: '○ of the second level in Word', lists: [bullet('o', 'Courier New')], paragraphs: [[0, 0]], shown: '○', office: dots },
  { what: 'a letter of a font of letters', lists: [bullet('o', '宋体')], paragraphs: [[0, 0]], shown: 'o', office: dots },
  { what: '—— as a bullet', lists: [bullet('——', '宋体')], paragraphs: [[0, 0]], shown: '——', office: dots },
];

/** All cases in one file, so that LibreOffice is asked once. */
const whole = cases.map(({ lists, instances = [[0]], paragraphs }, place) => {
  const listIds = lists.map((_, index) => `${100 * (place + 1) + index}`);
  const numIds = instances.map((_, index) => `${100 * (place + 1) + index}`);
  return {
    lists: lists.map((levels, index) => list(listIds[index] ?? '', ...levels)).join(''),
    instances: instances.map(([at, overrides], index) => instance(numIds[index] ?? '', listIds[at] ?? '', overrides)).join(''),
    paragraphs: paragraphs.map(([at, index]) => ({ numId: at < 0 ? '0' : (numIds[at] ?? ''), level: index })),
  };
});

/** As they are written here: _ for nothing, ~ for a space. */
const labelsOf = (shown: string): string[] => shown.split(' ').map((label) => (label === '_' ? '' : label.replaceAll('~', ' ')));

const textOf = (parts: typeof whole): NumberedText => ({
  numbering: parts.map(({ lists }) => lists).join('') + parts.map(({ instances }) => instances).join(''),
  paragraphs: parts.flatMap(({ paragraphs }) => paragraphs),
});

test.each(cases.map((one, place) => ({ ...one, text: textOf(whole.slice(place, place + 1)) })))(
  'shows what Word shows: $what',
  async ({ text, shown }) => {
    expect(await labelsRead(text)).toEqual(labelsOf(shown));
  },
);

test.skipIf(!canReadText)('LibreOffice writes the same numbers, or others for the reason given', async () => {
  const text = textOf(whole);
  const [written = []] = officePlainTexts([numberedDocx(text)]).map(labelsIn);
  let from = 0;
  for (const { what, shown, office, paragraphs } of cases) {
    expect({ what, labels: written.slice(from, from + paragraphs.length) }).toEqual({
      what,
      labels: labelsOf(office?.shown ?? shown),
    });
    if (office) expect(office.shown, what).not.toBe(shown);
    from += paragraphs.length;
  }
  expect(written).toHaveLength(from);
});
