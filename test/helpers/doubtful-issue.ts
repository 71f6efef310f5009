import { readFileSync } from 'node:fs';
import path from 'node:path';

const fixture = path.join(import.meta.dirname, '../fixtures/intake/invented-issue.txt');

/** The invented issue, total number 38, with what a scanner and a hasty hand do to a text. */
export function doubtfulIssue(): string {
  return changes.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`the invented issue has no “${from}”`);
      return text.replace(from, to);
    },
    readFileSync(fixture, 'utf8'),
  );
}

const changes: readonly (readonly [string, string])[] = [
  // A word between the characters.
  ['列成一张表', '列abc成一张表'],
  ['每个班都有了班主任', '每个班都xyz有了班主任'],
  // The committee out of its order.
  ['于　海　王　朗　冯小舟', '冯小舟　于　海　王　朗'],
  // The contents say something else.
  ['一张清单管到底 一支队伍干到底（', '一张清单管到底 一支队伍抓到底（'],
  // A lost page: a text that breaks off.
  ['不再续借，名额转给排在后面的单位。\n', ''],
  // A number that was left out.
  ['（二）把待遇跟着路程走', '（三）把待遇跟着路程走'],
  ['（三）把培养放在前头', '（四）把培养放在前头'],
];
