import { pinyin } from 'pinyin-pro';

/** The letters a title is spelled with, without tones, spaces and marks, in capitals; ü is V or U in print. */
export function pinyinLetters(title: string): string {
  return onlyLetters(pinyin(title, { toneType: 'none', type: 'string', v: true, nonZh: 'removed' }));
}

export function isPinyinOf(title: string, print: string): boolean {
  const spelled = pinyinLetters(title);
  const printed = onlyLetters(print);
  return printed === spelled || printed === spelled.replace(/V/g, 'U');
}

/** The print that spells the title; the longest where none does. */
export function bestPinyin(title: string, prints: readonly string[]): string {
  const right = prints.filter((print) => isPinyinOf(title, print));
  const byLength = [...(right.length > 0 ? right : prints)].sort((a, b) => onlyLetters(b).length - onlyLetters(a).length);
  return byLength[0] ?? '';
}

function onlyLetters(text: string): string {
  return text
    .toUpperCase()
    .replace(/Ü|Ǖ|Ǘ|Ǚ|Ǜ/g, 'V')
    .normalize('NFD')
    .replace(/[^A-Z]/g, '');
}
