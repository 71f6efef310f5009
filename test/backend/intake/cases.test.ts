import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseBulletinText } from '../../../electron/backend/intake/bulletin-text/parse-bulletin-text.ts';
import { importIssue } from '../../../electron/backend/intake/import-issue.ts';
import { shownBlock, shownManuscript } from './shown-document.ts';

const folder = path.resolve(import.meta.dirname, '../../fixtures/cases');
const body = '全旗编制工作坚持以人民为中心的发展思想，稳步推进各项改革任务落地见效。';

/** Files that fell once, each with the right value: title, blocks, doubts. */
const manuscripts: Readonly<Record<string, [title: string, blocks: string[], doubts: string[]]>> = {
  '04b-pua-many.txt': ['名册 䶮ḿ⺁', ['先进工作者䶮。'], ['2 replaced-characters']],
  '05-entities.md': [
    '数据&编制',
    ['机构A<B，占比76.1%，p < 0.05；“三定”规定——落实到位。第二句“引用”。中文。', '版权©说明……完。'],
    [],
  ],
  '06-frontmatter.md': ['编制管理的实践', [body], ['1 markup']],
  '08-md-inline.md': [
    '编制管理的实践',
    [
      '见{https://example.gov.cn/a(1).html 条例全文}和，{emphasis 强调}和{emphasis 斜体}，删去的话，编制代码，{underline 下划}，红字。',
      'blockquote: 引用的话：编制就是法制。¶第二行。',
      '第一项',
      '第二项',
      '子项',
      '星号项',
      '1.有序一',
      '2.有序二',
      '□待办',
      '☑已办',
      '脚注在此[注 第一行注文，续行注文。]。',
    ],
    ['3 picture', '3 markup', '3 markup'],
  ],
  '10-zerowidth.txt': ['编制管理的实践', ['全旗编制工作稳步推进，效果明显。末句。'], ['1 removed-characters']],
  '17-scripts.txt': [
    '蒙汉双语标识规范',
    [
      '会议名称为Монгол Улсын Засгийн газар，代表José Álvarez Núñez和Zoë Ünal出席，韩文为서울 시청 광장，蒙古文为ᠮᠣᠩᠭᠣᠯ ᠤᠯᠤᠰ ᠤᠨ ᠵᠠᠰᠠᠭ，附加成分ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ，希腊文α β γ，单位5 μm和3 Ω，温度25 ℃。',
    ],
    [],
  ],
  '18-fullwidth-numbers.txt': [
    '编制管理的实践',
    [
      'h1: 一、总体情况',
      'h3: １．进一步完善机关事业单位编制管理体制机制的主要做法',
      body,
      'h3: ２．持续深化事业单位改革试点工作的经验与启示',
      body,
      'h4: （１）统筹使用各类编制资源提升使用效益的具体措施',
      body,
      'h4: （２）健全评估机制',
      body,
    ],
    [],
  ],
  '19-law.txt': [
    '机构编制管理办法',
    [
      'h1: 第一章　总则',
      '第一条　为了规范管理，制定本办法。',
      '第二条　本办法适用于全旗。',
      '（一）机关；',
      '（二）事业单位。',
      'h1: 第二章　附则',
      '第三条　本办法自印发之日起施行。',
    ],
    [],
  ],
  '20-md-tables.md': [
    '编制管理的实践',
    [
      body,
      '*单位|*>编制|*^备注 / 甲局|>1,200|^a|b / 乙局⏎丙局|>{bold 30}|^见[注 注文。] / 丁局|>|^',
      '*单位|*编制 / 甲局|12 / 乙局|30',
      '*单位|*编制 / 甲局|12',
      '表后段落。',
      '甲|乙',
    ],
    [],
  ],
  '21-pandoc-escapes.md': [
    '编制管理的实践',
    [
      '温度5<6，7>6，价格$3，邮件a@b.cn，"引用"，it\'s，波浪~，下标H{subscript 2}O，上标m{superscript 2}，竖线|，+，{x}，反斜线\\n。',
      '第一行。⏎第二行。',
      'h3: 1.做法',
      body,
    ],
    [],
  ],
  '22-vt.txt': ['编制管理的实践', ['第一行没有句号的软回车⏎第二行没有句号', 'h2: （一）做法', body], ['3 replaced-characters']],
  '62-items.txt': [
    '审批事项管理办法',
    [
      '第一条　下列情形应当报批：',
      '（一）机构调整；',
      '（二）编制变动；',
      '（三）其他需要报批的事项。',
      '第二条　本办法自印发之日起施行。',
    ],
    [],
  ],
  '63-table-dash.md': ['编制情况', ['表前的一句话。', '*^单位|*^编制 / ^甲⏎乙|^1', '表后的一句话。'], []],
  '64-md-list.md': [
    '编制情况',
    ['第一段的一句话。', '第一项', '第二项', '第三项', '见{http://a.cn/b 条例}。', '末段的一句话[注 注文第一行，注文第二行。]。'],
    ['9 picture'],
  ],
  '65-kangxi-heading.txt': ['人事工作几点体会', ['h1: 一、总体情况', '全旗工作稳步推进。'], ['1 replaced-characters']],
  '67-long-title.txt': [`${'关于进一步加强和规范机构编制管理工作的若干意见'.repeat(3)}关于进一步加强和规范机`, [''], []],
};

test.each(Object.entries(manuscripts))('%s', (file, [title, blocks, doubts]) => {
  const { told: _told, ...read } = shownManuscript(readFileSync(path.join(folder, file), 'utf8'));
  expect(read).toEqual({ title, blocks, doubts });
});

const issues: Readonly<Record<string, string[]>> = {
  '60-overprint-issue.md': [
    '开头的一句话写在这里。',
    '*单位|*编制 / 甲|1 / 乙|2 / 丙|3 / 丁|4 / 戊|5',
    '中间的一句话写在这里。',
    '*单位|*行政|*事业|*工勤|*合计 / 甲|1|2|3|6 / 乙|1|2|3|6',
    '末尾的一句话写在这里。',
  ],
  '66-header-table.md': ['表前的一句话写在这里。', '*单位|*编制 / 甲|1 / 乙|2', '表后的一句话写在这里，用来看表格下面的线。'],
};

test.each(Object.entries(issues))('%s', (file, blocks) => {
  const parsed = parseBulletinText(readFileSync(path.join(folder, file), 'utf8'));
  const { complete } = importIssue(parsed, () => 'new');
  const articles = complete.sections.flatMap((section) => section.articles);
  expect(articles.map((article) => article.document.content.map(shownBlock))).toEqual([blocks]);
  expect(parsed.json.anomalies).toEqual([]);
});

/** Read where pictures are. */
const pictures = ['31-exif-6.jpg', '35-png-exif6.png'];

test('every file of the folder has its right value', () => {
  expect(readdirSync(folder).toSorted()).toEqual([...Object.keys(manuscripts), ...Object.keys(issues), ...pictures].toSorted());
});
