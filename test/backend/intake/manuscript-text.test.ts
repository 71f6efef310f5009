import { describe, expect, test } from 'vitest';
import { parseArticleText } from '../../../electron/backend/intake/parse-article-text.ts';
import { shownManuscript } from './shown-document.ts';

describe('characters that stand for others', () => {
  test('radicals in title, byline, heading and text are the characters they look like, and told', () => {
    const text = '\u2f08\u4e8b\u2f2f\u4f5c\u2f0f\u70b9体会\n李\u2f45\n\u2f00、总体情况\n全旗\u2f2f作稳步推进。\n';
    const { article } = parseArticleText(text, () => 'new');
    expect(article.bylines.map(({ name }) => name)).toEqual(['李方']);
    expect(shownManuscript(text)).toMatchObject({
      title: '人事工作几点体会',
      blocks: ['h1: 一、总体情况', '全旗工作稳步推进。'],
      doubts: ['1 replaced-characters'],
    });
    expect(shownManuscript(text).told).toMatch(/⼈→人.*第 1、2、3、4 行/);
  });

  test('vertical and half-width marks end a sentence', () => {
    expect(shownManuscript('编制管理的实践\n\n第一句\ufe12\n\n第二句\uff61\n').blocks).toEqual(['第一句。', '第二句。']);
  });

  test('private-use characters: those of GBK are known, others are told line by line', () => {
    const found = shownManuscript('名册\n\n先进工作者赵\ue863。\n另一位\uf0b7\u2014\uf8ff。\n又一位\u{f0001}。\n');
    expect(found.blocks).toEqual(['先进工作者赵䶮。', '另一位\uf0b7—\uf8ff。', '又一位\u{f0001}。']);
    expect(found.doubts).toEqual(['3 replaced-characters', '4 unreadable', '5 unreadable']);
    expect(found.told).toContain('U+F0B7');
  });

  test('what cannot be printed is told with its line', () => {
    const found = shownManuscript('名册\n\n第一行\u0007。\n第二行\ufffd。\n第三行\ud800。\n');
    expect(found.blocks).toEqual(['第一行\ufffd。', '第二行\ufffd。', '第三行\ufffd。']);
    expect(found.doubts).toEqual(['3 unreadable', '4 unreadable', '5 unreadable']);
  });

  test('a text of nothing else is told in a few sentences', () => {
    expect(shownManuscript(`名册\n\n${'坏\ufffd字。\n'.repeat(3000)}`).doubts.length).toBeLessThan(250);
  });
});

test('characters without a shape go, in titles and bylines too', () => {
  const { title, blocks } = shownManuscript(
    '编制\u200b管理\ufeff的实\u00ad践\n李\u200c明\u200d\n\u200e全旗\u200f编制\u2060工作\u180e稳步\u034f推进\ufe0f，\u2063效果\u00ad明显。\u061c末句。\n',
  );
  expect([title, blocks]).toEqual(['编制管理的实践', ['全旗编制工作稳步推进，效果明显。末句。']]);
});

test('line ends that other programs write', () => {
  for (const end of ['\u000b', '\u2028', '\u2029', '\u0085']) {
    const { blocks, doubts } = shownManuscript(`编制管理的实践\n李明\n第一句在这里。${end}（一）做法\n全旗编制工作稳步推进。\n`);
    expect(blocks).toEqual(['第一句在这里。', 'h2: （一）做法', '全旗编制工作稳步推进。']);
    expect(doubts).toEqual(['3 replaced-characters']);
  }
});

describe('a short line before a soft return is a part of its paragraph, no heading', () => {
  const body = '全旗编制工作坚持以人民为中心的发展思想，稳步推进各项改革任务落地见效。';
  test.each<[string, string, string[]]>([
    ['before it', `工作背景\u000b${body}`, [`工作背景⏎${body}`]],
    ['but not behind one', `${body}\u000b工作背景\n${body}`, [body, 'h1: 工作背景', body]],
    ['lines of an address', '联系人：李明\u000b电话0470\u000b地址城关镇\n', ['联系人：李明⏎电话0470⏎地址城关镇']],
    ['a separator of lines', `几点做法\u2028${body}`, [`几点做法⏎${body}`]],
    ['a numbered heading stays one', `${body}\u000b一、总体情况\u000b${body}`, [body, 'h1: 一、总体情况', body]],
    ['inside items and quotations', `- 项一\u000b续\n- 项二\n\n> 引\u000b用。`, ['项一⏎续', '项二', 'blockquote: 引⏎用。']],
    ['two soft returns', `工作背景\u000b\u000b${body}`, ['工作背景', body]],
    ['a heading without one', `${body}\n工作背景\n${body}`, [body, 'h1: 工作背景', body]],
  ])('%s', (_, text, blocks) => {
    expect(shownManuscript(`编制管理的实践\n李明\n${body}\n${text}\n`).blocks.slice(1)).toEqual(blocks);
  });

  test('in a title it parts its lines', () => {
    expect(shownManuscript(`编制管理的实践\u000b与思考\n李明\n${body}\n`)).toMatchObject({
      title: '编制管理的实践 与思考',
      blocks: [body],
    });
  });
});

test('full-width numbers are numbers', () => {
  const { blocks } = shownManuscript(
    '编制管理的实践\n李明\n一、总体情况\n１．进一步完善体制\n全旗稳步推进。\n２．持续深化改革\n全旗稳步推进。\n（１）统筹资源\n全旗稳步推进。\n（２）健全机制。各地照办。\n',
  );
  expect(blocks).toEqual([
    'h1: 一、总体情况',
    'h3: １．进一步完善体制',
    '全旗稳步推进。',
    'h3: ２．持续深化改革',
    '全旗稳步推进。',
    'h4: （１）统筹资源',
    '全旗稳步推进。',
    '{lead （２）健全机制。}各地照办。',
  ]);
});

test.each<[string, string]>([
  ['１、统筹资源', 'h3: １、统筹资源'],
  ['１２．健全机制', 'h3: １２．健全机制'],
  ['（１２）健全机制', 'h4: （１２）健全机制'],
  ['(３）健全机制', 'h4: （３）健全机制'],
  ['３．１４万元用于培训。', '３．１４万元用于培训。'],
  ['２０２５年１２月完成。', '２０２５年１２月完成。'],
])('a full-width number opens a heading or none: %s', (line, block) => {
  expect(shownManuscript(`编制管理的实践\n\n全旗稳步推进。\n${line}\n全旗稳步推进。\n`).blocks[1]?.slice(0, block.length)).toBe(
    block,
  );
});

test.each([
  '第一条　为了规范管理，制定本办法。',
  '第十二条　本办法由编办解释。',
  '第三十一条之一　另行规定。',
  '第１条　为了规范管理。',
  '第二款　适用前款。',
])('the blank behind the number stays, as one: %s', (line) => {
  for (const blank of [' ', '　', '　　', '\u00a0 '])
    expect(shownManuscript(`机构编制管理办法\n\n开头的一句话。\n${line.replace('　', blank)}\n`).blocks[1]).toBe(line);
});

test('the blank behind the number of an article of law, and words of other scripts', () => {
  const { blocks } = shownManuscript(
    '机构编制管理办法\n\n第一章　总则\n\n第一条　为了规范管理，制定本办法。\n\n第二条 代表José Álvarez和Монгол Улс出席，ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ，温度25 ℃。\n',
  );
  expect(blocks).toEqual([
    'h1: 第一章　总则',
    '第一条　为了规范管理，制定本办法。',
    '第二条　代表José Álvarez和Монгол Улс出席，ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ，温度25 ℃。',
  ]);
});

describe('the last item of a list is an item, however short', () => {
  const read = (...lines: string[]): string[] =>
    shownManuscript(['机构编制管理办法', '', '开头一句。', ...lines].join('\n')).blocks.slice(1);

  test.each<[string, string[]]>([
    [
      'after semicolons',
      ['下列情形应当报批：', '（一）机构调整；', '（二）编制变动；', '（三）其他事项。', '第二条　本办法自印发之日起施行。'],
    ],
    ['after commas', ['包括：', '1.机构，', '2.编制，', '3.职数。', '以上由编办核定。']],
    ['with full stops after a colon', ['下列情形应当报批：', '（一）机构调整。', '（二）编制变动。']],
    ['with a second sentence', ['（一）机构调整；', '（二）其他事项。前款所称其他事项由编办解释。']],
    ['in brackets and figures', ['（１）机构；', '（２）编制。', '以上由编办核定。']],
  ])('%s', (_, lines) => {
    expect(read(...lines).join('\n')).not.toContain('lead');
  });

  test('run-in headings stay', () => {
    expect(read('（一）提高认识。各地要重视。', '（二）加强领导。各地要负责。')).toEqual([
      '{lead （一）提高认识。}各地要重视。',
      '{lead （二）加强领导。}各地要负责。',
    ]);
    expect(read('要做好以下工作。', '（一）提高认识。', '各地要重视，层层落实。')).toContain('{lead （一）提高认识。}');
  });
});

const body = '全旗编制工作坚持以人民为中心的发展思想，稳步推进各项改革任务落地见效。';

describe('the parts of a law', () => {
  const read = (...lines: string[]): string[] => shownManuscript(['机构编制管理办法', ...lines].join('\n')).blocks;

  test('编, 章 and 节 are headings of their own, whatever stands around them', () => {
    expect(
      read('第一编 总则', '第一章 总 则', '第一节　一般规定', '第一条　为了规范管理，制定本办法。', '第二部分　附则', body),
    ).toEqual([
      'h1: 第一编　总则',
      'h1: 第一章　总则',
      'h2: 第一节　一般规定',
      '第一条　为了规范管理，制定本办法。',
      'h1: 第二部分　附则',
      body,
    ]);
    expect(shownManuscript(`# 机构编制管理办法\n\n## 第一章　总则\n\n**第一条** ${body}\n`)).toMatchObject({
      title: '机构编制管理办法',
      blocks: ['h1: 第一章　总则', `{bold 第一条}　${body}`],
    });
  });

  test('an article whose number stands alone goes on with a blank', () => {
    expect(read('第四条', `　　${body}`, '第五条　施行。')).toEqual([`第四条　${body}`, '第五条　施行。']);
  });

  test.each(['第一章规定了编制的种类，第二章规定了程序。', '第二节课后，大家讨论热烈。'])(
    'a sentence is no heading: %s',
    (line) => {
      expect(read(line)).toEqual([line]);
    },
  );

  test('signature, date and 附件 are lines of their own', () => {
    expect(read(body, '附件：1.名单', '　　　　　　　　旗委编办', '　　　　　　2025年12月1日', body)).toEqual([
      body,
      '附件：1.名单',
      '旗委编办',
      '2025年12月1日',
      body,
    ]);
  });
});

describe('items of a list without the marks that lists have', () => {
  const read = (...lines: string[]): string[] =>
    shownManuscript(['机构编制管理办法', '', '开头一句。', ...lines].join('\n')).blocks.slice(1);

  test.each<[string, string[]]>([
    ['a word behind the semicolon', ['（一）机构；', '（二）编制；以及', '（三）其他。']],
    ['a word behind the comma', ['（1）机构，或者', '（2）编制。']],
    ['none at the end of the last', ['下列情形：', '（一）机构；', '（二）编制；', '（三）其他']],
    ['none at all', ['下列情形：', '1.机构', '2.编制', '3.其他', '第二条　施行。']],
    ['with text behind the last', ['要求如下：', '1、按时。', '2、按质。', '3、按量。', '以上由编办核定。']],
    ['none at the end of the first', ['1、机构', '2、编制；', '3、职数。']],
    ['all on one line', ['①机构；②编制。']],
  ])('%s', (_, lines) => expect(read(...lines)).toEqual(lines));

  test('headings stay, also 1） and full-width ones', () => {
    expect(read('主要做法：', '（一）提高认识', body, '（二）加强领导', body)).toEqual([
      '主要做法：',
      'h2: （一）提高认识',
      body,
      'h2: （二）加强领导',
      body,
    ]);
    expect(read('1）提高认识', body, '２）加强领导', body)).toEqual(['h4: 1）提高认识', body, 'h4: ２）加强领导', body]);
  });
});

describe('sentences of other scripts end too', () => {
  test.each([
    'Монгол Улсын Засгийн газрын тухай мэдээлэл.',
    'The committee met in Ålesund.',
    'ᠮᠣᠩᠭᠣᠯ ᠤᠯᠤᠰ ᠤᠨ ᠵᠠᠰᠠᠭ᠃',
    '서울특별시 공무원 정원을 검토하였다.',
    '全旗稳步推进.',
    '见效明显。[1]',
    '见效明显。①',
  ])('%s', (line) => {
    expect(shownManuscript(`编制管理的实践\n李明\n${line}\n${line}\n`)).toMatchObject({ blocks: [line, line], doubts: [] });
  });

  test('words on two lines of print are two words', () => {
    const found = shownManuscript(`编制管理的实践\n李明\n${body.slice(0, 20)}Монгол\nУлсын 与 José,\nÁlvarez。\n`);
    expect(found.blocks).toEqual([`${body.slice(0, 20)}Монгол Улсын与José, Álvarez。`]);
  });
});

describe('titles and bylines', () => {
  const read = (text: string) => {
    const { article, anomalies } = parseArticleText(`${text}\n${body}\n`, () => 'new');
    const { kicker, titleLines, bylines } = article;
    return [kicker, ...titleLines, ...bylines.map(({ name }) => `@${name}`), ...anomalies.map(({ kind }) => `!${kind}`)].filter(
      (one) => one !== '',
    );
  };

  test.each<[string, string[]]>([
    ['“三定”规定怎么写？\n李明', ['“三定”规定怎么写？', '@李明']],
    ['（本刊记者 李明）\n编制管理的实践', ['编制管理的实践', '@李明']],
    ['【工作论坛】\n编制管理的实践\n李明', ['【工作论坛】', '编制管理的实践', '@李明']],
    ['编制管理的实践\n旗委编办主任 李明', ['编制管理的实践', '@旗委编办主任', '@李明', '!title-or-byline']],
    ['编制管理的实践\n\n作者：李明  单位：旗委编办', ['编制管理的实践', '@李明', '@旗委编办']],
    ['题目：编制管理的实践\n作者：李明', ['编制管理的实践', '@李明']],
    ['编 制 管 理 的 实 践\n李  明', ['编制管理的实践', '@李明']],
    ['编制管理的实践\n阿拉坦·苏和 阿·娜仁', ['编制管理的实践', '@阿拉坦·苏和', '@阿·娜仁']],
    ['编制管理的实践\nJosé María Álvarez', ['编制管理的实践', '@José María Álvarez', '!title-or-byline']],
    ['编制管理的实践\n李明①', ['编制管理的实践', '@李明', '!title-or-byline']],
    [`${'进一步规范管理工作'.repeat(16)}\n李明`, ['进一步规范管理工作'.repeat(16), '@李明']],
    ['编制管理的实践\n李明\n（2025年12月1日）', ['编制管理的实践', '@李明']],
  ])('%s', (head, found) => expect(read(head)).toEqual(found));
});

test('folios are taken out and told, a form feed parts lines', () => {
  const found = shownManuscript(
    `编制管理的实践\n李明\n${body.slice(0, 20)}\n- 6 -\n${body.slice(20)}\f（一）做法\n${body}\n— 7 —\n`,
  );
  expect([found.blocks, found.doubts]).toEqual([[body, 'h2: （一）做法', body], ['4 left-out']]);
  expect(found.told).toContain('“- 6 -”、“— 7 —”');
});

test('a short line is not joined to what follows', () => {
  expect(shownManuscript(`编制管理的实践\n李明\n${body}\n甲 12\n乙 30\n${body}\n`).blocks).toEqual([body, '甲12', '乙30', body]);
});

test('a ligature is told as the letters it became', () => {
  expect(shownManuscript(`编制管理的实践\n\n代号ﬁ和ﬂ。\n`).told).toContain('ﬁ→fi、ﬂ→fl');
});
