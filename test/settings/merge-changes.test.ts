import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { mergeChanges } from '../../renderer/pages/settings/merge-changes.ts';
import type { Issue } from '../../shared/periodical/issue.ts';
import { defaultLayout } from '../../shared/periodical/layout.ts';

const sample = path.resolve(import.meta.dirname, '../../resources/sample/issue.json');
const { issue } = JSON.parse(readFileSync(sample, 'utf8')) as { issue: Issue };
const base = { issue, layout: defaultLayout };

test('changes of different fields come together, also inside masthead, imprint and fonts', () => {
  const mine = {
    issue: { ...issue, title: '甲', masthead: { ...issue.masthead, phone: '1' } },
    layout: { ...defaultLayout, fonts: { ...defaultLayout.fonts, song: '乙' } },
  };
  const theirs = {
    issue: { ...issue, pinyin: 'JIA', masthead: { ...issue.masthead, address: '丙路' }, opening: null },
    layout: { ...defaultLayout, accent: '#1f3a68', fonts: { ...defaultLayout.fonts, kai: '丁' } },
  };
  expect(mergeChanges(base, mine, theirs)).toEqual({
    settings: {
      issue: { ...theirs.issue, title: '甲', masthead: { ...issue.masthead, phone: '1', address: '丙路' } },
      layout: { ...theirs.layout, fonts: { ...defaultLayout.fonts, song: '乙', kai: '丁' } },
    },
    lost: false,
  });
});

test('of a field that both changed the archive keeps what was there first, and it is said', () => {
  const mine = { ...base, issue: { ...issue, title: '甲', sponsor: '乙办' } };
  const theirs = { ...base, issue: { ...issue, title: '丙' } };
  expect(mergeChanges(base, mine, theirs)).toEqual({
    settings: { ...base, issue: { ...issue, title: '丙', sponsor: '乙办' } },
    lost: true,
  });
});

test('the same change on both sides loses nothing', () => {
  const both = { ...base, issue: { ...issue, title: '甲' } };
  expect(mergeChanges(base, both, both)).toEqual({ settings: both, lost: false });
});
