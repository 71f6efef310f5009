import { expect, test } from 'vitest';
import { findingLines } from '../../renderer/findings/finding-lines.ts';
import type { Finding, FindingTarget } from '../../shared/contract/finding.ts';

const inArticle = (articleId: string): FindingTarget => ({ kind: 'article', articleId });
const untitled = (articleId: string): Finding => ({
  kind: 'empty-field',
  severity: 'error',
  message: '有一篇稿件没有标题。',
  target: inArticle(articleId),
});
const doubt = (number: number): Finding => ({
  kind: 'heading-number',
  severity: 'warning',
  message: `第 ${number} 处序号不连续。`,
  target: inArticle('a'),
  task: { key: `doubt/${number}`, line: number, ticked: null },
});

test('errors come first; of a worklist the findings of one kind are one line', () => {
  const lines = findingLines([doubt(1), untitled('a'), doubt(2)]);
  expect(lines.map(({ message }) => message)).toEqual(['有一篇稿件没有标题。', '序号不连续的小标题：2 处，请逐处核对。']);
  expect(findingLines([doubt(1)]).map(({ message }) => message)).toEqual(['第 1 处序号不连续。']);
});

test('two articles with the same fault are two lines, each leads to its own', () => {
  const lines = findingLines([untitled('a'), untitled('b')]);
  expect(lines.map(({ message, first }) => [message, first.target])).toEqual([
    ['有一篇稿件没有标题。', inArticle('a')],
    ['有一篇稿件没有标题。', inArticle('b')],
  ]);
  expect(new Set(lines.map(({ key }) => key)).size).toBe(2);
});
