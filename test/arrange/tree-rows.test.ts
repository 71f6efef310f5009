import { expect, test } from 'vitest';
import { treeCommand } from '../../renderer/pages/arrange/tree/tree-keys.ts';
import { treeRows } from '../../renderer/pages/arrange/tree/tree-rows.ts';
import { outlined } from './outlined.ts';

const outline = outlined('甲:a,b 乙: 丙:c');
const keys = (closed: string[] = []) => treeRows(outline, new Set(closed)).map((row) => row.key);

test('parts, sections and articles stand as in print; an empty section is one line; a closed one shows nothing', () => {
  const parts = ['cover', 'opening', 'masthead', 'contents'];
  const open = ['section/甲', 'article/a', 'article/b', 'section/乙', 'section/丙', 'article/c'];
  expect(keys()).toEqual([...parts, ...open]);
  expect(keys(['甲', '乙'])).toEqual([...parts, 'section/甲', 'section/乙', 'section/丙', 'article/c']);
});

test('rows count themselves among their brothers', () => {
  const rows = treeRows(outline, new Set());
  expect(rows.find((row) => row.key === 'section/乙')).toMatchObject({ position: 6, count: 7 });
  expect(rows.find((row) => row.key === 'article/b')).toMatchObject({ position: 2, count: 2 });
});

test('keys move the focus as in every tree', () => {
  const rows = treeRows(outline, new Set(['丙']));
  const press = (focused: string, key: string) => treeCommand({ ...none, key }, rows, focused);
  expect(press('contents', 'ArrowDown')).toEqual({ kind: 'focus', key: 'section/甲' });
  expect(press('section/乙', 'ArrowDown')).toEqual({ kind: 'focus', key: 'section/丙' });
  expect(press('section/丙', 'ArrowDown')).toBeNull();
  expect(press('article/b', 'ArrowUp')).toEqual({ kind: 'focus', key: 'article/a' });
  expect(press('article/b', 'Home')).toEqual({ kind: 'focus', key: 'cover' });
  expect(press('cover', 'End')).toEqual({ kind: 'focus', key: 'section/丙' });
  expect(press('article/b', 'ArrowLeft')).toEqual({ kind: 'focus', key: 'section/甲' });
  expect(press('section/甲', 'ArrowLeft')).toEqual({ kind: 'fold', sectionId: '甲', isOpen: false });
  expect(press('section/丙', 'ArrowRight')).toEqual({ kind: 'fold', sectionId: '丙', isOpen: true });
  expect(press('section/甲', 'ArrowRight')).toEqual({ kind: 'focus', key: 'article/a' });
  expect(press('section/乙', 'ArrowRight')).toBeNull();
  expect(press('article/a', 'Enter')).toEqual({ kind: 'open' });
  expect(press('article/a', 'x')).toBeNull();
});

test('Alt moves what the focus is on, Ctrl goes back and forth; the browser keeps its own keys', () => {
  const rows = treeRows(outline, new Set());
  const press = (keys: Partial<typeof none> & { key: string }) => treeCommand({ ...none, ...keys }, rows, 'article/a');
  expect(press({ key: 'ArrowUp', altKey: true })).toEqual({ kind: 'step', direction: 'up' });
  expect(press({ key: 'ArrowDown', altKey: true, shiftKey: true })).toEqual({ kind: 'cross', direction: 'down' });
  expect(press({ key: 'ArrowLeft', altKey: true })).toBeNull();
  expect(press({ key: 'z', ctrlKey: true })).toEqual({ kind: 'undo' });
  expect(press({ key: 'Z', ctrlKey: true, shiftKey: true })).toEqual({ kind: 'redo' });
  expect(press({ key: 'y', ctrlKey: true })).toEqual({ kind: 'redo' });
  expect(press({ key: 'p', ctrlKey: true })).toBeNull();
  expect(press({ key: 'F10', shiftKey: true })).toEqual({ kind: 'menu' });
});

const none = { key: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
