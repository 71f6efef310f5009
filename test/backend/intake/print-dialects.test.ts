import { expect, test } from 'vitest';
import { parseBulletinText } from '../../../electron/backend/intake/bulletin-text/parse-bulletin-text.ts';
import { asPrinted, type Print, printIssue, truth } from './invented-prints.ts';

const prints: Record<string, Print> = {
  'two print columns with one pair of numbers, titles as running heads, half-width marks': {
    header: 'CONTENTS',
    contents: 'columns',
    mark: '●',
    runningHead: 'title',
    half: true,
    width: null,
    byline: 'below',
    mastheadLast: false,
  },
  'lines of 22 characters, columns without a mark and above their first title, masthead at the end': {
    header: '本期要目',
    contents: 'leaders',
    mark: '',
    runningHead: 'column',
    half: false,
    width: 22,
    byline: 'below',
    mastheadLast: true,
  },
  'bylines above the title and on lines of their own in the contents, half-width marks in lines of 30': {
    header: '目　次',
    contents: 'own line',
    mark: '■',
    runningHead: 'title',
    half: true,
    width: 30,
    byline: 'above',
    mastheadLast: true,
  },
};

test.each(Object.entries(prints))('an invented issue in another print: %s', (_, print) => {
  const found = parseBulletinText(printIssue(print)).json;
  expect(found.issue).toMatchObject({
    title: '河谷档案',
    year: 2031,
    number: 2,
    total: 58,
    publishedOn: '2031-06-18',
    frequency: '季刊',
    sponsor: '河谷市档案馆',
  });
  expect(found.masthead.roles).toEqual([
    { role: '主任', names: ['柏若川'] },
    { role: '委员', names: ['方舟', '沈知秋', '柏若川'] },
    { role: '主编', names: ['沈知秋'] },
  ]);
  expect(found.distribution.发).toBe(asPrinted('各乡镇，各直属单位', print));
  expect(found.columns.map(({ name, articles }) => [name, articles])).toEqual([
    ['工作研究', [0, 1]],
    ['馆藏故事', [2]],
    ['人物', [3]],
  ]);
  expect(found.tocMismatches).toEqual([]);
  for (const [index, article] of truth.entries()) {
    const other = found.articles[index];
    expect(other?.title.join('')).toBe(asPrinted(article.title.join(''), print));
    expect(other?.authors).toEqual(article.authors);
    expect(other?.page).toBe(article.page);
    expect(other?.subtitle).toBe(article.subtitle.replace('——', ''));
    expect(other?.headings.map(({ level, text }) => [level, text])).toEqual(
      article.blocks.filter((block) => block.level && !block.lead).map((block) => [block.level, asPrinted(block.text, print)]),
    );
    expect(other?.runInHeadings.map(({ level, text }) => [level, text])).toEqual(
      article.blocks.flatMap((block) => (block.lead ? [[block.level, asPrinted(block.lead, print)]] : [])),
    );
    expect(other?.paragraphs.map(({ text }) => text)).toEqual(
      article.blocks.filter((block) => block.lead || !block.level).map((block) => asPrinted(block.text, print)),
    );
  }
});
