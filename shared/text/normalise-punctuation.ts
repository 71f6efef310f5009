/** Half-width marks and their full-width forms. */
const fullWidth: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '!': '！',
  '?': '？',
};

const chinese = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF“”‘’—…·]/u;

/**
 * Half-width `, ; : ( ) ! ?` in Chinese text become full-width (GB/T 15834). Decimals, thousands, times, addresses and
 * Latin text keep theirs. Only widths change: no character is added or lost, and a second pass changes nothing.
 */
export function normalisePunctuation(text: string): string {
  let current = text;
  // A widened mark is Chinese context for the mark beside it.
  for (let next = widenOnce(current); next !== current; next = widenOnce(current)) current = next;
  return current;
}

function widenOnce(text: string): string {
  const characters = [...text];
  const kept = addressCharacters(text);
  const wide = widePairs(characters);
  return characters
    .map((character, index) =>
      !kept.has(index) && isWide(characters, index, wide) ? (fullWidth[character] ?? character) : character,
    )
    .join('');
}

function isWide(characters: readonly string[], index: number, pairs: ReadonlySet<number>): boolean {
  const character = characters[index] ?? '';
  if (!(character in fullWidth)) return false;
  if (character === '(' || character === ')') return pairs.has(index);
  const before = neighbour(characters, index, -1);
  const after = neighbour(characters, index, 1);
  const isDigit = (one: string): boolean => /\d/.test(one);
  if ((character === ',' || character === ':') && isDigit(characters[index - 1] ?? '') && isDigit(characters[index + 1] ?? ''))
    return false;
  return chinese.test(before) || chinese.test(after);
}

/** Places, by character, of web and mail addresses; a mark that ends one belongs to the sentence. */
function addressCharacters(text: string): ReadonlySet<number> {
  const kept = new Set<number>();
  for (const match of text.matchAll(/(?:[a-z]+:\/\/|www\.)[!-~]*[A-Za-z0-9/=_-]|[\w.+-]+@[\w.-]+/gi)) {
    const start = [...text.slice(0, match.index)].length;
    for (let at = 0; at < match[0].length; at++) kept.add(start + at);
  }
  return kept;
}

/** Parentheses are widened in pairs: where the inside or the outside next to them is Chinese. An unpaired one by its neighbours. */
function widePairs(characters: readonly string[]): ReadonlySet<number> {
  const wide = new Set<number>();
  const open: number[] = [];
  for (const [index, character] of characters.entries()) {
    if (character === '(') open.push(index);
    if (character !== ')') continue;
    const start = open.pop();
    const inside = start === undefined ? '' : characters.slice(start + 1, index).join('');
    const before = neighbour(characters, start ?? index, -1);
    const outside = /[A-Za-z0-9]/.test(before) && start !== undefined ? before : before + neighbour(characters, index, 1);
    if (!chinese.test(inside + outside)) continue;
    wide.add(index);
    if (start !== undefined) wide.add(start);
  }
  for (const index of open) if (chinese.test(neighbour(characters, index, -1) + neighbour(characters, index, 1))) wide.add(index);
  return wide;
}

/** The next character that is no white space, in one direction. */
function neighbour(characters: readonly string[], index: number, step: 1 | -1): string {
  let at = index + step;
  while (/^\s$/.test(characters[at] ?? '')) at += step;
  return characters[at] ?? '';
}
