/** Advance of ASCII characters in ems, as the bundled faces have them: narrow, wide and very wide ones; the others are as wide as digits. */
const advances: readonly [width: number, characters: string][] = [
  [0.33, "!'(),-./:;[\\]`fijlt{|}I"],
  [0.72, 'ABCDEFGHKLNOPQRSTUVXYZ&'],
  [1, 'MW%@mw'],
];
const otherAdvance = 0.55;

const asciiWidths = new Map(
  Array.from({ length: 0x7f - 0x21 }, (_, index) => String.fromCharCode(0x21 + index)).map((character) => [
    character,
    advances.find(([, characters]) => characters.includes(character))?.[0] ?? otherAdvance,
  ]),
);

/** White where Chinese and Latin letters or digits meet, in ems: as Typst (`cjk-latin-spacing`) and Word (`autoSpaceDE`, `autoSpaceDN`) set it. */
const scriptGap = 0.25;

const isHan = /\p{Script=Han}/u;
const isLatin = /[0-9A-Za-z]/;

/** Width of the characters of a text in ems: what is not ASCII counts one. */
export function characterWidth(text: string): number {
  let width = 0;
  for (const character of text) width += asciiWidths.get(character) ?? 1;
  // Twenty letters of 0.55 are eleven, not a trace more.
  return Math.round(width * 100) / 100;
}

/** Width of a line of text in ems as it is set, with the white between scripts. */
export function emWidth(text: string): number {
  let width = characterWidth(text);
  let before = '';
  for (const character of text) {
    if (isLatin.test(character) ? isHan.test(before) : isLatin.test(before) && isHan.test(character)) width += scriptGap;
    before = character;
  }
  return width;
}
