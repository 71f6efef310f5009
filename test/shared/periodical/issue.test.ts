import { expect, test } from 'vitest';
import { documentOf } from '../../../shared/document/build.ts';
import { type Article, articleTitle } from '../../../shared/periodical/article.ts';
import { articlesInOrder } from '../../../shared/periodical/complete-issue.ts';
import { bylineText, contentsOf } from '../../../shared/periodical/contents.ts';
import { issueName, publicationLine, totalNumberName } from '../../../shared/periodical/issue.ts';
import { spreadName } from '../../../shared/periodical/names.ts';

test.each([
  ['张楠', '张　楠'],
  ['𠮷田', '𠮷　田'],
  ['欧阳修', '欧阳修'],
  ['张　楠', '张　楠'],
  ['张', '张'],
  ['AB', 'AB'],
  ['', ''],
])('spreadName(%j)', (name, spread) => {
  expect(spreadName(name)).toBe(spread);
});

test('names of an issue', () => {
  expect(issueName({ year: 2021, number: 1 })).toBe('2021年第1期');
  expect(totalNumberName({ total: 167 })).toBe('总第167期');
});

test.each([
  ['2021-03-26', '双月刊', '3月26日出版（双月刊）'],
  ['2021-12-01', '', '12月1日出版'],
  ['', '双月刊', '（双月刊）'],
  ['三月', '', ''],
])('publicationLine(%j, %j)', (publishedOn, frequency, line) => {
  expect(publicationLine({ publishedOn, frequency })).toBe(line);
});

function article(id: string, more: Partial<Article> = {}): Article {
  const empty = { kicker: '', subtitle: '', bylines: [], contentsTitle: null, document: documentOf() };
  return { id, kind: 'article', titleLines: [id], ...empty, ...more };
}

test('contents list sections with articles, not fillers, under the title meant for the contents', () => {
  const sections = [
    {
      id: '1',
      name: '特稿',
      articles: [article('甲', { titleLines: ['上句', '下句'] }), article('补白', { kind: 'filler' as const })],
    },
    { id: '2', name: '空栏', articles: [] },
    { id: '3', name: '只有补白', articles: [article('补白二', { kind: 'filler' as const })] },
    {
      id: '4',
      name: '调研',
      articles: [
        article('乙', {
          contentsTitle: '目录里的题目',
          bylines: [
            { kind: 'unit', name: '甲市委编办' },
            { kind: 'person', name: '张楠' },
          ],
        }),
      ],
    },
  ];
  expect(contentsOf({ sections })).toEqual([
    { name: '特稿', entries: [{ articleId: '甲', title: '上句 下句', byline: '' }] },
    { name: '调研', entries: [{ articleId: '乙', title: '目录里的题目', byline: '甲市委编办 张楠' }] },
  ]);
  expect(articlesInOrder({ sections }).map(({ section, article: { id } }) => `${section}/${id}`)).toEqual([
    '特稿/甲',
    '特稿/补白',
    '只有补白/补白二',
    '调研/乙',
  ]);
  expect(articleTitle({ titleLines: ['一', '二'] })).toBe('一 二');
  expect(bylineText([])).toBe('');
});
