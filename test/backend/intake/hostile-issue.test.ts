import { describe, expect, test } from 'vitest';
import type { ContentsEntry } from '../../../electron/backend/intake/bulletin-text/contents.ts';
import { type LocateWork, locateArticles } from '../../../electron/backend/intake/bulletin-text/locate-articles.ts';
import { parseBulletinText } from '../../../electron/backend/intake/bulletin-text/parse-bulletin-text.ts';
import { readSourceLines } from '../../../electron/backend/intake/print-lines/source-line.ts';
import { UserError } from '../../../shared/errors.ts';

const letters =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经进着等部度家电力里如水化高自理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北';
let seed = 1;
/** Letters in an order that is the same each time. */
function word(length: number): string {
  return Array.from({ length }, () => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return letters.charAt((seed >> 8) % letters.length);
  }).join('');
}

function times(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}

const start = '# 朔原机构编制\n\n2025年第2期（总第86期）\n\n## 目录\n\n◇工作论坛\n\n';
const article = '1 编制管理的实践 李明\n\n# 编制管理的实践\n李明\n正文的一句话。\n';
const alike = word(12);

describe('whole issues that are nothing but one thing end, read or refused with a sentence', () => {
  test.each<[string, () => string]>([
    [
      'contents and lines all alike',
      () => `${start}${times(40, (index) => `${index + 1} ${alike}${word(2)} 李明`)}\n\n${times(700, () => alike + word(2))}`,
    ],
    [
      'contents that stand nowhere',
      () => `${start}${times(120, (index) => `${index + 1} ${word(14)} 李明`)}\n\n${times(2000, () => word(14))}`,
    ],
    ['contents without page numbers', () => `${start}${times(120, () => `${word(14)} 李明`)}\n\n${times(1500, () => word(14))}`],
    ['as many columns as articles', () => `${start}${times(200, () => `◇${word(5)}`)}\n${article}${times(400, () => word(5))}`],
    ['a masthead of thousands', () => `委员（按姓氏笔画排序）：\n${times(5000, () => word(3))}\n${start}${article}`],
    [
      'a title of thousands of lines',
      () => `${start}1 编制管理 李明\n${times(5000, () => word(3))}\n${article.replace('1', '2')}`,
    ],
    [
      'running heads before and behind',
      () => `${times(2000, () => word(6))}\n${start}${article}${times(2000, () => `${word(4)} 2025年第2期`)}`,
    ],
  ])('%s', (_, text) => {
    try {
      expect(parseBulletinText(text()).json.anomalies.length).toBeLessThan(5000);
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
    }
  });
});

describe('contents are found in the body', () => {
  const entriesOf = (titles: readonly string[]): ContentsEntry[] =>
    titles.map((text, line) => ({ column: '', page: line, line, words: [{ text, breakBefore: false }], byline: null }));
  const linesOf = (texts: readonly string[]) => readSourceLines(texts, new Set());

  test('with as much work for thousands of lines that are all alike as for a few', () => {
    const work: LocateWork = { looks: 0, comparisons: 0 };
    const titles = Array.from({ length: 1000 }, () => alike + word(2));
    const lines = Array.from({ length: 20_000 }, () => alike + word(2));
    locateArticles(entriesOf(titles), linesOf(lines), work);
    // Each with each would be 20,000,000 comparisons and 260,000,000 looks.
    expect(work.comparisons).toBeLessThanOrEqual(101_000 + 2000);
    expect(work.looks).toBeLessThanOrEqual(3_000_000);
  });

  test('every one of thousands, in its place, also with a letter wrong and over two lines', () => {
    const titles = Array.from({ length: 1000 }, () => word(14));
    const printed = titles.flatMap((title, index) => {
      const wrong = index % 3 === 0 ? `${title.slice(0, 6)}误${title.slice(7)}` : title;
      const head = index % 2 === 0 ? [wrong] : [wrong.slice(0, 9), wrong.slice(9)];
      return [...head, ...Array.from({ length: 20 }, () => `${word(20)}。`)];
    });
    const work: LocateWork = { looks: 0, comparisons: 0 };
    const places = locateArticles(entriesOf(titles), linesOf(printed), work);
    let line = 0;
    expect(places.map((place) => place && [place.start, place.lineCount])).toEqual(
      titles.map((_, index) => {
        const found = [line, index % 2 === 0 ? 1 : 2];
        line += (found[1] ?? 0) + 20;
        return found;
      }),
    );
    expect(work.comparisons).toBeLessThan(10_000);
  });
});
