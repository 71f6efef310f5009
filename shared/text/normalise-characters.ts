import { type UnifiedKind, unifiedCharacter } from './unified-characters.ts';

/**
 * What became of a run of characters: `UnifiedKind` stands for another character, which took its place; `unknown` is a private-use
 * character that only its own font can show and `damaged` a U+FFFD, both kept; `unprintable` became U+FFFD; `invisible` and
 * `object`, the place of an embedded picture, were taken out; `line-end` became a line feed.
 */
export type CharacterChangeKind = UnifiedKind | 'unknown' | 'damaged' | 'unprintable' | 'invisible' | 'object' | 'line-end';

export interface CharacterChange {
  kind: CharacterChangeKind;
  /** Place in the given text, in UTF-16 units. */
  at: number;
  /** 1-based line of the text returned. */
  line: number;
  from: string;
  to: string;
}

export interface NormalisedCharacters {
  text: string;
  /** In order; neighbours of one kind on one line together. At most `mostChanges`. */
  changes: CharacterChange[];
  /** More was changed than is listed. */
  isCut: boolean;
}

/** Of a text that is nothing but changes the list would be longer than the text. */
const mostChanges = 10_000;

/**
 * Brings a text from outside, imported, pasted or typed, into the characters that pages, search and other editors share. Nothing
 * else changes: white space and widths are for `normaliseSpaces` and `normalisePunctuation`. Kept are joiners and variation
 * selectors where they shape what stands beside them (Mongolian, Indic, emoji, ideographs). Linear; a second pass changes nothing.
 * Line ends become line feeds; form feeds too, unless `pageBreaks` are to be kept.
 */
export function normaliseCharacters(
  given: string,
  { pageBreaks = 'line' }: { pageBreaks?: 'line' | 'keep' } = {},
): NormalisedCharacters {
  const changes: CharacterChange[] = [];
  let isCut = false;
  let line = 1;
  let nextFeed = given.indexOf('\n');
  const countLines = (end: number): void => {
    while (nextFeed >= 0 && nextFeed < end) {
      line++;
      nextFeed = given.indexOf('\n', nextFeed + 1);
    }
  };
  const replace = (
    from: string,
    working: string | undefined,
    lineEnd: string | undefined,
    invisible: string | undefined,
    unprintable: string | undefined,
    at: number,
  ): string => {
    if (working !== undefined || (from === '\f' && pageBreaks === 'keep')) return from;
    const change: Change | null = lineEnd
      ? { kind: lineEnd.startsWith('\r') ? 'told-nobody' : 'line-end', to: '\n' }
      : invisible
        ? { kind: 'invisible', to: '' }
        : unprintable
          ? { kind: 'unprintable', to: '\ufffd' }
          : changeOfOther(from);
    if (change === null) return from;
    const { kind, to } = change;
    countLines(at);
    if (from === '\r\n') nextFeed = given.indexOf('\n', nextFeed + 1);
    const last = changes.at(-1);
    if (last?.kind === kind && last.line === line && last.at + last.from.length === at) {
      last.from += from;
      last.to += to;
    } else if (kind !== 'told-nobody') {
      if (changes.length < mostChanges) changes.push({ kind, at, line, from, to });
      else isCut = true;
    }
    if (to === '\n') line++;
    return to;
  };
  return { text: composed(given.replace(special, replace)), changes, isCut };
}

/** Characters with their marks as one code point where there is one; jamo as syllables. */
function composed(text: string): string {
  return text.replace(
    /\p{L}[\u0300-\u034e\u0350-\u036f\u3099\u309a]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[\uac00-\ud7a3][\u11a8-\u11c2]/gu,
    (one) => one.normalize('NFC'),
  );
}

// Scripts whose letters take a shape from a joiner beside them, and those that part words by a space without width.
const joining = '[\\u0600-\\u061b\\u061d-\\u109f\\u1700-\\u180a\\u1810-\\u18af\\ua840-\\ua87f\\ua8e0-\\ua8ff\\ua9e0-\\uaa7f]';
const southEast = '[\\u0e00-\\u109f\\u1780-\\u17ff]';
const mongolian = '[\\u1820-\\u18aa]';
const selector = '[\\u180b-\\u180d\\u180f]';
const emoji = '\\p{Extended_Pictographic}[\\p{Emoji_Modifier}\\ufe0e\\ufe0f]*';

/** Sequences in which an invisible character has its work to do. Each begins with what it consumes, for speed. */
const working = [
  '\\u{1f3f4}[\\u{e0020}-\\u{e007e}]+\\u{e007f}',
  `${emoji}(?:\\u200d${emoji})*`,
  '[0-9#*]\\ufe0f\\u20e3',
  `${selector}(?<=${mongolian}.)`,
  `\\u180e(?<=${mongolian}${selector}?.)(?=${mongolian})`,
  `[\\u200c\\u200d](?:(?<=${joining}${selector}?.)|(?=${joining}))`,
  `\\u200b(?<=${southEast}.)(?=${southEast})`,
  '[\\u{e0100}-\\u{e01ef}](?<=\\p{Ideographic}.)',
].join('|');
const lineEnd = '\\r\\n?|[\\u000b\\u000c\\u0085\\u2028\\u2029]';
const invisible =
  '[\\u001f\\u00ad\\u034f\\u061c\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufff9\\u{e0000}-\\u{e0fff}]';
const unprintable = '[\\u0000-\\u0008\\u000e-\\u001d\\u007f-\\u0084\\u0086-\\u009f\\p{Cs}\\p{Noncharacter_Code_Point}]';
const other =
  '[\\u001e\\u2e80-\\u2fd5\\u31cf-\\u31d4\\uf900-\\ufb06\\ufe10-\\ufe19\\ufe30-\\ufe6f\\uff61-\\uff9f\\uffa1-\\uffee\\ufffa-\\ufffd\\p{Co}\\u{2f800}-\\u{2fa1f}]';

const special = new RegExp(`(${working})|(${lineEnd})|(${invisible})|(${unprintable})|${other}`, 'gu');

type Change = { kind: CharacterChangeKind | 'told-nobody'; to: string };

/** Null where the character stays as it is and nobody needs to be told. */
function changeOfOther(character: string): Change | null {
  switch (character) {
    case '\ufffd':
      return { kind: 'damaged', to: character };
    case '\ufffc':
      return { kind: 'object', to: '' };
    // The hyphen of Word that does not break.
    case '\u001e':
      return { kind: 'form', to: '-' };
    // The marks of ruby text inside a line.
    case '\ufffa':
      return { kind: 'form', to: '（' };
    case '\ufffb':
      return { kind: 'form', to: '）' };
  }
  const unified = unifiedCharacter(character);
  if (unified) return { kind: unified.kind, to: unified.character };
  return isPrivate.test(character) ? { kind: 'unknown', to: character } : null;
}

const isPrivate = /^\p{Co}$/u;
