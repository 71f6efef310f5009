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
 * Latin text keep theirs. Only widths change: no character is added or lost, and a second pass changes nothing. Linear in the
 * length of the text.
 */
export function normalisePunctuation(text: string): string {
  if (!/[,;:()!?]/.test(text)) return text;
  const line = readLine(text);
  const wide = new Uint8Array(line.characters.length);
  // A widened mark is Chinese context for the marks beside it and the parentheses around it, so those are looked at again.
  const waiting = [...line.characters.keys()].filter((index) => isMark(line, index)).reverse();
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (wide[index] || !isMark(line, index) || !isWide(line, index, wide)) continue;
    const partner = line.partners.get(index);
    for (const widened of partner === undefined ? [index] : [index, partner]) {
      const around = line.around[widened] ?? -1;
      wide[widened] = 1;
      line.chineseInside.add(around);
      waiting.push(line.before[widened] ?? -1, line.after[widened] ?? -1, around);
    }
  }
  return line.characters.map((character, index) => (wide[index] ? (fullWidth[character] ?? character) : character)).join('');
}

/** What is known of a text; all places are those of its characters, -1 where there is none. */
interface Line {
  characters: readonly string[];
  isKept: Uint8Array;
  /** The next characters that are no white space. */
  before: Int32Array;
  after: Int32Array;
  /** The innermost pair a character stands in, by its opening parenthesis. */
  around: Int32Array;
  partners: ReadonlyMap<number, number>;
  /** The pairs, by their opening parenthesis, directly around a Chinese character or a widened mark. */
  chineseInside: Set<number>;
}

function readLine(text: string): Line {
  const characters = [...text];
  const isKept = addressCharacters(text, characters.length);
  const { around, partners } = pairsOf(characters, isKept);
  const chineseInside = new Set([...around].filter((pair, index) => pair >= 0 && chinese.test(characters[index] ?? '')));
  const before = nextVisible(characters, [...characters.keys()]);
  const after = nextVisible(characters, [...characters.keys()].reverse());
  return { characters, isKept, before, after, around, partners, chineseInside };
}

/** For each character the last one before it, in the order of `places`, that is no white space and no marker of mark-up. */
function nextVisible(characters: readonly string[], places: readonly number[]): Int32Array {
  const next = new Int32Array(characters.length);
  let last = -1;
  for (const place of places) {
    next[place] = last;
    if (!/^[\s\ufdd0-\ufdef]$/.test(characters[place] ?? '')) last = place;
  }
  return next;
}

/** Parentheses that belong together, without those of addresses. */
function pairsOf(characters: readonly string[], isKept: Uint8Array): Pick<Line, 'around' | 'partners'> {
  const around = new Int32Array(characters.length).fill(-1);
  const partners = new Map<number, number>();
  const open: number[] = [];
  for (const [index, character] of characters.entries()) {
    const start = character === ')' && !isKept[index] ? open.pop() : undefined;
    if (start !== undefined) partners.set(start, index).set(index, start);
    around[index] = open.at(-1) ?? -1;
    if (character === '(' && !isKept[index]) open.push(index);
  }
  return { around, partners };
}

function isMark({ characters, isKept }: Line, index: number): boolean {
  return !isKept[index] && (characters[index] ?? '') in fullWidth;
}

function isWide(line: Line, index: number, wide: Uint8Array): boolean {
  const { characters, before, after } = line;
  const isChinese = (at: number): boolean => wide[at] === 1 || chinese.test(characters[at] ?? '');
  const partner = line.partners.get(index);
  if (partner !== undefined) return isWidePair(line, Math.min(index, partner), Math.max(index, partner), isChinese);
  const character = characters[index];
  const isDigit = (at: number): boolean => /^\d$/.test(characters[at] ?? '');
  if ((character === ',' || character === ':') && isDigit(index - 1) && isDigit(index + 1)) return false;
  return isChinese(before[index] ?? -1) || isChinese(after[index] ?? -1);
}

/** Parentheses are widened in pairs: where anything inside or the outside next to them is Chinese. */
function isWidePair(line: Line, start: number, end: number, isChinese: (at: number) => boolean): boolean {
  if (line.chineseInside.has(start)) return true;
  const front = line.before[start] ?? -1;
  // f(x) belongs to what stands before it.
  return isChinese(front) || (!/^[A-Za-z0-9]$/.test(line.characters[front] ?? '') && isChinese(line.after[end] ?? -1));
}

/** Which characters are of web and mail addresses; a mark that ends one belongs to the sentence. */
function addressCharacters(text: string, length: number): Uint8Array {
  const kept = new Uint8Array(length);
  let character = 0;
  let position = 0;
  // Begun only where a word begins: a long word without an address is looked through once, not from each of its letters.
  for (const match of text.matchAll(/(?:(?<![a-z])[a-z]+:\/\/|www\.)[!-~]*[A-Za-z0-9/=_-]|(?<![\w.+-])[\w.+-]+@[\w.-]+/gi)) {
    character += [...text.slice(position, match.index)].length;
    kept.fill(1, character, character + match[0].length);
    character += match[0].length;
    position = match.index + match[0].length;
  }
  return kept;
}
