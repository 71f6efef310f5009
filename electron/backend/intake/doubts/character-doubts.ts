import type { ImportDoubt } from '../../../../shared/periodical/doubt-kinds.ts';
import {
  type CharacterChange,
  type CharacterChangeKind,
  type NormalisedCharacters,
  normaliseCharacters,
} from '../../../../shared/text/normalise-characters.ts';

/** More places of one kind are told in one sentence. */
const mostPlaces = 200;
const mostExamples = 8;

/** What an import tells of the characters of a text: one doubt a line for what is lost, one a kind for what was put right. */
export function characterDoubts({ changes, isCut }: NormalisedCharacters): ImportDoubt[] {
  const lost = changes.filter(({ kind }) => kind === 'damaged' || kind === 'unprintable' || kind === 'unknown');
  const places = [...Map.groupBy(lost, (change) => `${change.line} ${change.kind}`).values()];
  const rest = places.length - mostPlaces;
  return [
    ...places.slice(0, mostPlaces).map(lostDoubt),
    ...(rest > 0 || isCut
      ? [
          {
            line: places[mostPlaces]?.[0]?.line ?? changes.at(-1)?.line ?? 1,
            kind: 'unreadable' as const,
            what: '从这一行往下还有许多无法辨认或换过的字符，没有一一列出，请核对原文或换一份文件。',
          },
        ]
      : []),
    ...mended(changes, ['radical', 'compatibility', 'form', 'private'], 'replaced-characters'),
    ...mended(changes, ['line-end'], 'replaced-characters'),
    ...mended(changes, ['invisible', 'object'], 'removed-characters'),
  ].sort((a, b) => a.line - b.line);
}

function lostDoubt(changes: readonly CharacterChange[]): ImportDoubt {
  const { kind, line } = changes[0] as CharacterChange;
  const characters = [...new Set(changes.flatMap(({ from }) => [...from.slice(0, 64)]))];
  const names = `${characters.slice(0, mostExamples).map(codeName).join('、')}${characters.length > mostExamples ? '等' : ''}`;
  const what =
    kind === 'unknown'
      ? `有别的字体自造的字（${names}），印出来可能是方框，请对照原稿改成通用的字。`
      : kind === 'damaged'
        ? '有无法辨认的字符，已经用“\uFFFD”占位，请核对原文。'
        : `有不能印刷的字符（${names}），已换成“\uFFFD”，请核对原文。`;
  return { line, kind: 'unreadable', what, words: kind === 'unknown' ? (characters[0] ?? '') : '\uFFFD' };
}

/** One doubt for all changes of some kinds, at the first of them. */
function mended(
  changes: readonly CharacterChange[],
  kinds: readonly CharacterChangeKind[],
  kind: ImportDoubt['kind'],
): ImportDoubt[] {
  const found = changes.filter((change) => kinds.includes(change.kind));
  const [first] = found;
  if (!first) return [];
  const lines = [...new Set(found.map((change) => change.line))];
  const where =
    lines.length === 1 ? '' : `（共 ${lines.length} 行：第 ${lines.slice(0, 12).join('、')}${lines.length > 12 ? '…' : ''} 行）`;
  return [{ line: first.line, kind, what: `${sentenceOf(first.kind, found)}${where}。` }];
}

function sentenceOf(kind: CharacterChangeKind, found: readonly CharacterChange[]): string {
  if (kind === 'line-end') return '有软回车一类的换行符，已改成普通的换行';
  const examples = [...new Set(found.flatMap((change) => examplesOf(change)))];
  const list = `${examples.slice(0, mostExamples).join('、')}${examples.length > mostExamples ? '等' : ''}`;
  return kind === 'invisible' || kind === 'object'
    ? `去掉了看不见的字符：${list}`
    : `部首、兼容、竖排、半宽或自造的字符已换成通用的字：${list}，请核对`;
}

function examplesOf({ kind, from, to }: CharacterChange): string[] {
  const given = [...from.slice(0, 64)];
  if (kind === 'object') return ['图片等对象的位置'];
  if (kind === 'invisible') return given.map(codeName);
  // A ligature became several letters, so each is looked up by itself.
  return given.map((character) => {
    const taken = given.length === 1 ? to : normaliseCharacters(character).text;
    return `${kind === 'private' ? codeName(character) : character}→${taken}`;
  });
}

function codeName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
