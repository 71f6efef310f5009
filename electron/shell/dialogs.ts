import { app, type BrowserWindow, dialog } from 'electron';

/** @returns null where it was cancelled */
export async function pickFolder(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: '选择文件夹',
    buttonLabel: '选择',
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** @returns whether the window is to close although the page said that something is not saved */
export function confirmClose(window: BrowserWindow): boolean {
  return ask(window, '还有文字没有存入档案。', '现在关闭，最后输入的文字会丢失。', ['继续编辑', '仍然关闭']) === 1;
}

/** @returns whether to load the page anew */
export function confirmReload(window: BrowserWindow): boolean {
  return ask(window, '窗口没有反应。', '可以再等一等，或者重新载入；已保存的文字不受影响。', ['再等一等', '重新载入']) === 1;
}

export function showAbout(window: BrowserWindow): void {
  void dialog.showMessageBox(window, {
    type: 'info',
    title: '关于编刊',
    message: `编刊 ${app.getVersion()}`,
    detail: '在本机上编辑、校对、排版、印制和归档刊物。不联网，所有文稿都留在这台电脑上。',
    buttons: ['好'],
    noLink: true,
  });
}

/** Nothing can be done but end the program. */
export function showRefusal(sentence: string): void {
  dialog.showErrorBox('编刊没有打开', sentence);
}

function ask(window: BrowserWindow, message: string, detail: string, buttons: string[]): number {
  return dialog.showMessageBoxSync(window, {
    type: 'warning',
    message,
    detail,
    buttons,
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
}
