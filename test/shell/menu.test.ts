import type { MenuItemConstructorOptions } from 'electron';
import { expect, test, vi } from 'vitest';
import { menuTemplate } from '../../electron/shell/menu.ts';
import { menuCommands } from '../../shared/contract/program-contract.ts';

vi.mock('electron', () => ({ Menu: {} }));

/** Label, command or role, key. A key in brackets is only named by the menu: the window hears it itself. */
const expected: Record<string, readonly [label: string, does: string, key?: string][]> = {
  '文件(&F)': [
    ['新建一期…', 'new-issue', 'CmdOrCtrl+Shift+N'],
    ['新建稿件', 'new-article', 'CmdOrCtrl+N'],
    ['导入…', 'import', '(CmdOrCtrl+O)'],
    ['保存', 'save', '(CmdOrCtrl+S)'],
    ['输出…', 'export', '(CmdOrCtrl+Shift+E)'],
    ['打印…', 'print', '(CmdOrCtrl+P)'],
    ['退出', 'role quit', 'CmdOrCtrl+Q'],
  ],
  '编辑(&E)': [
    ['撤销', 'role undo', '(CmdOrCtrl+Z)'],
    ['重做', 'role redo', '(CmdOrCtrl+Y)'],
    ['剪切', 'role cut'],
    ['复制', 'role copy'],
    ['粘贴', 'role paste'],
    ['仅粘贴文字', 'role pasteAndMatchStyle'],
    ['全选', 'role selectAll'],
    ['查找…', 'find', '(CmdOrCtrl+F)'],
    ['替换…', 'replace', '(CmdOrCtrl+H)'],
  ],
  '查看(&V)': [
    ['切换明暗', 'toggle-theme'],
    ['放大', 'role zoomIn', 'CmdOrCtrl+='],
    ['缩小', 'role zoomOut'],
    ['实际大小', 'role resetZoom'],
    ['全屏阅读', 'read', '(F11)'],
    ['窗口占满屏幕', 'role togglefullscreen', 'Shift+F11'],
  ],
  '窗口(&W)': [
    ['最小化', 'role minimize'],
    ['关闭', 'role close'],
  ],
  '帮助(&H)': [
    ['使用说明', 'help', '(F1)'],
    ['新手引导', 'tour'],
    ['关于编刊', 'about'],
  ],
};

test('the menu has these items, with these keys', () => {
  const shown = menuOf(false).map((top) => [top.label, itemsOf([top]).map(described)]);
  expect(Object.fromEntries(shown)).toEqual(expected);
});

test('every command has its item, and no key is given twice', () => {
  const items = itemsOf(menuOf(false)).map(described);
  const commands = items.map(([, does]) => does).filter((does) => does !== 'about' && !does?.startsWith('role '));
  expect(commands.sort()).toEqual([...menuCommands].sort());
  const keys = items.flatMap(([, , key]) => (key === undefined ? [] : [key]));
  expect(new Set(keys).size).toBe(keys.length);
});

test('tools for developers are in the menu of a checkout only', () => {
  const rolesOf = (isDevelopment: boolean) => itemsOf(menuOf(isDevelopment)).map(({ role }) => role);
  expect(rolesOf(true)).toContain('toggleDevTools');
  expect(rolesOf(false)).not.toContain('toggleDevTools');
});

const chosen: string[] = [];

function menuOf(isDevelopment: boolean): MenuItemConstructorOptions[] {
  const run = (command: string) => void chosen.push(command);
  return menuTemplate({ run, showAbout: () => run('about'), isDevelopment });
}

function itemsOf(tops: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return tops
    .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
    .filter((item: MenuItemConstructorOptions) => item.type !== 'separator');
}

/** As `expected` has it; what an item does is seen by choosing it. */
function described({ label, role, accelerator, registerAccelerator = true, click }: MenuItemConstructorOptions) {
  (click as (() => void) | undefined)?.();
  const does = click ? chosen.pop() : `role ${role}`;
  return accelerator === undefined ? [label, does] : [label, does, registerAccelerator ? accelerator : `(${accelerator})`];
}
