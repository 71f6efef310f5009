import { strokeData } from './stroke-data.ts';

/**
 * 按姓氏笔画: fewer strokes first, then 横竖撇点折 stroke by stroke; people of one surname together, those with a shorter given
 * name first (单名在前), then their given names likewise. Character order: GF 3003—1999, without its last criterion, structure.
 * A negative number where `a` stands before `b`. Spaces in spread names and remarks in brackets do not count.
 */
export function compareByStroke(a: string, b: string): number {
  const [left, right] = [nameParts(a), nameParts(b)];
  return (
    compareCharacters(left.surname, right.surname) ||
    left.given.length - right.given.length ||
    compareCharacters(left.given, right.given)
  );
}

/** Strokes of a Chinese character in the mainland standard; null where it is not known. */
export function strokeCount(character: string): number | null {
  return strokesOf(character)?.length ?? null;
}

export type StrokeOrderProblem =
  /** The name stands out of order; its place is right after the name `after`, or first where that is null. */
  | { kind: 'misplaced'; index: number; name: string; after: string | null }
  /** The strokes of these characters of the name are not known, so its place was not checked. */
  | { kind: 'unknown'; index: number; name: string; characters: string[] };

/** The fewest names that must move for the list to be in order, and the names that cannot be checked; by their place in the list. */
export function strokeOrderProblems(names: readonly string[]): StrokeOrderProblem[] {
  const listed = names.map((name, index) => ({ name, index, characters: unknownCharacters(name) }));
  const unknown = listed.filter((item) => item.characters.length > 0);
  const known = listed.filter((item) => item.characters.length === 0);
  const ranks = ranksOf(known.map(({ name }) => name));
  const kept = longestOrdered(known, ranks);
  const isKept = new Set(kept);
  const misplaced = known.filter((item) => !isKept.has(item));
  const lastOf = new Map(kept.map((item) => [ranks.get(item.name) ?? 0, item.name]));
  const keptRanks = [...lastOf.keys()];
  return [
    ...unknown.map(({ index, name, characters }) => ({ kind: 'unknown' as const, index, name, characters })),
    ...misplaced.map(({ index, name }) => ({
      kind: 'misplaced' as const,
      index,
      name,
      after: lastOf.get(keptRanks[countUpTo(keptRanks, ranks.get(name) ?? 0) - 1] ?? -1) ?? null,
    })),
  ].sort((a, b) => a.index - b.index);
}

/** Letter of the data → class of stroke: 1 横 (with 提), 2 竖 (with 竖钩), 3 撇, 4 点 (with 捺), 5 折, every stroke that turns. */
const strokeClasses: Readonly<Record<string, number>> = { j: 1, i: 1, f: 2, g: 2, s: 3, k: 4, d: 4, l: 4 };

/** Where the classes are equal the plain stroke comes before its variant, a turn before one with more bends: letters in that order. */
const finerOrder = 'jifgskdlceobhnmytvprxuazqw';

const compoundSurnames = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 ' +
    '宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 ' +
    '微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师 ' +
    '吴铭 完颜 纳兰 叶赫 耶律 单于 爱新觉罗'
  ).split(' '),
);

let strokesByCharacter: ReadonlyMap<string, string> | null = null;

function strokesOf(character: string): string | undefined {
  strokesByCharacter ??= new Map(
    [...strokeData.matchAll(/(\P{ASCII})([a-z]+)/gu)].map(([, key = '', strokes = '']) => [key, strokes] as const),
  );
  return strokesByCharacter.get(character);
}

/** A name transcribed from another language, Mongolian above all, stands by its first character. */
function nameParts(name: string): { surname: string[]; given: string[] } {
  const characters = [...name.replace(/[（(].*?[）)]/gu, '').replace(/[\s·•.]/gu, '')];
  const length =
    [4, 2].find((count) => characters.length > count && compoundSurnames.has(characters.slice(0, count).join(''))) ?? 1;
  return { surname: characters.slice(0, length), given: characters.slice(length) };
}

function unknownCharacters(name: string): string[] {
  const { surname, given } = nameParts(name);
  return [...surname, ...given].filter((character) => strokesOf(character) === undefined);
}

function compareCharacters(a: readonly string[], b: readonly string[]): number {
  for (const [index, character] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const difference = compareCharacter(character, other);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Characters without known strokes stand last, by code point. */
function compareCharacter(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [strokesOf(a), strokesOf(b)];
  const byCode = (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0);
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined) || byCode;
  return (
    left.length - right.length ||
    compareStrokes(left, right, (stroke) => strokeClasses[stroke] ?? 5) ||
    compareStrokes(left, right, (stroke) => finerOrder.indexOf(stroke)) ||
    byCode
  );
}

function compareStrokes(a: string, b: string, rank: (stroke: string) => number): number {
  for (const [index, stroke] of [...a].entries()) {
    const difference = rank(stroke) - rank(b[index] ?? '');
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Names by their place in the order; those that are equal in it have the same. */
function ranksOf(names: readonly string[]): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  let rank = 0;
  let last: string | undefined;
  for (const name of [...new Set(names)].sort(compareByStroke)) {
    if (last !== undefined && compareByStroke(last, name) !== 0) rank++;
    ranks.set(name, rank);
    last = name;
  }
  return ranks;
}

/** How many of the ascending numbers are not above a limit. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The longest run of items that are in order; of several, the one that begins earliest in the list. n log n: a list may be hostile. */
function longestOrdered<T extends { name: string }>(items: readonly T[], ranks: ReadonlyMap<string, number>): T[] {
  const rankOf = ({ name }: T): number => ranks.get(name) ?? 0;
  // The longest run that begins at a rank or above: a tree of maxima, by the distance from the highest rank.
  const longest = new Array<number>(ranks.size + 1).fill(0);
  const lengths = new Array<number>(items.length).fill(1);
  for (let start = items.length - 1; start >= 0; start -= 1) {
    const item = items[start];
    const place = ranks.size - (item ? rankOf(item) : 0);
    let best = 0;
    for (let at = place; at > 0; at -= at & -at) best = Math.max(best, longest[at] ?? 0);
    lengths[start] = best + 1;
    for (let at = place; at <= ranks.size; at += at & -at) longest[at] = Math.max(longest[at] ?? 0, best + 1);
  }
  const kept: T[] = [];
  let wanted = lengths.reduce((most, length) => Math.max(most, length), 0);
  let highest = -1;
  for (const [index, item] of items.entries()) {
    if (lengths[index] !== wanted || rankOf(item) < highest) continue;
    kept.push(item);
    highest = rankOf(item);
    wanted -= 1;
  }
  return kept;
}
