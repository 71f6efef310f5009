/**
 * Takes out the spaces that scanning and typing leave between Chinese characters, figures and marks. A space between two words
 * of any script that parts its words stays, as one, also before the sign of a unit; so does the blank behind 第X条, as one
 * full-width blank. Marks that both kinds of text use take the side of the word they stand at.
 */
export function normaliseSpaces(text: string): string {
  const [article, rest] = cutArticleNumber(text.trim());
  const parts = rest.split(/(\s+)/u);
  const words = parts.filter((_, index) => index % 2 === 0);
  const gaps = parts.filter((_, index) => index % 2 === 1);
  const before = carried(words.map((word) => lastLetter.exec(word)?.[0] ?? ''));
  const after = carried(words.map((word) => firstLetter.exec(word)?.[1] ?? '').reverse()).reverse();
  const joined = words.map((word, index) => {
    if (index === 0) return word;
    const [left, right] = [before[index - 1] ?? '', after[index] ?? ''];
    const keeps = left !== '' && right !== '' && !withoutSpaces.test(left) && !withoutSpaces.test(right);
    return (keeps ? spaceOf(gaps[index - 1] ?? '', left + right) : '') + word;
  });
  return article + joined.join('');
}

const articleNumber =
  /^([\ufdd0-\ufddf]*第[〇零一二三四五六七八九十百千两\d０-９]{1,9}(?:分编|部分|[编章节条款项目篇])(?:之[一二三四五六七八九十]{1,3})?[\ufdd0-\ufddf]*)\s+/u;

function cutArticleNumber(text: string): [string, string] {
  const match = articleNumber.exec(text);
  return match ? [`${match[1]}\u3000`, text.slice(match[0].length)] : ['', text];
}

// The noncharacters are the markers that mark-up leaves while a text is imported.
const eitherSide = ',;:!?()"\'“”‘’—–…·•\ufdd0-\ufdef';
const lastLetter = new RegExp(`[^${eitherSide}](?=[${eitherSide}]*$)`, 'u');
const firstLetter = new RegExp(`^[${eitherSide}]*([^${eitherSide}])`, 'u');

/** Chinese and Japanese letters and marks, and the signs that are set like them. */
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u2460-\u24ff\u25a0-\u27bf\u2e80-\u303f\u30fb\u3200-\u337f\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uffef]/u;

/** An empty entry takes over the one before it. */
function carried(letters: readonly string[]): string[] {
  let last = '';
  return letters.map((letter) => {
    last = letter || last;
    return last;
  });
}

/** The narrow space before the endings of Mongolian words stays itself. */
function spaceOf(gap: string, beside: string): string {
  return gap.includes('\u202f') && /\p{Script=Mongolian}/u.test(beside) ? '\u202f' : ' ';
}
