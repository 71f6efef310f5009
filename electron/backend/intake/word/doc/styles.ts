import type { ByteView } from './byte-view.ts';
import { type CharacterLook, changeCharacter, plainCharacter } from './character-look.ts';
import { changeParagraph, type ParagraphLook, plainParagraph } from './paragraph-look.ts';

/** The styles of a document (STSH, MS-DOC 2.4.6.5), by their number. */
export interface Styles {
  nameOf(number: number): string;
  /** What paragraphs of the style look like, and the characters in them. */
  paragraphOf(number: number): ParagraphLook;
  charactersOf(number: number): CharacterLook;
  /** The look with what a style of characters changes in it. */
  changedBy(look: CharacterLook, number: number): CharacterLook;
}

interface Style {
  name: string;
  /** Which of Word's own it is: 1–9 are headings. */
  builtIn: number;
  isOfParagraphs: boolean;
  base: number;
  paragraph: Uint8Array;
  characters: Uint8Array;
}

const nothing = new Uint8Array();
const noBase = 0xfff;
const mostNumber = 0xffe;

export function readStyles(part: ByteView | null): Styles {
  const { styles, fonts } = readSheet(part);
  const paragraphs = new Map<number, ParagraphLook>();
  const characters = new Map<number, CharacterLook>();
  const plain: CharacterLook = { ...plainCharacter, latinFont: fonts.latin, eastAsianFont: fonts.eastAsian };

  /** The style and those it is based on, the farthest first. */
  const chain = (number: number): Style[] => {
    const seen = new Set<Style>();
    for (let style = styles[number]; style && !seen.has(style); style = styles[style.base] ?? undefined) seen.add(style);
    return [...seen].reverse();
  };
  const changedBy = (look: CharacterLook, number: number): CharacterLook =>
    chain(number)
      .filter((style) => !style.isOfParagraphs)
      .reduce((changed, style) => changeCharacter(changed, style.characters, (same) => same), look);

  return {
    nameOf: (number) => styles[number]?.name ?? '',
    paragraphOf(number) {
      const known = paragraphs.get(number);
      if (known) return known;
      const look: ParagraphLook = { ...plainParagraph };
      for (const style of chain(number)) {
        changeParagraph(look, style.paragraph, () => null);
        if (look.outline === null && style.builtIn >= 1 && style.builtIn <= 9) look.outline = style.builtIn - 1;
      }
      look.style = number;
      paragraphs.set(number, look);
      return look;
    },
    charactersOf(number) {
      const known = characters.get(number);
      if (known) return known;
      const look = chain(number).reduce((changed, style) => changeCharacter(changed, style.characters, (same) => same), plain);
      characters.set(number, look);
      return look;
    },
    changedBy,
  };
}

interface Sheet {
  styles: (Style | null)[];
  fonts: { latin: number; eastAsian: number };
}

function readSheet(part: ByteView | null): Sheet {
  const sheet: Sheet = { styles: [], fonts: { latin: 0, eastAsian: 0 } };
  if (!part || part.length < 20) return sheet;
  const headBytes = part.u16(0);
  const count = Math.min(part.u16(2), mostNumber);
  const baseBytes = part.u16(4);
  sheet.fonts = { latin: part.u16(14), eastAsian: part.u16(16) };
  for (let at = 2 + headBytes, number = 0; number < count && at + 2 <= part.length; number++) {
    const length = part.u16(at);
    if (at + 2 + length > part.length) break;
    sheet.styles.push(length === 0 ? null : readStyle(part.view(at + 2, length), baseBytes));
    at += 2 + length;
  }
  return sheet;
}

/** One style (STD); null where it makes no sense. */
function readStyle(view: ByteView, baseBytes: number): Style | null {
  if (view.length < baseBytes + 4 || baseBytes < 10) return null;
  const kind = view.u16(2) & 0xf;
  const nameCharacters = view.u16(baseBytes);
  const nameEnd = baseBytes + 2 + 2 * nameCharacters;
  if (nameEnd > view.length) return null;
  const parts = readParts(view, nameEnd + 2, view.u16(4) & 0xf);
  const isOfParagraphs = kind === 1;
  // Those of tables have their own part first.
  const [paragraph, characters] = isOfParagraphs
    ? [parts[0]?.subarray(2), parts[1]]
    : [undefined, kind === 2 ? parts[0] : undefined];
  return {
    name: nameOf(view.text(baseBytes + 2, nameCharacters)),
    builtIn: view.u16(0) & 0xfff,
    isOfParagraphs,
    base: view.u16(2) >> 4 === noBase ? noBase : view.u16(2) >> 4,
    paragraph: paragraph ?? nothing,
    characters: characters ?? nothing,
  };
}

/** Other names of the same style follow behind commas. */
function nameOf(names: string): string {
  return names.split(',', 1)[0]?.replaceAll('\0', '') ?? '';
}

function readParts(view: ByteView, from: number, count: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = from; parts.length < count && at + 2 <= view.length; ) {
    const length = view.u16(at);
    if (at + 2 + length > view.length) break;
    parts.push(view.slice(at + 2, length));
    // Each begins at an even place.
    at += 2 + length + (length % 2);
  }
  return parts;
}
