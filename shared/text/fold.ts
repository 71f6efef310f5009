import { unifiedCharacter } from './unified-characters.ts';

/** A text as it is compared, and where each of its UTF-16 units comes from. */
export interface FoldedText {
  text: string;
  /** The place in the given text that a piece of the folded one, `to` exclusive, came from; null where it would cut a character. */
  sourceOf(from: number, to: number): { from: number; to: number } | null;
}

/** What makes a difference. */
export interface FoldOptions {
  matchCase: boolean;
  matchWidth: boolean;
}

/**
 * Brings a text into the form in which find, search and replace compare it: radicals, compatibility, vertical and private-use
 * characters as the one they stand for, letters and their marks as one, characters without width left out; small letters and
 * half widths unless they make a difference. Linear in the length of the text.
 */
export function fold(text: string, options: FoldOptions): FoldedText {
  if (!uneven.test(text)) return { text: foldEven(text, options), sourceOf: (from, to) => ({ from, to }) };
  const folded: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of text.matchAll(pieces)) {
    const { index } = match;
    const piece = foldEven(composed(match[0], options), options);
    folded.push(piece);
    for (let unit = 0; unit < piece.length; unit += 1) {
      starts.push(index);
      ends.push(index + match[0].length);
    }
  }
  const isWhole = (place: number): boolean => place === 0 || place === starts.length || starts[place] !== starts[place - 1];
  return {
    text: folded.join(''),
    sourceOf: (from, to) => (isWhole(from) && isWhole(to) ? { from: starts[from] ?? 0, to: ends[to - 1] ?? 0 } : null),
  };
}

const ignored =
  '\\u00ad\\u034f\\u061c\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\u{e0100}-\\u{e01ef}';
const unified =
  '\\u2e80-\\u2fd5\\u31cf-\\u31d4\\uf900-\\ufb06\\ufe10-\\ufe19\\ufe30-\\ufe6f\\uff61-\\uff9f\\uffa1-\\uffee\\p{Co}\\u{2f800}-\\u{2fa1f}';
const mark = '\\p{M}\\uff9e\\uff9f';
/** Anything for which the folded text may be longer or shorter. */
const uneven = new RegExp(`[${ignored}${unified}${mark}\\u1100-\\u11ff]`, 'u');
/** A syllable of jamo, a character with its marks, characters without width. One code unit out of order is a piece too. */
const pieces = new RegExp(
  `[${ignored}]|[\\u1100-\\u1112][\\u1161-\\u1175][\\u11a8-\\u11c2]?|[^${mark}](?:[${mark}](?<![${ignored}]))*|[\\s\\S]`,
  'gu',
);
const onlyIgnored = new RegExp(`^[${ignored}]+$`, 'u');
const special = new RegExp(`[${unified}]`, 'gu');

function composed(piece: string, { matchWidth }: FoldOptions): string {
  if (onlyIgnored.test(piece)) return '';
  return piece
    .replace(special, (character) => {
      const isHalfWidth = /[\uff61-\uffee]/.test(character);
      return isHalfWidth && matchWidth ? character : (unifiedCharacter(character)?.character ?? character);
    })
    .normalize('NFC');
}

/** What keeps the length. */
function foldEven(text: string, { matchCase, matchWidth }: FoldOptions): string {
  const spaced = text.replaceAll('\u00a0', ' ');
  const narrow = matchWidth ? spaced : spaced.replace(/[\uFF01-\uFF5E\u3000]/g, halfWidth);
  return matchCase ? narrow : narrow.replace(/\p{Lu}/gu, lowerCase);
}

function halfWidth(character: string): string {
  return character === '\u3000' ? ' ' : String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

function lowerCase(character: string): string {
  const lower = character.toLowerCase();
  return lower.length === character.length ? lower : character;
}
