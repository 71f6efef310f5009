/**
 * Characters written without a space between words: each counts by itself. CJK letters, signs and marks, full-width forms, kana,
 * hangul; and the signs that Chinese type sets as wide as a character (℃ ① Ⅲ → ◇ ×), which Word counts with the Chinese text.
 */
const single =
  /[\u00d7\u00f7\u2030\u203b\u2103\u2109\u2116\u2160-\u217f\u2190-\u2193\u2460-\u24ff\u25a0-\u25ff\u2605\u2606]|[\u2018\u2019\u201c\u201d\u2014\u2026\u00b7\u2010-\u2013]|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef\u{20000}-\u{3ffff}]/gu;

/**
 * 字数 by Word's rule: every Chinese character and Chinese mark is one, every run of other letters or figures between spaces
 * or Chinese characters is one.
 */
export function countCharacters(text: string): number {
  let count = 0;
  const rest = text.replace(single, (character) => {
    if (character !== '\u3000') count += 1;
    return ' ';
  });
  return count + rest.split(/\s+/u).filter((word) => word !== '').length;
}
