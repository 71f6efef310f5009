/** What control words say of characters. Never changed in place: groups share it. */
export interface CharacterLook {
  bold: boolean;
  italic: boolean;
  underline: boolean;
  emphasis: boolean;
  hidden: boolean;
  position: 'superscript' | 'subscript' | null;
  /** Number in the table of fonts; null for the file's own. */
  font: number | null;
  halfPoints: number;
  insertion: Change | null;
  deletion: Change | null;
  /** Whose looks the words speak of (RTF 1.9.1, "Associated Character Properties"), and which the text has. */
  script: 'low' | 'double' | 'rightToLeft';
  /** What is said of East Asian text alone; null for the same as the rest. */
  asian: { bold: boolean | null; italic: boolean | null; font: number | null; halfPoints: number | null };
}

/** As the text looks that follows. */
export function seen(look: CharacterLook): CharacterLook {
  if (look.script !== 'double') return look;
  const { bold, italic, font, halfPoints } = look.asian;
  return {
    ...look,
    bold: bold ?? look.bold,
    italic: italic ?? look.italic,
    font: font ?? look.font,
    halfPoints: halfPoints ?? look.halfPoints,
  };
}

export interface Change {
  author: number;
  dttm: number;
}

/** The same of paragraphs. */
export interface ParagraphLook {
  align: 'start' | 'center' | 'end' | 'justify';
  /** In twentieths of a point. */
  firstLine: number;
  left: number;
  /** In hundredths of a character. */
  firstLineCharacters: number;
  leftCharacters: number;
  /** 0–8; 9 is text of the body; null where nothing is said. */
  outline: number | null;
  style: number;
  /** In how many tables it stands. */
  tables: number;
  isInTable: boolean;
  pageBreak: boolean;
  isFramed: boolean;
  list: number;
  listLevel: number;
}

export const plainCharacters: CharacterLook = {
  bold: false,
  italic: false,
  underline: false,
  emphasis: false,
  hidden: false,
  position: null,
  font: null,
  halfPoints: 24,
  insertion: null,
  deletion: null,
  script: 'low',
  asian: { bold: null, italic: null, font: null, halfPoints: null },
};

export const plainParagraph: ParagraphLook = {
  align: 'start',
  firstLine: 0,
  left: 0,
  firstLineCharacters: 0,
  leftCharacters: 0,
  outline: null,
  style: 0,
  tables: 0,
  isInTable: false,
  pageBreak: false,
  isFramed: false,
  list: 0,
  listLevel: 0,
};

type LookChange<Look> = (look: Look, value: number | null) => Partial<Look>;

const isOn = (value: number | null): boolean => value !== 0;
const noChange: Change = { author: 0, dttm: 0 };

function asian(look: CharacterLook, change: Partial<CharacterLook['asian']>): Partial<CharacterLook> {
  return look.script === 'double' ? { asian: { ...look.asian, ...change } } : {};
}

const underlines = [
  ...['ul', 'uld', 'uldash', 'uldashd', 'uldashdd', 'uldb', 'ulhwave', 'ulldash', 'ulth', 'ulthd', 'ulthdash'],
  ...['ulthdashd', 'ulthdashdd', 'ulthldash', 'ululdbwave', 'ulw', 'ulwave'],
];
const emphases = ['accdot', 'acccomma', 'acccircle', 'accunderdot'];

/** Control words that change characters. */
export const characterWords: Readonly<Record<string, LookChange<CharacterLook>>> = {
  plain: () => plainCharacters,
  b: (_, value) => ({ bold: isOn(value) }),
  i: (_, value) => ({ italic: isOn(value) }),
  v: (_, value) => ({ hidden: isOn(value) }),
  ulnone: () => ({ underline: false }),
  ...Object.fromEntries(
    underlines.map((name) => [name, (_: CharacterLook, value: number | null) => ({ underline: isOn(value) })]),
  ),
  accnone: () => ({ emphasis: false }),
  ...Object.fromEntries(emphases.map((name) => [name, () => ({ emphasis: true })])),
  super: (_, value) => ({ position: isOn(value) ? 'superscript' : null }),
  sub: (_, value) => ({ position: isOn(value) ? 'subscript' : null }),
  nosupersub: () => ({ position: null }),
  f: (look, value) => (look.script === 'double' ? asian(look, { font: value ?? 0 }) : { font: value ?? 0 }),
  ltrch: () => ({ script: 'low' }),
  rtlch: () => ({ script: 'rightToLeft' }),
  loch: () => ({ script: 'low' }),
  hich: () => ({ script: 'low' }),
  dbch: () => ({ script: 'double' }),
  ab: (look, value) => asian(look, { bold: isOn(value) }),
  ai: (look, value) => asian(look, { italic: isOn(value) }),
  af: (look, value) => asian(look, { font: value ?? 0 }),
  afs: (look, value) => asian(look, { halfPoints: Math.max(1, value ?? 24) }),
  fs: (_, value) => ({ halfPoints: Math.max(1, value ?? 24) }),
  revised: (look, value) => ({ insertion: isOn(value) ? (look.insertion ?? noChange) : null }),
  revauth: (look, value) => ({ insertion: { ...(look.insertion ?? noChange), author: value ?? 0 } }),
  revdttm: (look, value) => ({ insertion: { ...(look.insertion ?? noChange), dttm: value ?? 0 } }),
  deleted: (look, value) => ({ deletion: isOn(value) ? (look.deletion ?? noChange) : null }),
  revauthdel: (look, value) => ({ deletion: { ...(look.deletion ?? noChange), author: value ?? 0 } }),
  revdttmdel: (look, value) => ({ deletion: { ...(look.deletion ?? noChange), dttm: value ?? 0 } }),
};

const frames = ['absw', 'absh', 'pvpara', 'pvmrg', 'pvpg', 'phmrg', 'phpg', 'phcol', 'dropcapli'];

/** Control words that change paragraphs. */
export const paragraphWords: Readonly<Record<string, LookChange<ParagraphLook>>> = {
  pard: () => plainParagraph,
  ql: () => ({ align: 'start' }),
  qc: () => ({ align: 'center' }),
  qr: () => ({ align: 'end' }),
  qj: () => ({ align: 'justify' }),
  qd: () => ({ align: 'justify' }),
  fi: (_, value) => ({ firstLine: value ?? 0 }),
  li: (_, value) => ({ left: value ?? 0 }),
  cufi: (_, value) => ({ firstLineCharacters: value ?? 0 }),
  culi: (_, value) => ({ leftCharacters: value ?? 0 }),
  outlinelevel: (_, value) => ({ outline: value ?? 9 }),
  s: (_, value) => ({ style: value ?? 0 }),
  intbl: (_, value) => ({ isInTable: isOn(value) }),
  itap: (_, value) => ({ tables: value ?? 1 }),
  pagebb: (_, value) => ({ pageBreak: isOn(value) }),
  ls: (_, value) => ({ list: value ?? 0 }),
  ilvl: (_, value) => ({ listLevel: Math.max(0, Math.min(8, value ?? 0)) }),
  ...Object.fromEntries(frames.map((name) => [name, () => ({ isFramed: true })])),
};

/** Control words and symbols that are characters. */
export const characterSymbols: Readonly<Record<string, string>> = {
  tab: '\t',
  emdash: '—',
  endash: '–',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  '~': '\u00a0',
  _: '\u2011',
};
