import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Arrangement } from '../../../shared/periodical/arrangement.ts';
import {
  addSection,
  isSameArrangement,
  moveSection,
  placeArticles,
  removeSection,
  renameSection,
  stepArticle,
  stepSection,
  unplaceArticles,
} from '../../../shared/periodical/arrangement.ts';

/** 「要闻:a,b 调研:」: section names stand for their ids too. */
function arranged(text: string): Arrangement {
  return text.split(' ').map((part) => {
    const [name = '', articles = ''] = part.split(':');
    return { id: name, name, articles: articles === '' ? [] : articles.split(',') };
  });
}

function shown(arrangement: Arrangement): string {
  return arrangement.map(({ name, articles }) => `${name}:${articles.join(',')}`).join(' ');
}

const start = arranged('甲:a,b,c 乙: 丙:d');

test('articles move before others, to the end, to other sections, several at once', () => {
  const place = (ids: string[], sectionId: string, before: string | null = null) =>
    shown(placeArticles(start, ids, { sectionId, before }));
  expect(place(['c'], '甲', 'a')).toBe('甲:c,a,b 乙: 丙:d');
  expect(place(['a'], '甲', 'c')).toBe('甲:b,a,c 乙: 丙:d');
  expect(place(['a'], '甲')).toBe('甲:b,c,a 乙: 丙:d');
  expect(place(['b'], '乙')).toBe('甲:a,c 乙:b 丙:d');
  expect(place(['c', 'a'], '丙', 'd')).toBe('甲:b 乙: 丙:c,a,d');
  expect(place(['new'], '乙')).toBe('甲:a,b,c 乙:new 丙:d');
  expect(place(['a', 'b'], '甲', 'b')).toBe('甲:a,b,c 乙: 丙:d');
});

test('what changes nothing gives back the same value', () => {
  expect(placeArticles(start, ['a'], { sectionId: '甲', before: 'b' })).toBe(start);
  expect(placeArticles(start, ['a'], { sectionId: '甲', before: 'a' })).toBe(start);
  expect(placeArticles(start, ['a'], { sectionId: '丁', before: null })).toBe(start);
  expect(placeArticles(start, [], { sectionId: '甲', before: null })).toBe(start);
  expect(unplaceArticles(start, ['x'])).toBe(start);
  expect(stepArticle(start, 'a', 'up')).toBe(start);
  expect(stepArticle(start, 'd', 'down')).toBe(start);
  expect(stepArticle(start, 'x', 'down')).toBe(start);
  expect(stepSection(start, '甲', 'up')).toBe(start);
  expect(stepSection(start, '丙', 'down')).toBe(start);
  expect(moveSection(start, '甲', '乙')).toBe(start);
  expect(moveSection(start, '甲', '丁')).toBe(start);
  expect(renameSection(start, '甲', '  ')).toBe(start);
  expect(addSection(start, { id: '甲', name: '新' }, null)).toBe(start);
  expect(removeSection(start, '丁')).toBe(start);
});

test('steps by keyboard go through the sections and back', () => {
  let arrangement = start;
  const seen: string[] = [];
  for (let step = 0; step < 4; step += 1) {
    arrangement = stepArticle(arrangement, 'b', 'down');
    seen.push(shown(arrangement));
  }
  expect(seen).toEqual(['甲:a,c,b 乙: 丙:d', '甲:a,c 乙:b 丙:d', '甲:a,c 乙: 丙:b,d', '甲:a,c 乙: 丙:d,b']);
  for (let step = 0; step < 4; step += 1) arrangement = stepArticle(arrangement, 'b', 'up');
  expect(isSameArrangement(arrangement, start)).toBe(true);
  expect(shown(stepSection(start, '甲', 'down'))).toBe('乙: 甲:a,b,c 丙:d');
  expect(shown(stepSection(start, '丙', 'up'))).toBe('甲:a,b,c 丙:d 乙:');
});

test('sections are added, renamed, moved and removed', () => {
  expect(shown(addSection(start, { id: 'n', name: ' 新栏 ' }, '乙'))).toBe('甲:a,b,c 新栏: 乙: 丙:d');
  expect(shown(addSection(start, { id: 'n', name: '新栏' }, null))).toBe('甲:a,b,c 乙: 丙:d 新栏:');
  expect(renameSection(start, '乙', ' 调研 ')[1]).toEqual({ id: '乙', name: '调研', articles: [] });
  expect(shown(moveSection(start, '丙', '甲'))).toBe('丙:d 甲:a,b,c 乙:');
  expect(shown(removeSection(start, '甲'))).toBe('乙: 丙:d');
  expect(shown(unplaceArticles(start, ['a', 'd']))).toBe('甲:b,c 乙: 丙:');
});

test('no article is lost or doubled by moving, whatever is moved where', () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd');
  const section = fc.constantFrom('甲', '乙', '丙');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.uniqueArray(ids, { minLength: 1 }), section, fc.option(ids)), { maxLength: 12 }),
      (moves) => {
        let arrangement = start;
        for (const [moving, sectionId, before] of moves) {
          arrangement = placeArticles(arrangement, moving, { sectionId, before });
          const target = arrangement.find(({ id }) => id === sectionId)?.articles ?? [];
          const at = target.indexOf(moving[0] ?? '');
          expect(target.slice(at, at + moving.length)).toEqual(moving);
        }
        expect(arrangement.flatMap(({ articles }) => articles).toSorted()).toEqual(['a', 'b', 'c', 'd']);
      },
    ),
  );
});
