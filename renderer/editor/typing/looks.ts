import type { MarkName } from '../../../shared/document/schema.ts';

/** A mark that says how characters look. A link, a run-in heading and a recorded change are no look. */
export type Look = Exclude<MarkName, 'lead' | 'link' | 'insertion' | 'deletion'>;

/** What toolbar and menu call each, in their order, and its keys. */
export const looks: Readonly<Record<Look, { label: string; keys: string }>> = {
  bold: { label: '加粗', keys: 'Ctrl+B' },
  // 倾斜 is 楷体 in Chinese type.
  emphasis: { label: '楷体', keys: 'Ctrl+I' },
  underline: { label: '下划线', keys: 'Ctrl+U' },
  superscript: { label: '上标', keys: 'Ctrl+Shift+=' },
  subscript: { label: '下标', keys: 'Ctrl+=' },
};

export const lookNames = Object.keys(looks) as readonly Look[];
