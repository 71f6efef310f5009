import { expect, test } from 'vitest';
import type { Dragged } from '../../renderer/arranging/drop-plan.ts';
import { planDrop } from '../../renderer/pages/arrange/tree/tree-drag.ts';
import { treeRows } from '../../renderer/pages/arrange/tree/tree-rows.ts';
import type { Arrangement } from '../../shared/periodical/arrangement.ts';
import { arrangementOf } from '../../shared/periodical/arrangement.ts';
import { outlined } from './outlined.ts';

const outline = outlined('甲:a,b 乙: 丙:c,d');
const arrangement = arrangementOf(outline);

function drop(kind: Dragged['kind'], id: string, over: string, half: 'upper' | 'lower', closed: string[] = []) {
  const row = treeRows(outline, new Set(closed)).find(({ key }) => key === over);
  if (!row) throw new Error(`no row ${over}`);
  const plan = planDrop(arrangement, { kind, id, title: id }, row, half === 'lower');
  return plan && [shown(plan.rearrange(arrangement)), `${plan.line.rowKey} ${plan.line.edge}`];
}

function shown(after: Arrangement): string {
  return after.map(({ name, articles }) => `${name}:${articles.join(',')}`).join(' ');
}

test('an article goes before the row whose upper half it is over, behind it over the lower half', () => {
  expect(drop('article', 'a', 'article/d', 'upper')).toEqual(['甲:b 乙: 丙:c,a,d', 'article/d top']);
  expect(drop('article', 'a', 'article/d', 'lower')).toEqual(['甲:b 乙: 丙:c,d,a', 'article/d bottom']);
  expect(drop('article', 'd', 'article/a', 'lower')).toEqual(['甲:a,d,b 乙: 丙:c', 'article/a bottom']);
});

test('over a section it becomes the first, over the edge above it the last of the section before', () => {
  expect(drop('article', 'a', 'section/丙', 'lower')).toEqual(['甲:b 乙: 丙:a,c,d', 'section/丙 bottom']);
  expect(drop('article', 'a', 'section/丙', 'upper')).toEqual(['甲:b 乙:a 丙:c,d', 'section/丙 top']);
  expect(drop('article', 'b', 'section/甲', 'upper')).toEqual(['甲:b,a 乙: 丙:c,d', 'section/甲 bottom']);
  expect(drop('article', 'a', 'section/丙', 'lower', ['丙'])).toEqual(['甲:b 乙: 丙:c,d,a', 'section/丙 bottom']);
  expect(drop('article', 'a', 'section/乙', 'upper')).toEqual(['甲:b 乙:a 丙:c,d', 'section/乙 bottom']);
  expect(drop('article', 'a', 'section/乙', 'lower')).toEqual(['甲:b 乙:a 丙:c,d', 'section/乙 bottom']);
});

test('a manuscript from the drawer gets a place', () => {
  expect(drop('article', 'new', 'article/c', 'lower')?.[0]).toBe('甲:a,b 乙: 丙:c,new,d');
});

test('nothing happens over the fixed parts, and where nothing would change', () => {
  expect(drop('article', 'a', 'contents', 'lower')).toBeNull();
  expect(drop('article', 'a', 'article/a', 'upper')).toBeNull();
  expect(drop('article', 'a', 'article/b', 'upper')).toBeNull();
  expect(drop('section', '甲', 'section/甲', 'upper')).toBeNull();
  expect(drop('section', '甲', 'section/乙', 'upper')).toBeNull();
});

test('a section goes between sections, wherever in them the pointer is', () => {
  expect(drop('section', '丙', 'section/甲', 'upper')).toEqual(['丙:c,d 甲:a,b 乙:', 'section/甲 top']);
  expect(drop('section', '丙', 'article/a', 'lower')).toEqual(['丙:c,d 甲:a,b 乙:', 'section/甲 top']);
  expect(drop('section', '丙', 'article/b', 'upper')).toEqual(['甲:a,b 丙:c,d 乙:', 'article/b bottom']);
  expect(drop('section', '甲', 'section/乙', 'lower')).toEqual(['乙: 甲:a,b 丙:c,d', 'section/乙 bottom']);
  expect(drop('section', '甲', 'article/d', 'lower')).toEqual(['乙: 丙:c,d 甲:a,b', 'article/d bottom']);
  expect(drop('section', '甲', 'section/丙', 'lower', ['丙'])).toEqual(['乙: 丙:c,d 甲:a,b', 'section/丙 bottom']);
});
