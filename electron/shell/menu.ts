import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../hosts/utility/shell-messages.ts';

export interface MenuInput {
  /** Carried out by the window. */
  run: (command: MenuCommand) => void;
  showAbout: () => void;
  /** With tools for developers. */
  isDevelopment: boolean;
}

/** The menu of every window, in the order and with the keys of other editors' programs. */
export function setMenu(input: MenuInput): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(input)));
}

export function menuTemplate({ run, showAbout, isDevelopment }: MenuInput): MenuItemConstructorOptions[] {
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => run(command),
  });
  /** The window hears its own keys, also those that mean different things in a text and in a tree; the menu only names them. */
  const keyOf = (accelerator: string) => ({ accelerator, registerAccelerator: false });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  return [
    {
      label: '文件(&F)',
      submenu: [
        item('新建一期…', 'new-issue', 'CmdOrCtrl+Shift+N'),
        item('新建稿件', 'new-article', 'CmdOrCtrl+N'),
        { ...item('导入…', 'import'), ...keyOf('CmdOrCtrl+O') },
        separator,
        { ...item('保存', 'save'), ...keyOf('CmdOrCtrl+S') },
        { ...item('输出…', 'export'), ...keyOf('CmdOrCtrl+Shift+E') },
        { ...item('打印…', 'print'), ...keyOf('CmdOrCtrl+P') },
        separator,
        { label: '退出', role: 'quit', accelerator: 'CmdOrCtrl+Q' },
      ],
    },
    {
      label: '编辑(&E)',
      submenu: [
        { label: '撤销', role: 'undo', ...keyOf('CmdOrCtrl+Z') },
        { label: '重做', role: 'redo', ...keyOf('CmdOrCtrl+Y') },
        separator,
        { label: '剪切', role: 'cut' },
        { label: '复制', role: 'copy' },
        { label: '粘贴', role: 'paste' },
        { label: '仅粘贴文字', role: 'pasteAndMatchStyle' },
        { label: '全选', role: 'selectAll' },
        separator,
        { ...item('查找…', 'find'), ...keyOf('CmdOrCtrl+F') },
        { ...item('替换…', 'replace'), ...keyOf('CmdOrCtrl+H') },
      ],
    },
    {
      label: '查看(&V)',
      submenu: [
        item('切换明暗', 'toggle-theme'),
        separator,
        { label: '放大', role: 'zoomIn', accelerator: 'CmdOrCtrl+=' },
        { label: '缩小', role: 'zoomOut' },
        { label: '实际大小', role: 'resetZoom' },
        separator,
        { ...item('全屏阅读', 'read'), ...keyOf('F11') },
        { label: '窗口占满屏幕', role: 'togglefullscreen', accelerator: 'Shift+F11' },
        ...(isDevelopment ? [separator, { label: '开发者工具', role: 'toggleDevTools' } as const] : []),
      ],
    },
    {
      label: '窗口(&W)',
      submenu: [
        { label: '最小化', role: 'minimize' },
        { label: '关闭', role: 'close' },
      ],
    },
    {
      label: '帮助(&H)',
      submenu: [
        { ...item('使用说明', 'help'), ...keyOf('F1') },
        item('新手引导', 'tour'),
        separator,
        { label: '关于编刊', click: showAbout },
      ],
    },
  ];
}
