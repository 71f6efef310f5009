import { UserError } from '../../../../../shared/errors.ts';
import { type ByteView, byteView } from './byte-view.ts';
import { isCompoundFile, openCompoundFile } from './compound-file.ts';
import { type Fib, isWord2, type PlaceName, readFib, type StoryName, storyNames } from './fib.ts';
import { type FormattedStretch, readFormatting } from './formatting-pages.ts';
import { type DocLists, readLists } from './lists.ts';
import { type Piece, readCharacters, readPieces, unbrokenPiece } from './pieces.ts';
import { readPositions } from './plc.ts';
import { readFontNames, readStringTable } from './string-tables.ts';
import { readStyles, type Styles } from './styles.ts';

/** A .doc taken apart: its text and what says how it looks. */
export interface DocParts {
  /** What messages call it. */
  file: string;
  /** The main stream; pictures of drawings stand in it too. */
  stream: Uint8Array;
  /** Pictures in line and lists of changes that are too long elsewhere. */
  data: ByteView;
  characters: Uint16Array;
  pieces: readonly Piece[];
  /** Of the main stream, by place. */
  paragraphs: readonly FormattedStretch[];
  runs: readonly FormattedStretch[];
  styles: Styles;
  fonts: readonly string[];
  lists: DocLists;
  /** Of tracked changes. */
  authors: readonly string[];
  /** Where a part of the text stands among the characters. */
  story(name: StoryName): { from: number; to: number };
  /** A part of the table stream; null where there is none. */
  part(name: PlaceName): ByteView | null;
  /** What could not be read, in words. */
  broken: string[];
}

const nothing = new Uint8Array();

/** @throws UserError `file-locked`, `word-too-old`, `package-damaged` */
export function openDoc(bytes: Uint8Array, file: string): DocParts {
  const { stream, table, data, fib, isCut } = openStreams(bytes, file);
  const broken: string[] = [];
  /** Where one part makes no sense, the rest is read without it. */
  const attempt = <T>(what: string, read: () => T, otherwise: () => T): T => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      broken.push(what);
      return otherwise();
    }
  };
  const part = (name: PlaceName): ByteView | null => {
    const place = fib.place(name);
    if (!place) return null;
    if (place.at + place.length <= table.length) return table.view(place.at, place.length);
    if (!broken.includes(partNames[name] ?? '')) broken.push(partNames[name] ?? '附属信息');
    return null;
  };
  const whole = storyNames.reduce((sum, name) => sum + fib.lengths[name], 0);
  const known = attempt(
    '文字的次序',
    () => readPieces(part('clx')),
    () => null,
  );
  if (!known) broken.push('文字的次序');
  const pieces = known ?? unbrokenPiece(fib, Math.min(whole, stream.length));
  const { characters, isCut: isTextCut } = readCharacters(pieces, stream);
  if (characters.length === 0 && whole > 0) throw new UserError('package-damaged', { file, what: '文字读不出来' });
  if (isTextCut || characters.length < whole) broken.push('一部分文字');
  if (isCut()) broken.push('文件不完整');
  const fonts = attempt(
    '字体',
    () => readFontNames(part('fonts')),
    () => [],
  );
  return {
    file,
    stream,
    data,
    characters,
    pieces,
    paragraphs: attempt(
      '段落格式',
      () => readFormatting(part('paragraphPages'), stream, 'paragraphs'),
      () => [],
    ),
    runs: attempt(
      '文字格式',
      () => readFormatting(part('characterPages'), stream, 'characters'),
      () => [],
    ),
    styles: attempt(
      '样式',
      () => readStyles(part('styles')),
      () => readStyles(null),
    ),
    fonts,
    lists: attempt(
      '自动编号',
      () => readLists(listsOf(fib, table), part('listOverrides'), fonts),
      () => readLists(null, null, []),
    ),
    authors: attempt(
      '修订者',
      () => readStringTable(part('revisionAuthors')).strings,
      () => [],
    ),
    story: (name) => storyOf(fib, name, characters.length),
    part,
    broken,
  };
}

const partNames: Partial<Record<PlaceName, string>> = {
  styles: '样式',
  characterPages: '文字格式',
  paragraphPages: '段落格式',
  footnoteText: '脚注',
  endnoteText: '尾注',
  commentText: '批注',
  boxText: '文本框',
  drawings: '图形',
};

interface Streams {
  stream: Uint8Array;
  table: ByteView;
  data: ByteView;
  fib: Fib;
  isCut(): boolean;
}

function openStreams(bytes: Uint8Array, file: string): Streams {
  if (isWord2(bytes)) throw new UserError('word-too-old', { file });
  if (!isCompoundFile(bytes)) throw new UserError('package-damaged', { file, what: '不是 Word 97–2003 的文件' });
  try {
    const container = openCompoundFile(bytes);
    const stream = container.stream('WordDocument');
    // A newer file that is encrypted as a whole stands in such a container too.
    if (!stream && container.stream('EncryptedPackage')) throw new UserError('file-locked', { file });
    if (!stream) throw new UserError('package-damaged', { file, what: '里面没有 Word 97–2003 的文稿' });
    const fib = readFib(stream);
    if (fib === 'old') throw new UserError('word-too-old', { file });
    if (fib === 'none') throw new UserError('package-damaged', { file, what: '文件头不对' });
    if (fib.isEncrypted) throw new UserError('file-locked', { file });
    const table = container.stream(fib.tableStream) ?? container.stream(fib.tableStream === '0Table' ? '1Table' : '0Table');
    const data = container.stream('Data');
    return { stream, table: byteView(table ?? nothing), data: byteView(data ?? nothing), fib, isCut: () => container.isCut() };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError('package-damaged', { file, what: '文件头不对' }, { cause: error });
  }
}

/** The levels of the lists stand behind the part that its length counts. */
function listsOf(fib: Fib, table: ByteView): ByteView | null {
  const place = fib.place('lists');
  return place && place.at < table.length ? table.view(place.at, table.length - place.at) : null;
}

function storyOf(fib: Fib, name: StoryName, most: number): { from: number; to: number } {
  let from = 0;
  for (const one of storyNames) {
    if (one === name) break;
    from += fib.lengths[one];
  }
  return { from: Math.min(from, most), to: Math.min(from + fib.lengths[name], most) };
}

/** Stretches of a part of the text by the positions of a part of the table, each behind the one before it. */
export function stretchesOf(parts: DocParts, story: StoryName, positions: readonly number[]): { from: number; to: number }[] {
  const { from, to } = parts.story(story);
  const stretches: { from: number; to: number }[] = [];
  let last = from;
  for (let index = 0; index + 1 < positions.length; index++) {
    const start = Math.max(last, Math.min(to, from + (positions[index] ?? 0)));
    const end = Math.max(start, Math.min(to, from + (positions[index + 1] ?? 0)));
    stretches.push({ from: start, to: end });
    last = end;
  }
  return stretches;
}

export function positionsOf(parts: DocParts, name: PlaceName): number[] {
  return readPositions(parts.part(name));
}
