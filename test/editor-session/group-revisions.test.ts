import { expect, test } from 'vitest';
import { foldUnchanged } from '../../renderer/editor/history/fold-unchanged.ts';
import { groupRevisions } from '../../renderer/editor/history/group-revisions.ts';
import { suggestBylines } from '../../renderer/editor/title-block/suggest-bylines.ts';
import type { RevisionSummary } from '../../shared/contract/articles-contract.ts';
import { diffPassages } from '../../shared/document/diff-passages.ts';

const at = (time: string, author: string, reason: string): RevisionSummary => ({
  sequence: 0,
  parent: null,
  author,
  time: `2026-03-26T${time}:00.000Z`,
  reason,
  sha256: '',
  name: null,
});

test('what the program saved by itself for one author in an hour is one group; what an editor did stands alone', () => {
  const revisions = [
    at('10:40', '甲', '自动保存'),
    at('10:20', '甲', '关闭时保存'),
    at('10:10', '甲', '手动保存'),
    at('10:05', '甲', '自动保存'),
    at('09:59', '甲', '自动保存'),
    at('09:50', '乙', '自动保存'),
    at('09:40', '乙', '自动保存'),
  ];
  expect(groupRevisions(revisions).map(({ revisions }) => revisions.map(({ time }) => time.slice(11, 16)))).toEqual([
    ['10:40', '10:20'],
    ['10:10'],
    ['10:05'],
    ['09:59'],
    ['09:50', '09:40'],
  ]);
});

test('passages far from a change are folded away, none is left out', () => {
  const passages = (changed: string) =>
    [...'甲乙丙丁戊己庚辛'].map((text) => ({ kind: 'paragraph', text: text === '丁' ? changed : text, look: '' }));
  const parts = foldUnchanged(diffPassages(passages('丁'), passages('丁丁')));
  expect(parts.map(({ first, rows, isFolded }) => [first, rows.length, isFolded])).toEqual([
    [0, 2, false],
    [2, 3, false],
    [5, 3, true],
  ]);
});

test('names that begin with what was typed come first, then those that sign most; chosen ones are left out', () => {
  const entry = (name: string, articles: number) => ({ kind: 'unit' as const, name, note: '', articles });
  const directory = [entry('松岭市委编办', 9), entry('市委编办', 1), entry('云渡市委编办', 12), entry('盟水利局', 20)];
  expect(suggestBylines(directory, '市委', []).map(({ name }) => name)).toEqual(['市委编办', '云渡市委编办', '松岭市委编办']);
  expect(suggestBylines(directory, '市委', [entry('市委编办', 1)]).map(({ name }) => name)).not.toContain('市委编办');
});
