import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { history } from '@tiptap/pm/history';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { expect, test, vi } from 'vitest';
import { menuTemplate } from '../../electron/shell/menu.ts';
import { commandOf } from '../../renderer/app/command-keys.ts';
import { editorKey } from '../../renderer/editor/editor-keys.ts';
import { edgeKeys } from '../../renderer/editor/typing/edge-keys.ts';
import { editingKeys } from '../../renderer/editor/typing/editing-keys.ts';
import { formatPainter } from '../../renderer/editor/typing/format-painter.ts';
import { treeCommand } from '../../renderer/pages/arrange/tree/tree-keys.ts';
import { treeRows } from '../../renderer/pages/arrange/tree/tree-rows.ts';
import { documentOf, paragraph } from '../../shared/document/build.ts';
import { documentSchema } from '../../shared/document/schema.ts';
import { outlined } from '../arrange/outlined.ts';

vi.mock('electron', () => ({ Menu: {} }));

const root = path.resolve(import.meta.dirname, '../..');
const source = (file: string): string => readFileSync(path.join(root, 'renderer', file), 'utf8');
const pagesViewer = source('preview/pages-viewer.tsx');
const textMenu = source('editor/text/text-menu.tsx');
const formatPainterSource = source('editor/typing/format-painter.ts');

/** Every key that the manual names, and what it finds in the program. */
const found: Record<string, (keys: string) => unknown[]> = {
  'Ctrl+S': (keys) => [commandOf(pressed(keys))],
  'Ctrl+F': (keys) => [editorKey(pressed(keys))],
  'Ctrl+H': (keys) => [editorKey(pressed(keys))],
  'Ctrl+Shift+H': (keys) => [commandOf(pressed(keys))],
  'Ctrl+P': (keys) => [commandOf(pressed(keys))],
  'Ctrl+Shift+E': (keys) => [commandOf(pressed(keys))],
  'Ctrl+O': (keys) => [commandOf(pressed(keys))],
  F1: (keys) => [commandOf(pressed(keys))],
  F11: (keys) => [commandOf(pressed(keys))],
  'Ctrl+Z': (keys) => [inText(keys), inTree(keys)],
  'Ctrl+Y': (keys) => [inText('Ctrl+Z', keys)],
  'Ctrl+B': (keys) => [inText(keys)],
  'Ctrl+U': (keys) => [inText(keys)],
  'Ctrl+End': (keys) => [inTable(keys)],
  'Ctrl+Home': (keys) => [inTable(keys)],
  'Ctrl+Alt+0': (keys) => [inText('Ctrl+Alt+1', keys)],
  'Ctrl+Alt+1': (keys) => [inText(keys)],
  'Ctrl+Alt+4': (keys) => [inText(keys)],
  'Ctrl+Alt+C': (keys) => [inText(keys)],
  'Ctrl+Alt+V': (keys) => [inText('Ctrl+B', 'Ctrl+Alt+C', 'Ctrl+B', keys)],
  'Ctrl+Alt+Z': (keys) => [inText('Ctrl+B', keys)],
  // The browser's own key for the menu of the place.
  'Shift+F10': () => [textMenu.match(/trigger=|ContextMenu/)],
  Esc: () => [formatPainterSource.match(/'Escape'/)],
  // Chromium's own key; the menu has the same.
  'Ctrl+Shift+V': () => [JSON.stringify(menuTemplate({ run() {}, showAbout() {}, isDevelopment: false })).match('pasteAndMatch')],
  '↑': (keys) => [inTree(keys)],
  '↓': (keys) => [inTree(keys)],
  'Alt+↑': (keys) => [inTree(keys)],
  'Alt+↓': (keys) => [inTree(keys)],
  'Alt+Shift+↑': (keys) => [inTree(keys)],
  'Alt+Shift+↓': (keys) => [inTree(keys)],
  Delete: (keys) => [inTree(keys)],
  // Of the title, which is a field of the browser, and of the tree.
  Enter: (keys) => [inTree(keys)],
  PageUp: (keys) => [pagesViewer.match(`key === '${keys}'`)],
  PageDown: (keys) => [pagesViewer.match(`key === '${keys}'`)],
  // With the wheel.
  Ctrl: () => [pagesViewer.match(/'wheel'/), pagesViewer.match(/event\.ctrlKey/)],
};

test('every key that the manual promises does something', () => {
  expect(Object.keys(found).sort()).toEqual([...promisedKeys()].sort());
  for (const [keys, find] of Object.entries(found)) for (const result of find(keys)) expect(result, keys).toBeTruthy();
});

test('every key of the window is named in the manual', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const keys = [
    ...letters.flatMap((letter) => [`Ctrl+${letter}`, `Ctrl+Shift+${letter}`]),
    ...Array.from({ length: 12 }, (_, index) => `F${index + 1}`),
  ];
  const meant = keys.filter((one) => commandOf(pressed(one)) ?? editorKey(pressed(one)));
  expect(meant.length).toBeGreaterThan(8);
  expect(meant.filter((one) => !promisedKeys().has(one))).toEqual([]);
});

test('a key that means nothing finds nothing', () => {
  for (const keys of ['Ctrl+J', 'Ctrl+Alt+7', 'Alt+Shift+K']) {
    expect([editorKey(pressed(keys)), commandOf(pressed(keys)), inTree(keys), inText(keys)], keys).toEqual([
      null,
      null,
      null,
      false,
    ]);
  }
});

/** Keys in `<kbd>` anywhere in the manual, and those of the first column of its table of keys. */
function promisedKeys(): Set<string> {
  const folder = path.join(root, 'resources/manual');
  const chapters = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const lines = chapters.flatMap((name) =>
    readFileSync(path.join(folder, name), 'utf8')
      .split('\n')
      .map((line) => {
        const [, first = ''] = line.split('|');
        return name.endsWith('-keys.md') ? first.replace(/[A-Za-z]+\d*|[↑↓\d]/g, '⟦$&⟧') : line.replace(/<\/?kbd>/g, bracket);
      }),
  );
  return new Set(lines.flatMap(keysOf));
}

function bracket(tag: string): string {
  return tag === '<kbd>' ? '⟦' : '⟧';
}

/** 「⟦Alt⟧+⟦↑⟧ / ⟦↓⟧」 are two: what is held down counts for both. */
function keysOf(line: string): string[] {
  const groups = line.matchAll(/((?:⟦[^⟧]+⟧\+)*)⟦([^⟧]+)⟧(?: ?[/到…、] ?⟦([^⟧]+)⟧(?!\+))?/g);
  return [...groups].flatMap(([, held = '', first, second]) =>
    [first, second].filter((key) => key !== undefined).map((key) => held.replace(/[⟦⟧]/g, '') + key),
  );
}

function pressed(keys: string) {
  const held = keys.split('+');
  const name = held.pop() ?? '';
  const key = { '↑': 'ArrowUp', '↓': 'ArrowDown' }[name] ?? name;
  const [ctrlKey, altKey, shiftKey] = ['Ctrl', 'Alt', 'Shift'].map((modifier) => held.includes(modifier)) as [
    boolean,
    boolean,
    boolean,
  ];
  return { key: key.length === 1 && !shiftKey ? key.toLowerCase() : key, ctrlKey, altKey, shiftKey, metaKey: false };
}

function inTree(keys: string) {
  return treeCommand(pressed(keys), treeRows(outlined('甲:a,b,c'), new Set()), 'article/b');
}

/** Whether the last of these keys does something to a selected word of a text. */
function inText(...keys: string[]): boolean {
  const doc = documentSchema.nodeFromJSON({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: '甲' }] }],
  });
  const plugin = editingKeys();
  let state = EditorState.create({ doc, plugins: [history(), formatPainter(), plugin] });
  state = state.apply(state.tr.insertText('乙', 1));
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 1, 3)));
  const view = {
    get state() {
      return state;
    },
    dispatch(tr: Parameters<EditorState['apply']>[0]) {
      state = state.apply(tr);
    },
  } as EditorView;
  const results = keys.map((one) => plugin.props.handleKeyDown?.call(plugin, view, pressed(one) as KeyboardEvent));
  return results.at(-1) === true;
}

/** Whether a key leads out of a table that is all of the text. */
function inTable(keys: string): boolean {
  const row = { type: 'tableRow' as const, content: [{ type: 'tableCell' as const, content: [paragraph('甲')] }] };
  const doc = documentSchema.nodeFromJSON(documentOf({ type: 'table', content: [row] }));
  const plugin = edgeKeys();
  const state = EditorState.create({ doc, plugins: [plugin] });
  const view = { state, dispatch: () => undefined } as unknown as EditorView;
  return plugin.props.handleKeyDown?.call(plugin, view, pressed(keys) as KeyboardEvent) === true;
}
