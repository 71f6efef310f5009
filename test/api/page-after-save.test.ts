import { expect, test } from 'vitest';
import { pageAfterSave } from '../../renderer/api/page-after-save.ts';
import type { Manuscript } from '../../shared/contract/manuscripts-contract.ts';
import type { Page } from '../../shared/contract/paging.ts';

const manuscript = (id: string, revision: number): Manuscript => ({
  id,
  revision,
  kind: 'article',
  kicker: '',
  titleLines: [id],
  subtitle: '',
  bylines: [],
  contentsTitle: null,
  characters: 3,
  changedAt: '2026-01-05T09:00:00.000Z',
  changedBy: '甲',
  place: null,
  createdAt: '2026-01-05T08:00:00.000Z',
  trashedAt: null,
});

const pageOf = (items: Manuscript[], total = items.length): Page<Manuscript> => ({ items, total, next: null });

function after(page: Page<Manuscript> | undefined, saved: Manuscript, input: object = {}, type = 'query') {
  const { place: _place, createdAt: _createdAt, trashedAt: _trashedAt, ...entry } = saved;
  return pageAfterSave({ queryKey: [['manuscripts', 'list'], { input, type }], state: { data: page } as never }, entry);
}

const saved = { ...manuscript('乙', 9), titleLines: ['新题'], characters: 8, changedBy: '丙' };

test('what was saved stands first with its new row and its old place', () => {
  const place = { issueId: 'i', issueName: '', total: 1, year: 2026, sectionId: 's', section: '栏目' };
  const page = pageOf([manuscript('甲', 5), { ...manuscript('乙', 4), place }, manuscript('丙', 3)], 30);
  expect(after(page, saved)?.items).toEqual([{ ...saved, place }, manuscript('甲', 5), manuscript('丙', 3)]);
});

test('an event that comes late changes nothing', () => {
  const page = pageOf([manuscript('乙', 10), manuscript('甲', 5)]);
  expect(after(page, saved)).toBe(page);
});

test('an article that is not among all there are came from elsewhere; one that is not among the first may have come in', () => {
  const whole = pageOf([manuscript('甲', 5)]);
  expect(after(whole, saved, { state: 'unplaced' })).toBe(whole);
  expect(after(pageOf([manuscript('甲', 5)], 2), saved)).toBeUndefined();
});

test('where a save can change what is listed or in what order, the archive is asked', () => {
  const page = pageOf([manuscript('乙', 4), manuscript('甲', 5)]);
  for (const input of [
    { text: '新' },
    { byline: '河湾' },
    { kind: 'filler' },
    { sort: { by: 'title', descending: true } },
    { after: '[5,1]' },
  ])
    expect(after(page, saved, input)).toBeUndefined();
  expect(after(page, saved, {}, 'infinite')).toBeUndefined();
  expect(after(undefined, saved)).toBeUndefined();
});
