import type { EditorView } from '@tiptap/pm/view';

/** As Ctrl+C and Ctrl+X do it. */
export function copySelection(view: EditorView, kind: 'copy' | 'cut'): void {
  view.focus();
  document.execCommand(kind);
}

/**
 * As Ctrl+V does it, or Ctrl+Shift+V. Where the clipboard may not be read, `notify` gets a sentence that says what to press.
 */
export async function pasteClipboard(view: EditorView, isPlain: boolean, notify: (sentence: string) => void): Promise<void> {
  view.focus();
  const data = await readClipboard(isPlain).catch(() => null);
  if (view.isDestroyed) return;
  if (data === null) {
    notify(`这里不能直接读剪贴板，请按 ${isPlain ? 'Ctrl+Shift+V' : 'Ctrl+V'} 粘贴。`);
    return;
  }
  if (data.items.length === 0) {
    notify('剪贴板里没有可以粘贴的内容。');
    return;
  }
  if (isPlain) view.pasteText(data.getData('text/plain'));
  else view.dom.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}

async function readClipboard(isPlain: boolean): Promise<DataTransfer> {
  const data = new DataTransfer();
  for (const item of await navigator.clipboard.read()) {
    for (const type of item.types) {
      const isText = type === 'text/plain' || (type === 'text/html' && !isPlain);
      if (!isText && (isPlain || !type.startsWith('image/'))) continue;
      const blob = await item.getType(type);
      if (isText) data.setData(type, await blob.text());
      else data.items.add(new File([blob], '剪贴板图片', { type }));
    }
  }
  return data;
}
