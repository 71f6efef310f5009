import { describe, expect, test } from 'vitest';
import { shownManuscript } from './shown-document.ts';

/** A manuscript with a title and one closed paragraph before what is tried. */
function read(...lines: string[]) {
  const { blocks, doubts, told } = shownManuscript(['# 编制情况', '', '开头的一句话。', '', ...lines].join('\n'));
  return { blocks: blocks.slice(1), doubts, told };
}

describe('front matter', () => {
  test('is taken out and told', () => {
    const { title, blocks, doubts, told } = shownManuscript(
      '---\ntitle: 编制管理的实践\nauthor: 李明\ntags: [编制, 改革]\nlist:\n  - 一\n---\n\n# 编制管理的实践\n\n全旗编制工作稳步推进。\n',
    );
    expect([title, blocks, doubts]).toEqual(['编制管理的实践', ['全旗编制工作稳步推进。'], ['1 markup']]);
    expect(told).toContain('author: 李明');
  });

  test.each<[string, string, string]>([
    ['two properties', '---\ntitle: 题\ndate: 2025-12-15\n---\n', 'date: 2025-12-15'],
    ['ended by dots', '---\ntitle: 题\n...\n', 'title: 题'],
    ['a comment and blank lines', '---\n# 说明\n\nauthor: 李明\n---\n', 'author: 李明'],
    ['nested', '---\nauthors:\n  - name: 李明\n    unit: 编办\n---\n', 'unit: 编办'],
    ['Chinese names', '---\n题目: 编制\n作者: 李明\n---\n', '作者: 李明'],
    ['Windows line ends', '---\r\ntitle: 题\r\n---\r\n', 'title: 题'],
  ])('is taken out and told: %s', (_, front, property) => {
    const { title, blocks, doubts, told } = shownManuscript(`${front}\n# 编制管理的实践\n\n全旗编制工作稳步推进。\n`);
    expect([title, blocks, doubts]).toEqual(['编制管理的实践', ['全旗编制工作稳步推进。'], ['1 markup']]);
    expect(told).toContain(property);
  });

  test('a rule at the start is none', () => {
    expect(shownManuscript('---\n编制管理的实践\n---\n\n全旗编制工作稳步推进。\n')).toMatchObject({
      title: '编制管理的实践',
      blocks: ['全旗编制工作稳步推进。'],
    });
  });
});

describe('characters', () => {
  test.each([
    [
      '机构 A&lt;B，占比 76.1&#37;；“三定”&mdash;&mdash;到位。&ldquo;引用&rdquo;。&#x4E2D;&#25991;。',
      '机构A<B，占比76.1%；“三定”——到位。“引用”。中文。',
    ],
    ['R&D 投入，AT&T 公司，&不是实体;。', 'R&D投入，AT&T公司，&不是实体；。'],
    [
      "5\\<6，价格\\$3，a\\@b.cn，it\\'s，波浪\\~，\\{x\\}，反斜线\\\\n，星\\*号\\*，竖线\\|。",
      "5<6，价格$3，a@b.cn，it's，波浪~，{x}，反斜线\\n，星*号*，竖线|。",
    ],
    ['下标 H~2~O，上标 m^2^，5^th^。', '下标H{subscript 2}O，上标m{superscript 2}，5{superscript th}。'],
    [
      '水<sub>2</sub>，平方<sup>2</sup>，<u>下划</u>，第一行<br>第二行，<b>粗</b>。',
      '水{subscript 2}，平方{superscript 2}，{underline 下划}，第一行⏎第二行，{bold 粗}。',
    ],
    ['温度 3 < 5，甲<乙>丙，2*3*4=24，snake_case_name，~约~三百。', '温度3 < 5，甲<乙>丙，2*3*4=24，snake_case_name，~约~三百。'],
  ])('%s', (line, expected) => expect(read(line).blocks).toEqual([expected]));

  test.each([
    ['星\\*不斜\\*，下划\\_线\\_。', '星*不斜*，下划_线_。'],
    ['方括号\\[不是链接\\](a)。', '方括号[不是链接]（a）。'],
    ['反引号\\`码\\`，大于\\>，小于\\<b\\>。', '反引号`码`，大于>，小于<b>。'],
    ['5\\%、\\#号、\\&号、脱字\\^。', '5%、#号、&号、脱字^。'],
    ['路径C:\\目录，双\\\\反。', '路径C:\\目录，双\\反。'],
  ])('escaped: %s', (line, expected) => expect(read(line).blocks).toEqual([expected]));

  test('a backslash at the end of a line breaks it', () => {
    expect(read('第一行。\\', '第二行。').blocks).toEqual(['第一行。⏎第二行。']);
  });

  test('an escaped number is a number', () => {
    expect(read('1\\. 做法', '', '全旗编制工作稳步推进。').blocks).toEqual(['h3: 1.做法', '全旗编制工作稳步推进。']);
  });
});

describe('emphasis, links, pictures', () => {
  test.each([
    [
      '*强调*和_斜体_，**粗**和__粗__，***都***。',
      '{emphasis 强调}和{emphasis 斜体}，{bold 粗}和{bold 粗}，{bold emphasis 都}。',
    ],
    ['他说**“三定”**很好，**重点。**后文。', '他说{bold “三定”}很好，{bold 重点。}后文。'],
    ['见[条例全文](https://example.gov.cn/a(1).html "条例")。', '见{https://example.gov.cn/a(1).html 条例全文}。'],
    [
      '网址<https://example.cn/a?b=1>，信箱<a@example.cn>。',
      '网址{https://example.cn/a?b=1 https://example.cn/a?b=1}，信箱{mailto:a@example.cn a@example.cn}。',
    ],
    ['见[**条**例](http://example.cn/b)和`编制代码`。', '见{bold http://example.cn/b 条}{http://example.cn/b 例}和编制代码。'],
  ])('%s', (line, expected) => expect(read(line)).toEqual({ blocks: [expected], doubts: [], told: '' }));

  test('references', () => {
    expect(read('见[条例][1]和[办法]。', '', '[1]: https://example.cn/a', '[办法]: <https://example.cn/b> "题"').blocks).toEqual([
      '见{https://example.cn/a 条例}和{https://example.cn/b 办法}。',
    ]);
  });

  test.each([
    ['![流程图](images/a.png)', [], ['5 picture'], '流程图，images/a.png'],
    ['见![](a.png)图。', ['见图。'], ['5 picture'], 'a.png'],
    ['<img src="b.jpg" alt="现场">', [], ['5 picture'], '现场，b.jpg'],
    ['~~删去的话~~留下。', ['删去的话留下。'], ['5 markup'], '删除线'],
    ['见[附件](./附件.docx)。', ['见附件。'], ['5 markup'], '不是网址'],
    ['点[这里](javascript:alert(1))。', ['点这里。'], ['5 markup'], 'javascript'],
    ['正文<!-- 待核 -->继续。', ['正文继续。'], ['5 markup'], '待核'],
    ['<span style="color:red">红字</span>。', ['红字。'], ['5 markup'], 'span'],
  ])('%s: taken out and told', (line, blocks, doubts, told) => {
    const found = read(line);
    expect([found.blocks, found.doubts]).toEqual([blocks, doubts]);
    expect(found.told).toContain(told);
  });
});

describe('lists and quotations', () => {
  test('items stay apart, whatever they end with', () => {
    expect(read('- 第一项', '- 第二项', '  - 子项', '* 星号项', '', '末段的一句话。').blocks).toEqual([
      '第一项',
      '第二项',
      '子项',
      '星号项',
      '末段的一句话。',
    ]);
    expect(read('1. 有序一', '2. 有序二', '3. 有序三').blocks).toEqual(['1.有序一', '2.有序二', '3.有序三']);
    expect(read('- [ ] 待办', '- [x] 已办').blocks).toEqual(['□待办', '☑已办']);
    expect(read('- 一项有两行，', '  接着写完', '- 另一项').blocks).toEqual(['一项有两行，接着写完', '另一项']);
    expect(read('- 第一项', '- 第二项').doubts).toEqual([]);
  });

  test('a dash alone is no item, numbers with text between them are headings', () => {
    expect(read('- 5 -', '', '- 摘自《条例》').blocks.join()).toContain('-摘自《条例》');
    expect(read('1. 抓重点', '', '各地都在做。', '', '2. 抓细节', '', '各地都在做。').blocks).toEqual([
      'h3: 1.抓重点',
      '各地都在做。',
      'h3: 2.抓细节',
      '各地都在做。',
    ]);
  });

  test('quotations, also nested ones and ones over several lines', () => {
    expect(read('> 编制就是法制。', '> 第二行。', '>> 里面一层。', '', '末段。').blocks).toEqual([
      'blockquote: 编制就是法制。¶第二行。¶里面一层。',
      '末段。',
    ]);
    expect(read('> 一句话写在，', '> 两行上。').blocks).toEqual(['blockquote: 一句话写在，两行上。']);
  });
});

describe('footnotes', () => {
  test('notes over several lines', () => {
    expect(
      read('脚注在此[^1]，又一处[^甲]。', '', '[^1]: 第一行注文，', '    续行**注文**。', '[^甲]: 另一条。', '  接着写。').blocks,
    ).toEqual(['脚注在此[注 第一行注文，续行注文。]，又一处[注 另一条。接着写。]。']);
  });

  test('a note that nothing calls is told, a call without a note too', () => {
    expect(read('正文[^2]。', '', '[^1]: 没有人引用的注文。').doubts).toEqual(['5 missing-note', '7 missing-note']);
    expect(read('正文[^2]。', '', '[^1]: 没有人引用的注文。').blocks).toEqual(['正文[^2]。', '没有人引用的注文。']);
    expect(shownManuscript('# 编制情况[^1]\n\n一句话。\n\n[^1]: 题注。\n')).toMatchObject({
      title: '编制情况',
      doubts: ['1 missing-note'],
    });
  });
});

describe('tables', () => {
  test.each<[string, string[], string]>([
    [
      'alignments, pipes, breaks, marks',
      ['| 单位 | 编制 | 备注 |', '|:---|---:|:-:|', '| 甲局 | 1,200 | a\\|b |', '| 乙局<br>丙局 | **30** | |'],
      '*单位|*>编制|*^备注 / 甲局|>1,200|^a|b / 乙局⏎丙局|>{bold 30}|^',
    ],
    ['one dash', ['| 单位 | 编制 |', '|:-:|-|', '| 甲 | 1 |'], '*^单位|*编制 / ^甲|1'],
    ['without outer bars', ['单位 | 编制', '--- | ---', '甲局 | 12'], '*单位|*编制 / 甲局|12'],
    ['with one outer bar', ['|单位|编制', '|---|---', '|甲局|12'], '*单位|*编制 / 甲局|12'],
    ['rows too short and too long', ['| 甲 | 乙 |', '|---|---|', '| 一 |', '| 一 | 二 | 三 |'], '*甲|*乙|* / 一|| / 一|二|三'],
    ['no rule', ['| 甲 | 乙 |', '| 一 | 二 |'], '甲|乙 / 一|二'],
    [
      'HTML',
      ['<table>', '<tr><th>甲</th><th>乙</th></tr>', '<tr><td align="left">一</td><td>二<br>三</td></tr>', '</table>'],
      '*甲|*乙 / 一|二⏎三',
    ],
    ['HTML on one line', ['<table><tr><td>甲</td><td>乙</td></tr></table>'], '甲|乙'],
  ])('%s', (_, lines, expected) => {
    expect(read(...lines, '', '表后的一句话。')).toEqual({ blocks: [expected, '表后的一句话。'], doubts: [], told: '' });
  });

  test('two tables one under the other stay two; merged cells are told', () => {
    expect(read('| 甲 |', '|---|', '| 一 |', '', '| 乙 |', '|---|', '| 二 |').blocks).toEqual(['*甲 / 一', '*乙 / 二']);
    const merged = read('<table><tr><td colspan="2">甲</td></tr><tr><td>一</td><td>二</td></tr></table>');
    expect([merged.blocks, merged.doubts]).toEqual([['甲| / 一|二'], ['5 markup']]);
  });

  test('a sentence with a bar in it is no table', () => {
    expect(read('甲|乙两种办法都可以。').blocks).toEqual(['甲|乙两种办法都可以。']);
  });

  test('64 columns and 2,000 rows are a table, more is text, told with its line', () => {
    const table = (columns: number, rows: number): string[] => [
      `|${'甲|'.repeat(columns)}`,
      `|${'---|'.repeat(columns)}`,
      ...Array.from({ length: rows - 2 }, () => `|${'一|'.repeat(columns)}`),
    ];
    expect(read(...table(64, 4)).doubts).toEqual([]);
    expect(read(...table(2, 2000)).doubts).toEqual([]);
    const wide = read(...table(65, 4));
    expect(wide.doubts).toEqual(['5 large-table']);
    expect(wide.told).toContain('65 列');
    expect(wide.blocks).toEqual([Array(65).fill('甲').join(''), ...Array(2).fill(Array(65).fill('一').join(''))]);
    expect(read(...table(2, 2001)).doubts).toEqual(['5 large-table']);
  });
});

test('titles underlined, code as it stands, and told', () => {
  expect(shownManuscript('编制管理的实践\n===\n\n全旗编制工作稳步推进。\n\n保障措施\n---\n\n各地都在做。\n')).toMatchObject({
    title: '编制管理的实践',
    blocks: ['全旗编制工作稳步推进。', 'h1: 保障措施', '各地都在做。'],
  });
  const code = read('```js', 'const a = *1*;', 'if (a < b) {', '```', '', '末段。');
  expect([code.blocks, code.doubts]).toEqual([['const a = *1*;', 'if (a < b) {', '末段。'], ['6 markup']]);
});

test('text without Markdown is not read as Markdown', () => {
  const { blocks } = shownManuscript('编制管理的实践\n李明\n\n面积2*3，共*五*处，编号a_b_c，价格$3，约~三~百。\n');
  expect(blocks).toEqual(['面积2*3，共*五*处，编号a_b_c，价格$3，约~三~百。']);
});

describe('whole kinds of Markdown', () => {
  test('front matter of TOML, and behind blank lines; its title where the text has none', () => {
    const toml = shownManuscript('+++\ntitle = "编制管理的实践"\ntags = ["编制"]\n+++\n\n全旗编制工作稳步推进。\n');
    expect([toml.title, toml.blocks, toml.doubts]).toEqual(['编制管理的实践', ['全旗编制工作稳步推进。'], ['1 markup']]);
    expect(shownManuscript('\n---\ntitle: 题\n---\n\n# 编制管理的实践\n\n全旗编制工作稳步推进。\n').title).toBe('编制管理的实践');
  });

  test.each<[string, string[], string[]]>([
    [
      'nested with paragraphs inside',
      ['- 一', '  - 二', '    1. 三', '    2. 四', '', '  项内一段。', '', '- 五'],
      ['一', '二', '1.三', '2.四', '项内一段。', '五'],
    ],
    ['dots under numbers', ['1. 甲', '   - 乙', '2. 丙', '', '   段落。', '3. 丁'], ['1.甲', '乙', '2.丙', '段落。', '3.丁']],
    ['all numbered 1', ['1. 甲', '1. 乙', '1. 丙'], ['1.甲', '2.乙', '3.丙']],
    ['tasks with numbers', ['1. [ ] 待办', '2. [x] 完成'], ['1.□待办', '2.☑完成']],
    ['rules are no items', ['* * *', '- - -', '末段。'], ['末段。']],
  ])('lists: %s', (_, lines, blocks) => expect(read(...lines).blocks).toEqual(blocks));

  test.each<[string, string]>([
    ['\\# 不是标题的一行字写在这里。', '#不是标题的一行字写在这里。'],
    ['\\| 不是 \\| 表格 \\|', '|不是|表格|'],
    ['码`[^1]`和\\[^1\\]。', '码[^1]和[^1]。'],
    ['中国&zwnj;人&shy;民&lrm;。', '中国人民。'],
    ['路径C:\\Users\\张三\\*.doc。', '路径C:\\Users\\张三\\*.doc。'],
    ['长3*4*5米，约~100~元，H~2~O。', '长3*4*5米，约~100~元，H{subscript 2}O。'],
    ['他说**“引”**后，中**文**字，**文。**后。', '他说{bold “引”}后，中{bold 文}字，{bold 文。}后。'],
    ['*为必填，**为显著，***为极显著。', '*为必填，**为显著，***为极显著。'],
    ['见文献[1][2](略)和[注](某某)。', '见文献[1][2]（略）和[注]（某某）。'],
    ['见^[行内的注。]此处。', '见[注 行内的注。]此处。'],
    [
      '<a href="http://a.cn">链接</a>，<ruby>编<rp>(</rp><rt>biān</rt><rp>)</rp></ruby>制。',
      '{http://a.cn 链接}，编（biān）制。',
    ],
    ['<ul><li>甲</li><li>乙</li></ul>', '甲⏎乙'],
    ['#1 楼和#2 楼。', '#1楼和#2楼。'],
  ])('%s', (line, block) => expect(read(line).blocks).toEqual([block]));

  test('bold that a page break cut', () => {
    const [start, end] = ['全旗编制工作坚持以人民为中心的发展思', '想，稳步推进各项改革任务。'];
    const head = '# 朔原机构编制 2025·2';
    expect(read(`前文，**${start}`, '', head, '', `${end}**后文。`).blocks.join()).toContain(`前文，{bold ${start}`);
    expect(read(`前文，**${start}`, '', '- 12 -', '', `${end}**后文。`).blocks).toEqual([`前文，{bold ${start}${end}}后文。`]);
    expect(read(`前文，**${start}。`, '', `${end}后文。`).blocks).toEqual([`前文，**${start}。`, `${end}后文。`]);
  });

  test('footnotes: the rest of a sentence, notes in notes, a label twice', () => {
    const found = read(
      '甲[^1]乙[^2]。',
      '',
      '[^1]: 第一行注文，',
      '没有缩进的续行。',
      '[^2]: 另一条[^3]。',
      '[^3]: 里面的',
      '[^1]: 重复。',
    );
    expect(found.blocks).toEqual(['甲[注 第一行注文，没有缩进的续行。]乙[注 另一条（里面的）。]。', '重复。']);
    expect(found.doubts).toEqual(['9 missing-note', '11 missing-note']);
  });

  test('HTML over several lines', () => {
    const found = read(
      '<!--',
      '审稿意见',
      '-->',
      '<script>',
      'alert(1)',
      '</script>',
      '<h3>小标题</h3>',
      '正文。',
      '<pre>',
      '甲  乙',
      '丙',
      '</pre>',
    );
    expect(found.blocks).toEqual(['h1: 小标题', '正文。', '甲乙', '丙']);
    expect(found.told).toMatch(/批注“审稿意见”[\s\S]*程序“alert\(1\)”/);
  });

  test('titles over two lines, levels by # where there is no number, attributes, [TOC]', () => {
    expect(shownManuscript('编制管理\n的实践\n===\n\n一句话。\n').title).toBe('编制管理的实践');
    expect(read('## 总体 {#a}', '一句话。', '### 做法', '一句话。', '[TOC]')).toMatchObject({
      blocks: ['h1: 总体', '一句话。', 'h2: 做法', '一句话。'],
      doubts: ['9 markup'],
    });
  });

  test('pictures by reference and in double brackets', () => {
    expect(read('![图][a]', '', '![[现场.png]]', '', '[a]: c.png "题"')).toMatchObject({
      blocks: [],
      doubts: ['5 picture', '7 picture'],
    });
  });

  test('grid tables, a pipe in code', () => {
    expect(read('+----+----+', '| 甲 | 乙 |', '+====+====+', '| 一 | 二 |', '| 三 |    |', '+----+----+').blocks).toEqual([
      '*甲|*乙 / 一⏎三|二',
    ]);
    expect(read('| a | b |', '|---|---|', '| `x\\|y` | 1 |').blocks).toEqual(['*a|*b / x|y|1']);
  });
});
