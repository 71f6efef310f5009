/**
 * A string that sorts by its code points as people sort the text: Chinese by pinyin, Latin letters without case, numbers by their
 * value. For where no collator can be asked, as inside SQLite. Good within one process: another version of ICU may give others.
 */
export function collationKey(text: string): string {
  const weights = weightOf();
  let key = '';
  for (const piece of text.match(pieces) ?? [])
    key += digit.test(piece) ? numberKey(piece, weights) : (weights.get(piece) ?? piece);
  return key;
}

/** Names that collators know to be read otherwise than their first character alone. */
const compounds = ['重庆', '重慶', '沈阳', '瀋陽', '藏文'];
const pieces = new RegExp(`${compounds.join('|')}|\\d+|\\D`, 'gu');
const digit = /^\d/;

/** A number sorts where a digit does, a longer one after a shorter one. */
function numberKey(number: string, weights: ReadonlyMap<string, string>): string {
  const digits = number.replace(/^0+(?=\d)/, '');
  return `${weights.get('0')}${String.fromCharCode(firstWeight + Math.min(digits.length, longestNumber))}${digits}`;
}

const firstWeight = 0x100;
const longestNumber = 10_000;

let known: ReadonlyMap<string, string> | undefined;

/** Of each character of the Basic Multilingual Plane that is assigned for good, its place among them; those without one weigh nothing. */
function weightOf(): ReadonlyMap<string, string> {
  known ??= weigh();
  return known;
}

function weigh(): ReadonlyMap<string, string> {
  const { compare } = new Intl.Collator('zh', { sensitivity: 'base' });
  const characters = [...compounds];
  for (let code = 1; code < 0xfffe; code += 1) {
    // Syllables of Hangul and Yi sort by their code, surrogates and private use have no place.
    if (code === 0xa000) code = 0xf900;
    characters.push(String.fromCharCode(code));
  }
  const weights = new Map<string, string>();
  let last = '';
  let weight = firstWeight;
  for (const character of characters.sort(compare)) {
    if (compare(last, character) !== 0) weight += 1;
    weights.set(character, weight === firstWeight ? '' : String.fromCharCode(weight));
    last = character;
  }
  return weights;
}
