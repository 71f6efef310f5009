import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseArticleText } from '../../../electron/backend/intake/parse-article-text.ts';
import { checkDocument } from '../../../shared/document/check.ts';
import { plainText } from '../../../shared/document/plain-text.ts';
import { matchKey } from '../../../shared/text/match-key.ts';

const source = `# 让窗口少一张表
——来自河口区的做法

河口区委编办  **李小满**

窗口的事,**看着小**,做起来[^1]并不小。一张表少填一栏,群众就少跑一趟。

## 一、先数清楚

**(一)数表。**全区共有表格 120 种。重复的占了三成,

由此下决心合并。

| 名称 | 数量 |
|---|---|
| 表格 | 120 |
| 栏目 | **900** |

注:数字截至六月底[^2]。

[^1]: 见《河口区窗口调查》。
`;

test('a manuscript in Markdown', () => {
  const { article, joins, anomalies } = parseArticleText(source, () => 'new');
  expect(article).toMatchObject({
    id: 'new',
    kind: 'article',
    titleLines: ['让窗口少一张表'],
    subtitle: '来自河口区的做法',
    bylines: [
      { kind: 'unit', name: '河口区委编办' },
      { kind: 'person', name: '李小满' },
    ],
  });
  expect(article.document.content.map((block) => block.type)).toEqual(['paragraph', 'heading', 'paragraph', 'table', 'note']);
  expect(article.document.content[0]).toEqual({
    type: 'paragraph',
    content: [
      { type: 'text', text: '窗口的事，' },
      { type: 'text', text: '看着小', marks: [{ type: 'bold' }] },
      { type: 'text', text: '，做起来' },
      { type: 'footnote', content: [{ type: 'text', text: '见《河口区窗口调查》。' }] },
      { type: 'text', text: '并不小。一张表少填一栏，群众就少跑一趟。' },
    ],
  });
  expect(article.document.content[2]).toEqual({
    type: 'paragraph',
    content: [
      { type: 'text', text: '（一）数表。', marks: [{ type: 'lead' }] },
      { type: 'text', text: '全区共有表格120种。重复的占了三成，由此下决心合并。' },
    ],
  });
  expect(joins).toEqual([[10, 12]]);
  expect(anomalies.map((anomaly) => anomaly.line)).toEqual([19]);
  checkDocument(article.document);
});

test('plain text: title over two lines, byline, indents', () => {
  const { article } = parseArticleText(
    '    一条渔港路\n走了四十年\n　　　　柳明　祝安\n　　渔港路不长，走完只要一刻钟。\n　　一、路的起点\n　　起点在码头。\n',
    () => 'new',
  );
  expect(article.titleLines).toEqual(['一条渔港路 走了四十年']);
  expect(article.bylines.map((byline) => byline.name)).toEqual(['柳明', '祝安']);
  expect(article.document.content.map((block) => block.type)).toEqual(['paragraph', 'heading', 'paragraph']);
});

test.each(['一、', '（一）', '1.', '１．', '（1）'])(
  'a line that begins with %s is a heading of its own where lines are paragraphs',
  (number) => {
    const lines = [`${number}历史遗留`, '上世纪编制紧张', `${number}一些地方的现实需要还没有得到满足`, '新的任务多', '其他情况'];
    const { document } = parseArticleText(lines.join('\n'), () => 'new', { isPassage: true }).article;
    expect(document.content.map(({ type }) => type).slice(0, 3)).toEqual(['heading', 'paragraph', 'heading']);
    expect(
      plainText(document)
        .split('\n')
        .filter((line) => line.includes('历史遗留')),
    ).toEqual([`${number}历史遗留`]);
  },
);

test('a title that ends like the name of a unit is the title where a byline follows', () => {
  const { article } = parseArticleText(
    '关于第二批窗口服务的几点体会\n渔港区委编办\n\n今年以来，我们走访了十二个窗口。\n',
    () => 'new',
  );
  expect(article.titleLines).toEqual(['关于第二批窗口服务的几点体会']);
  expect(article.bylines.map(({ name }) => name)).toEqual(['渔港区委编办']);
});

describe('the line after a title that looks like a unit of an unusual kind is a byline, and a doubt', () => {
  const title = '推进编制管理的实践';
  const text = '今年以来，我们走访了十二个窗口。\n群众满意。\n';
  const read = (lines: string) => {
    const { article, anomalies } = parseArticleText(lines, () => 'new');
    return {
      title: article.titleLines,
      bylines: article.bylines.map(({ name }) => name),
      doubts: anomalies.map(({ line, kind }) => `${line} ${kind}`),
    };
  };

  test.each([
    '草原旗种羊场',
    '12345热线中心',
    '“三农”服务中心',
    '海拉尔河口岸',
    '白音嘎查',
    '达来苏木人大',
    '工业园区',
    '草原旗种羊场 李明',
  ])('%s', (line) => {
    for (const gap of ['\n', '\n\n'])
      expect(read(`${title}${gap}${line}${gap}${text}`)).toEqual({
        title: [title],
        bylines: line.split(' '),
        doubts: [`${gap === '\n' ? 2 : 3} title-or-byline`],
      });
  });

  test('where a byline follows, it is of the title, and a doubt', () => {
    expect(read(`走近草原深处\n白音嘎查\n李明\n${text}`)).toEqual({
      title: ['走近草原深处 白音嘎查'],
      bylines: ['李明'],
      doubts: ['2 title-or-byline'],
    });
  });

  test.each(['建设美丽牧区', '编制周转池的四十年', '走进新园区', '向改革要效能'])(
    'a second line that cannot be one is of the title: %s',
    (line) => {
      expect(read(`${title}\n${line}\n李明\n${text}`)).toEqual({ title: [`${title} ${line}`], bylines: ['李明'], doubts: [] });
    },
  );
});

test('any lines of text come through without losing a letter', () => {
  const line = fc.string({
    unit: fc.constantFrom(...'渔港码头编制一二（）、。，；：“”*#|[^1]:- 　aB1.'),
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
      const text = `渔港路的四十年\n\n${lines.join('\n')}`;
      const { article } = parseArticleText(text, () => 'new');
      checkDocument(article.document);
      const all = [
        ...article.titleLines,
        article.subtitle,
        ...article.bylines.map((byline) => byline.name),
        plainText(article.document),
      ];
      const letters = (value: string): string =>
        [...matchKey(value)]
          .filter((letter) => /\p{Script=Han}/u.test(letter))
          .sort()
          .join('');
      expect(letters(all.join(''))).toBe(letters(text));
    }),
    { numRuns: 300 },
  );
});
