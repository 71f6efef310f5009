/**
 * Characters written without a space between words: each counts by itself. CJK letters, signs and marks, full-width forms, kana,
 * hangul; and the signs that Chinese type sets as wide as a character (℃ ① Ⅲ → ◇ ×), which Word counts with the Chinese text.
 */
const single =
  /[\u00d7\u00f7\u2030\u203b\u2103\u2109\u2116\u2160-\u217f\u2190-\u2193\u2460-\u24ff\u25a0-\u25ff\u2605\u2606]|[\u2018\u2019\u201c\u201d\u2014\u2026\u00b7\u2010-\u2013]|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef\u{20000}-\u{3ffff}]/u;

type Kind = 'single' | 'space' | 'letter';

/** What each character is, asked once of the expressions: the count runs with every keystroke. */
const kinds = new Map<number, Kind>();

/**
 * 字数 by Word's rule: every Chinese character and Chinese mark is one, every run of other letters or figures between spaces
 * or Chinese characters is one.
 */
export function countCharacters(text: string): number {
  let count = 0;
  let isInWord = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index) ?? 0;
    if (code > 0xffff) index += 1;
    const kind = kinds.get(code) ?? learnKind(code);
    if (kind === 'single' || (kind === 'letter' && !isInWord)) count += 1;
    isInWord = kind === 'letter';
  }
  return count;
}

function learnKind(code: number): Kind {
  const character = String.fromCodePoint(code);
  const kind = /\s/u.test(character) ? 'space' : single.test(character) ? 'single' : 'letter';
  kinds.set(code, kind);
  return kind;
}
