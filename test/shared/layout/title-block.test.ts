import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakTitle, titleAreaLines, titleRows } from '../../../shared/layout/title-block.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import { defaultLayout } from '../../../shared/periodical/layout.ts';
import { emWidth } from '../../../shared/text/em-width.ts';
import { plainArticle } from '../../helpers/plain-article.ts';

test.each([
  ['短题', 20, ['短题']],
  ['  两边有空格  ', 20, ['两边有空格']],
  ['深化机构改革 优化职能配置', 20, ['深化机构改革 优化职能配置']],
  ['深化机构改革 优化职能配置', 10, ['深化机构改革', '优化职能配置']],
  ['甲乙丙丁戊己 庚辛壬癸子丑 寅卯辰巳午未', 14, ['甲乙丙丁戊己 庚辛壬癸子丑', '寅卯辰巳午未']],
  ['甲乙丙丁戊己庚辛壬癸', 6, ['甲乙丙丁', '戊己庚辛壬癸']],
  ['甲乙丙丁戊己庚辛，壬癸', 8, ['甲乙丙丁', '戊己庚辛，壬癸']],
  ['关于印发《某某条例》的通知', 8, ['关于印发《某某', '条例》的通知']],
  ['甲乙丙丁2021年工作', 6, ['甲乙丙丁', '2021年工作']],
  ['甲'.concat('abcdeghnop'.repeat(3)), 11, ['甲', 'abcdeghnopabcdeghnop', 'abcdeghnop']],
  ['甲乙丙 丁戊己庚辛壬癸子丑寅卯辰', 6, ['甲乙丙', '丁戊己庚辛壬', '癸子丑寅卯辰']],
])('breakTitle(%j, %i)', (title, width, lines) => {
  expect(breakTitle(title, width)).toEqual(lines);
});

test.each([
  // 重塑 stands for words that the dictionary lacks.
  ['以机构重塑激活基层治理新动能的思考与实践探索', ['以机构重塑激活基层治理', '新动能的思考与实践探索']],
  ['“两站三员、拧线成绳”以流程重塑守好牧区安全“大门”', ['“两站三员、拧线成绳”', '以流程重塑守好牧区安全“大门”']],
  ['推动市县两级机构编制数据实名制管理的实践与体会', ['推动市县两级机构编制数据', '实名制管理的实践与体会']],
  ['为基层松绑减负让干部腾出手来办实事的几点做法', ['为基层松绑减负', '让干部腾出手来办实事的几点做法']],
  ['三个窗口两本台账一张清单：柳林镇便民服务改革记', ['三个窗口两本台账一张清单：', '柳林镇便民服务改革记']],
  ['柳林镇如期完成全部137家生产经营单位清理任务', ['柳林镇如期完成全部137家', '生产经营单位清理任务']],
  ['坚持把加强镇村的干部配备贯穿改革全领域全过程', ['坚持把加强镇村的干部配备', '贯穿改革全领域全过程']],
  ['健全“统分结合”工作机制提升事业单位监管效能', ['健全“统分结合”工作机制', '提升事业单位监管效能']],
  ['关于支持社会力量兴办公益事业的若干机构编制政策研究', ['关于支持社会力量兴办公益事业的', '若干机构编制政策研究']],
  ['把2031年度新增事业编制用在学校医院和牧区急需的岗位上', ['把2031年度新增事业编制', '用在学校医院和牧区急需的岗位上']],
])('words stay whole, the break falls where one would draw breath: %s', (title, lines) => {
  expect(breakTitle(title, 20)).toEqual(lines);
});

test('a line more is taken rather than a word parted', () => {
  expect(breakTitle('柳林镇服务中心的公益事业资金管理试行办法', 10)).toEqual([
    '柳林镇服务中心的',
    '公益事业资金',
    '管理试行办法',
  ]);
});

const randomTitle = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .array(fc.constantFrom(...'机构编制改革服务发展大局𠮷'), { minLength: 1, maxLength: 14 })
          .map((c) => c.join('')),
      },
      { weight: 2, arbitrary: fc.constantFrom(' ', ' ', '  ', '　') },
      { weight: 3, arbitrary: fc.constantFrom('，', '、', '“', '”', '《', '》', '（', '）', '——', '……', '：', '！', '〔', '〕') },
      { weight: 1, arbitrary: fc.constantFrom('2021', '3.5%', 'Word', 'GB/T', 'a') },
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => parts.join(''));

const closing = /[，。、；：？！”’）》〉」』】〕…—%]/u;
const opening = /[“‘（《〈「『【〔]/u;
const word = /[A-Za-z0-9.%·]/;

test('lines carry the whole title, break only where they may, and are too wide only where nothing can be broken', () => {
  fc.assert(
    fc.property(randomTitle, fc.integer({ min: 4, max: 30 }), (title, width) => {
      const lines = breakTitle(title, width);
      expect(lines.join('').replace(/\s/gu, '')).toBe(title.replace(/\s/gu, ''));
      let rest = title.trim().replace(/\s+/gu, ' ');
      for (const line of lines) {
        expect(line).toBe(line.trim());
        rest = rest.slice(line.replace(/\s+/gu, ' ').length);
        const [last = '', next] = [[...line].at(-1), [...rest.trimStart()][0]];
        if (next !== undefined)
          expect(
            mayBreak(last, next) || (word.test(last) && word.test(next) && (rest.startsWith(' ') || isLong(line, rest, width))),
          ).toBe(true);
        rest = rest.trimStart();
        if (emWidth(line) > width) expect(breakingPlaces(line)).toEqual([]);
      }
    }),
    { numRuns: 2000 },
  );
});

test('no space appears that the title has not', () => {
  fc.assert(
    fc.property(randomTitle, fc.integer({ min: 4, max: 30 }), (title, width) => {
      const normal = title.trim().replace(/\s+/gu, ' ');
      let rest = normal;
      for (const line of breakTitle(title, width)) {
        const shown = line.replace(/\s+/gu, ' ');
        expect(rest.startsWith(shown)).toBe(true);
        rest = rest.slice(shown.length).trimStart();
      }
      expect(rest).toBe('');
    }),
    { numRuns: 1000 },
  );
});

test('a title of two thousand characters is broken in reasonable steps', () => {
  const lines = breakTitle('长'.repeat(2000), 21);
  expect(lines.length).toBe(Math.ceil(2000 / 21));
  expect(Math.min(...lines.map((line) => line.length))).toBeGreaterThanOrEqual(20);
});

const article = plainArticle('题目');

test('the rows of a title area, with its whole lines', () => {
  expect(titleRows(article, defaultLayout)).toEqual([
    { kind: 'space', text: '', lines: 1 },
    { kind: 'title', text: '题目', lines: 2 },
    { kind: 'space', text: '', lines: 1 },
  ]);
  const full: Article = {
    ...article,
    kicker: '引题',
    titleLines: ['上一行', '下一行'],
    subtitle: '某市的做法',
    bylines: [
      { kind: 'unit', name: '甲市委编办' },
      { kind: 'person', name: '张楠' },
    ],
  };
  const rows = titleRows(full, defaultLayout);
  expect(rows.map((row) => `${row.kind}:${row.text}`)).toEqual([
    'space:',
    'kicker:引题',
    'title:上一行',
    'title:下一行',
    'subtitle:——\u2005某市的做法',
    'byline:甲市委编办 张楠',
    'space:',
  ]);
  expect(titleAreaLines(rows)).toBe(rows.reduce((sum, row) => sum + row.lines, 0));
  expect(rows.every((row) => Number.isInteger(row.lines))).toBe(true);
});

/** Characters of a line before which it could have been broken; a space beside a mark that keeps its neighbour is no such place. */
function breakingPlaces(line: string): string[] {
  const glued = line.replace(/\s+(?=[，。、；：？！”’）》〉」』】〕…—%])/gu, '').replace(/([“‘（《〈「『【〔])\s+/gu, '$1');
  const characters = [...glued];
  return characters.slice(1).filter((character, index) => mayBreak(characters[index] ?? '', character));
}

/** Whether a break parts a word that no line could hold. */
function isLong(line: string, rest: string, width: number): boolean {
  const before = /[A-Za-z0-9.%·]+$/u.exec(line)?.[0] ?? '';
  return emWidth(before) > width - 1 || emWidth(before + (/^[A-Za-z0-9.%·]+/u.exec(rest)?.[0] ?? '')) > width;
}

function mayBreak(before: string, after: string): boolean {
  return !closing.test(after) && !opening.test(before) && !(word.test(before) && word.test(after));
}
