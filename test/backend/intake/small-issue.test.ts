import { describe, expect, test } from 'vitest';
import { parseBulletinText } from '../../../electron/backend/intake/bulletin-text/parse-bulletin-text.ts';
import { importIssue } from '../../../electron/backend/intake/import-issue.ts';
import { checkDocument } from '../../../shared/document/check.ts';
import { shownBlock } from './shown-document.ts';

/** A whole issue of two articles with a text under the first title. */
function read({
  body = '正文的一句话写在这里。',
  title = '# 编制管理的实践',
  statement = '春天来了，草原醒了。',
  byline = '李明',
  contents = '李明',
} = {}) {
  const text = [
    '# 朔原机构编制\n\n2025年第2期（总第86期）\n\n## 卷首语\n',
    `${statement}\n\n——编者\n\n## 目录\n\n◇工作论坛\n\n1 编制管理的实践 ${contents}\n\n3 窗口服务的体会 王方\n`,
    `${title}\n\n${byline}\n\n开头的一句话写在这里。\n\n${body}\n`,
    '# 窗口服务的体会\n\n王方\n\n全旗窗口工作稳步推进，群众满意。\n',
  ].join('\n');
  const parsed = parseBulletinText(text);
  const { complete } = importIssue(parsed, () => 'new');
  const [article] = complete.sections.flatMap(({ articles }) => articles);
  if (!article) throw new Error('no article was found');
  checkDocument(article.document);
  return {
    blocks: article.document.content.slice(1).map(shownBlock),
    statement: complete.issue.opening?.document.content.map(shownBlock),
    json: parsed.json,
    title: article.titleLines.join('／'),
    bylines: article.bylines.map(({ name }) => name),
    doubts: parsed.json.anomalies.map(({ line, kind }) => `${line} ${kind}`),
  };
}

describe('the inline marks of a whole issue are kept', () => {
  test.each<[string, string, string[]]>([
    [
      'bold, emphasis, underline',
      '他说**很好**，*也好*，<u>都好</u>。',
      ['他说{bold 很好}，{emphasis 也好}，{underline 都好}。'],
    ],
    [
      'superscript and subscript',
      '面积5km^2^，H~2~O和CO<sub>2</sub>。',
      ['面积5km{superscript 2}，H{subscript 2}O和CO{subscript 2}。'],
    ],
    ['links', '见[条例](https://example.gov.cn/a)全文。', ['见{https://example.gov.cn/a 条例}全文。']],
    ['line breaks', '第一行<br>第二行。', ['第一行⏎第二行。']],
    ['a soft return in a sentence', '联系人李明\u000b电话0470。', ['联系人李明⏎电话0470。']],
    ['a whole sentence in bold', '**这一句都很重要。**', ['{bold 这一句都很重要。}']],
    [
      'a heading in bold is one, a run-in heading too',
      '**一、总体情况**\n\n**（一）数表。**共有表格120种。',
      ['h1: 一、总体情况', '{lead （一）数表。}共有表格120种。'],
    ],
    ['in tables', '| 单位 | 面积 |\n|---|---|\n| **甲局** | 5m^2^ |', ['*单位|*面积 / {bold 甲局}|5m{superscript 2}']],
    ['in quotations and footnotes', '> 引用的**话**[^1]。\n\n[^1]: 注文。', ['blockquote: 引用的{bold 话}[注 注文。]。']],
  ])('%s', (_, body, blocks) => {
    const { json, ...found } = read({ body });
    expect(found.blocks).toEqual(blocks);
    // What is printed of it for other programs has no markers.
    expect(JSON.stringify(json)).not.toMatch(/[\ufdd0-\ufdef]/);
  });

  test('in the opening', () => {
    expect(read({ statement: '春天来了，**草原**醒了，见[诗](https://example.cn/s)。' }).statement).toEqual([
      '春天来了，{bold 草原}醒了，见{https://example.cn/s 诗}。',
    ]);
  });
});

test.each<[string, string, string]>([
  ['superscript', '# 编制管理的实践^2^', '编制管理的实践2'],
  ['subscript', '# 编制管理的H~2~实践', '编制管理的H2实践'],
  ['a link', '# [编制管理的实践](https://example.cn/a)', '编制管理的实践'],
  ['emphasis', '# 编制管理的*实践*', '编制管理的实践'],
  ['an underlined word', '# <u>编制</u>管理的实践', '编制管理的实践'],
])('%s in a title is told', (_, title, text) => {
  const found = read({ title });
  expect(found.title).toBe(text);
  expect(found.doubts).toContain('19 markup');
});

test('a title in bold tells nothing', () => {
  expect(read({ title: '# **编制管理的实践**' })).toMatchObject({ title: '编制管理的实践', doubts: [] });
});

test.each(['草原旗种羊场', '12345热线中心', '白音嘎查', '“三农”服务中心', '达来苏木人大'])(
  'a byline of an unusual unit is a byline, and a doubt: %s',
  (byline) => {
    // The contents have it, or do not.
    for (const contents of ['', byline])
      expect(read({ byline, contents })).toMatchObject({
        title: '编制管理的实践',
        bylines: [byline],
        blocks: ['正文的一句话写在这里。'],
        doubts: ['21 title-or-byline'],
      });
  },
);
