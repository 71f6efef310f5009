import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import type { BulletinImport } from '../../../electron/backend/intake/bulletin-text/bulletin-import.ts';
import { parseBulletinText } from '../../../electron/backend/intake/bulletin-text/parse-bulletin-text.ts';
import { decodeText } from '../../../electron/backend/intake/files/decode-text.ts';
import { importIssue } from '../../../electron/backend/intake/import-issue.ts';
import { checkDocument } from '../../../shared/document/check.ts';
import { UserError } from '../../../shared/errors.ts';
import { completeIssueSchema } from '../../../shared/periodical/complete-issue.ts';
import { lostLines } from './lost-lines.ts';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures/intake');
const plain = readFileSync(path.join(fixtures, 'invented-issue.txt'), 'utf8');
const marked = readFileSync(path.join(fixtures, 'invented-issue-2.md'), 'utf8');

function headings(found: BulletinImport, index: number): string[] {
  return (found.articles[index]?.headings ?? []).map((heading) => `${heading.level} ${heading.text}`);
}

describe('plain text: names of persons, page numbers last, masthead spread, running heads of two kinds', () => {
  const { json, extras } = parseBulletinText(plain);

  test('front matter', () => {
    expect(json.issue).toEqual({
      title: '青屿机构编制',
      pinyinAsPrinted: 'QINGYU JIGOU BIANZHI',
      year: 2019,
      number: 4,
      total: 38,
      publishedOn: '2019-08-15',
      frequency: '季刊',
      sponsor: '中共青屿市委机构编制委员会办公室',
      statement: {
        title: '人少事多是海岛的常情',
        body: '岛上的人不多，岛上的事不少。把每一名编制用在群众看得见的地方，是我们对全市二十八个村子的承诺。',
        attribution: '——摘自青屿市编制工作座谈会纪要',
      },
    });
    expect(json.masthead).toEqual({
      roles: [
        { role: '主任', names: ['柳明'] },
        { role: '副主任', names: ['韦清远', '祝安'] },
        { role: '委员', names: ['于海', '王朗', '冯小舟', '孙可心', '周南山', '祝安'] },
        { role: '执行主编', names: ['韦清远'] },
        { role: '责任编辑', names: ['冯小舟', '孙可心'] },
      ],
      committeeOrder: '按姓氏笔画',
      address: '青屿市望潮路8号',
      phone: '0000-1234567',
      notice: '内部资料，免费交流',
    });
    expect(json.distribution).toEqual({ 报: '市委、市政府，市委编委成员', 送: '市直各部门', 发: '各区县委编办，各海岛乡镇' });
    expect(extras.pinyin).toBe('QINGYU JIGOU BIANZHI');
  });

  test('articles', () => {
    expect(json.columns).toEqual([
      { name: '工作研究', articles: [0, 1] },
      { name: '基层来信', articles: [2] },
      { name: '问答', articles: [3] },
    ]);
    expect(json.articles.map(({ title, subtitle, authors, page }) => ({ title, subtitle, authors, page }))).toEqual([
      { title: ['把编制用到最需要的地方'], subtitle: '青屿市编制周转池三年回顾', authors: ['柳明'], page: 2 },
      { title: ['海岛乡镇怎样留住人'], subtitle: '', authors: ['祝安', '于海'], page: 5 },
      { title: ['一张清单管到底', '一支队伍干到底'], subtitle: '', authors: ['望潮区委编办'], page: 7 },
      { title: ['事业单位法人证书遗失怎么补办'], subtitle: '', authors: ['市事业单位登记管理局'], page: 8 },
    ]);
    expect(headings(json, 0)).toEqual([
      '1 一、周转池从哪里来',
      '2 （一）盘清家底',
      '4 （1）可以借用的，多为撤并后留下的名额',
      '4 （2）暂缓借用的，主要是正在改革的单位',
      '2 （二）定好规矩',
      '1 二、周转池用到哪里去',
      '1 三、还有哪些难处',
    ]);
    expect(
      json.articles.flatMap((article) => article.runInHeadings.map((heading) => `${heading.level} ${heading.text}`)),
    ).toEqual([
      '3 1.摸清空编',
      '3 2.分清用途',
      '2 （一）把编制跟着服务年限走',
      '2 （二）把待遇跟着路程走',
      '2 （三）把培养放在前头',
    ]);
    expect(json.articles.map((article) => article.joins)).toEqual([
      [
        [38, 41],
        [50, 53],
        [55, 56],
      ],
      [[63, 65]],
      [],
      [],
    ]);
    expect(json.articles[1]?.credits[0]?.groups).toEqual([{ unit: '青屿市委编办', people: [] }]);
    expect(json.articles[3]?.notes).toHaveLength(1);
    expect(json.tocMismatches).toEqual([]);
    expect(json.anomalies).toEqual([]);
  });

  test('GBK with Windows line ends reads the same', () => {
    const bytes = iconv.encode(plain.replaceAll('\n', '\r\n'), 'gbk');
    expect(parseBulletinText(decodeText(bytes, '稿.txt').text).json).toEqual(json);
  });
});

describe('Markdown: contents in two print columns, masthead after them, spread names, other numbers', () => {
  const { json } = parseBulletinText(marked);

  test('front matter', () => {
    expect(json.issue).toMatchObject({
      title: '云溪编制通讯',
      year: 2023,
      number: 2,
      total: 106,
      sponsor: '云溪县委编办',
      statement: null,
    });
    expect(json.masthead.roles).toEqual([
      { role: '主任', names: ['高远'] },
      { role: '副主任', names: ['何川', '马小舟'] },
      { role: '委员', names: ['丁一凡', '田野', '何川', '高远'] },
      { role: '主编', names: ['何川'] },
    ]);
    expect(json.distribution).toEqual({ 报: '县委、县政府', 送: '县直各单位', 发: '各乡镇' });
  });

  test('articles', () => {
    expect(json.columns).toEqual([
      { name: '特稿', articles: [0] },
      { name: '改革进行时', articles: [1, 2, 3] },
      { name: '域外', articles: [4] },
    ]);
    expect(json.articles.map(({ page, authors }) => [page, authors.join()])).toEqual([
      [8, '陆青禾'],
      [11, '石桥乡人民政府'],
      [15, '县行政审批服务局'],
      [22, '沙湾镇党委'],
      [25, '县委编办考察组'],
    ]);
    expect(json.articles[1]?.title).toEqual(['合并之后的三道坎', '磨合、分工、考核']);
    expect(headings(json, 0)).toEqual(['1 一. 有人守', '1 二. 有事办', '1 三. 有账算']);
    expect(headings(json, 1)).toEqual(['4 (1)磨合', '4 (2)分工', '4 (3)考核']);
    expect(json.articles[0]?.runInHeadings.map((heading) => heading.level)).toEqual([2, 2, 3, 3]);
    expect(json.articles[0]?.joins).toEqual([[51, 57]]);
    expect(json.articles[4]?.credits[0]?.groups.map((group) => group.people)).toEqual([['马小舟', '田野'], ['丁一凡']]);
  });
});

describe('into the archive', () => {
  test.each([
    ['plain', plain],
    ['marked', marked],
  ])('%s: valid, nothing lost, widths normalised', (_, text) => {
    let id = 0;
    const { complete, report } = importIssue(parseBulletinText(text), () => `id-${id++}`);
    completeIssueSchema.parse(complete);
    for (const article of complete.sections.flatMap((section) => section.articles)) checkDocument(article.document);
    expect(
      lostLines(
        text.replace(/^(2019·4 青屿机构编制|青屿机构编制 2019·4|云溪编制通讯 2023·2|· \d ·|— \d —|第4页)$|^---$/gm, ''),
        complete,
      ),
    ).toEqual([]);
    expect(new Set(JSON.stringify(complete).match(/id-\d+/g)).size).toBe(id);
    expect(JSON.stringify(complete.sections)).not.toMatch(/\p{Script=Han}[,;:!?]|[,;!?]\p{Script=Han}/u);
    expect(report.counts.articles).toBe(complete.sections.flatMap((section) => section.articles).length);
  });

  test('persons and units, table, subtitle, run-in heads', () => {
    let id = 0;
    const articles = [plain, marked].flatMap((text) =>
      importIssue(parseBulletinText(text), () => `id-${id++}`).complete.sections.flatMap((section) => section.articles),
    );
    expect(articles[1]?.bylines).toEqual([
      { kind: 'person', name: '祝安' },
      { kind: 'person', name: '于海' },
    ]);
    expect(articles[2]).toMatchObject({
      titleLines: ['一张清单管到底 一支队伍干到底'],
      bylines: [{ kind: 'unit', name: '望潮区委编办' }],
    });
    const table = articles[6]?.document.content.find((block) => block.type === 'table');
    expect(table?.content.map((row) => row.content?.map((cell) => cell.type))).toEqual([
      ['tableHeader', 'tableHeader', 'tableHeader'],
      ['tableCell', 'tableCell', 'tableCell'],
      ['tableCell', 'tableCell', 'tableCell'],
    ]);
    const lead = articles[4]?.document.content.flatMap((block) => (block.type === 'paragraph' ? (block.content ?? []) : []));
    expect(
      lead
        ?.filter((node) => node.marks?.some((mark) => mark.type === 'lead'))
        .map((node) => (node.type === 'text' ? node.text : '')),
    ).toEqual([
      '（一）事项从哪里来。',
      '（二）事项怎样办。',
      '⒈收件时要当面清点，缺什么材料一次说清。',
      '⒉送达时要请群众签字，没有签字的不算办结。',
    ]);
    expect(JSON.stringify(articles[4]?.document)).toContain('全县代办12,406件，平均每件省下路费23.5元');
  });
});

describe('doubts and refusals', () => {
  const anomaliesOf = (text: string): string[] => parseBulletinText(text).json.anomalies.map((anomaly) => anomaly.what);

  test('an entry without article, an article without entry', () => {
    const said = anomaliesOf(
      plain.replace('一张清单管到底 一支队伍干到底（望潮区委编办）', '渔港码头的早市与晚市（望潮区委编办）'),
    );
    expect(said.some((what) => what.includes('渔港码头的早市与晚市') && what.includes('没有找到'))).toBe(true);
    expect(said.some((what) => what.includes('不在目录中'))).toBe(true);
  });

  test('a gap in the numbers, a repeated heading, an open end, a stray word, a letter missing in the pinyin', () => {
    expect(anomaliesOf(plain.replace('三、还有哪些难处', '四、还有哪些难处')).join()).toContain('序号不连续');
    expect(anomaliesOf(plain.replace('（二）定好规矩', '（二）盘清家底')).join()).toContain('重复');
    expect(anomaliesOf(plain.replace('免得一上岛就手忙脚乱。', '免得一上岛就')).join()).toContain('没有结束');
    expect(anomaliesOf(plain.replace('谈了八十个人', '谈了 the 八十个人')).join()).toContain('the');
    expect(anomaliesOf(plain.replace('BIANZHI', 'BIANZH')).join()).toContain('拼音');
    expect(anomaliesOf(plain.replace('周南山', '周南山水人')).join()).toContain('周南山水人');
    expect(anomaliesOf(plain.replace('于　海　王　朗', '王　朗　于　海')).join()).not.toBe('');
  });

  test.each([
    ['no contents', plain.replace('目　录', '')],
    ['nothing after the contents', plain.slice(0, plain.indexOf('卷首语'))],
    ['no total number', plain.replace('（总第38期）', '')],
    ['prose', '这是一篇普通的稿件。\n没有目录，也没有期号。\n'],
  ])('%s: refused with one sentence', (_, text) => {
    expect(() => parseBulletinText(text, '稿.txt')).toThrow(UserError);
    expect(() => parseBulletinText(text, '稿.txt')).toThrow(/稿\.txt/);
  });

  test('whatever is cut out of a text, it is read or refused; what is read is valid', () => {
    const lines = [plain.split('\n'), marked.split('\n')];
    fc.assert(
      fc.property(fc.nat(1), fc.array(fc.nat(130), { maxLength: 12 }), fc.nat(4), (which, holes, cut) => {
        const source = lines[which] ?? [];
        const text = source
          .filter((_, index) => !holes.includes(index))
          .map((line, index) => (holes.includes(index + 1) ? line.slice(cut) : line))
          .join('\n');
        let id = 0;
        try {
          const { complete } = importIssue(parseBulletinText(text), () => `id-${id++}`);
          completeIssueSchema.parse(complete);
          for (const article of complete.sections.flatMap((section) => section.articles)) checkDocument(article.document);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          expect(error.code).toBe('issue-unrecognised');
        }
      }),
      { numRuns: 150 },
    );
  });
});
