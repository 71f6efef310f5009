import type { SaveState } from './editing-store.ts';

/** The state of the text in words; empty where nothing is open. */
export function saveStateText(save: SaveState): string {
  switch (save.kind) {
    case 'idle':
      return '';
    case 'changed':
      return '有改动，马上保存';
    case 'saving':
      return '正在保存…';
    case 'saved':
      return `● 已保存 ${new Date(save.time).toLocaleTimeString('zh-CN', { hour12: false })}`;
    case 'failed':
      return `没有保存：${save.message}`;
    case 'conflict':
      return '此稿已在别处改过，请比较两个版本';
  }
}
