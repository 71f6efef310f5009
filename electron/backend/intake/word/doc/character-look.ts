import { sprmCodes } from './sprm-codes.ts';
import { readSprms, type Sprm } from './sprms.ts';

/** What a run of characters looks like. */
export interface CharacterLook {
  isBold: boolean;
  isItalic: boolean;
  isUnderlined: boolean;
  isHidden: boolean;
  position: 'normal' | 'superscript' | 'subscript';
  /** In half points. */
  size: number;
  /** Numbers of fonts: of Latin and of East Asian characters. */
  latinFont: number;
  eastAsianFont: number;
  /** Its characters stand for something else: a picture, a note, a symbol. */
  isSpecial: boolean;
  /** What stands for it is data of a form field or of an embedded object, no picture. */
  isData: boolean;
  /** Where its picture stands in the data stream; null where it has none. */
  picture: number | null;
  symbol: { font: number; code: number } | null;
  insertion: Revision | null;
  deletion: Revision | null;
  /** Its looks were changed while changes were tracked. */
  isChanged: boolean;
}

export interface Revision {
  /** Number among the authors. */
  author: number;
  time: number;
}

export const plainCharacter: CharacterLook = {
  isBold: false,
  isItalic: false,
  isUnderlined: false,
  isHidden: false,
  position: 'normal',
  size: 20,
  latinFont: 0,
  eastAsianFont: 0,
  isSpecial: false,
  isData: false,
  picture: null,
  symbol: null,
  insertion: null,
  deletion: null,
  isChanged: false,
};

/** The look of a style changed by a list; `styleChange` adds what a style of characters changes. */
export function changeCharacter(
  style: CharacterLook,
  list: Uint8Array,
  styleChange: (look: CharacterLook, number: number) => CharacterLook,
): CharacterLook {
  if (list.length === 0) return style;
  const sprms = readSprms(list);
  const named = sprms.findLast(({ code }) => code === sprmCodes.CIstd);
  const base = named && named.operand.length >= 2 ? styleChange(style, named.operand.u16(0)) : style;
  const look: CharacterLook = { ...base };
  for (const { code, operand } of sprms) {
    if (operand.length > 0) Object.assign(look, changes[code]?.(operand, look, base));
  }
  return look;
}

type Change = (operand: Sprm['operand'], look: CharacterLook, style: CharacterLook) => Partial<CharacterLook>;

/** 0x80: as the style has it, 0x81: the other way round. */
function toggled(operand: Sprm['operand'], style: boolean): boolean {
  const value = operand.u8(0);
  return value === 0x80 ? style : value === 0x81 ? !style : value !== 0;
}

const positions = ['normal', 'superscript', 'subscript'] as const;
const unknown: Revision = { author: -1, time: 0 };

/** By code (MS-DOC 2.6.1). */
const changes: Readonly<Record<number, Change>> = {
  [sprmCodes.CFRMarkDel]: (operand, look) => ({ deletion: operand.u8(0) === 0 ? null : (look.deletion ?? unknown) }),
  [sprmCodes.CFRMarkIns]: (operand, look) => ({ insertion: operand.u8(0) === 0 ? null : (look.insertion ?? unknown) }),
  [sprmCodes.CFData]: (operand, look) => ({ isData: look.isData || operand.u8(0) !== 0 }),
  [sprmCodes.CFOle2]: (operand, look) => ({ isData: look.isData || operand.u8(0) !== 0 }),
  [sprmCodes.CFBold]: (operand, _, style) => ({ isBold: toggled(operand, style.isBold) }),
  [sprmCodes.CFItalic]: (operand, _, style) => ({ isItalic: toggled(operand, style.isItalic) }),
  [sprmCodes.CFVanish]: (operand, _, style) => ({ isHidden: toggled(operand, style.isHidden) }),
  [sprmCodes.CFSpec]: (operand) => ({ isSpecial: operand.u8(0) !== 0 }),
  [sprmCodes.CPlain]: (_, { isSpecial, picture, symbol }, style) => ({ ...style, isSpecial, picture, symbol }),
  [sprmCodes.CKul]: (operand) => ({ isUnderlined: operand.u8(0) !== 0 }),
  [sprmCodes.CIss]: (operand) => ({ position: positions[operand.u8(0)] ?? 'normal' }),
  [sprmCodes.CIbstRMark]: (operand, look) => ({ insertion: { ...(look.insertion ?? unknown), author: operand.u16(0) } }),
  [sprmCodes.CIbstRMarkDel]: (operand, look) => ({ deletion: { ...(look.deletion ?? unknown), author: operand.u16(0) } }),
  [sprmCodes.CHps]: (operand) => ({ size: operand.u16(0) }),
  [sprmCodes.CRgFtc0]: (operand) => ({ latinFont: operand.u16(0) }),
  [sprmCodes.CRgFtc1]: (operand) => ({ eastAsianFont: operand.u16(0) }),
  [sprmCodes.CDttmRMark]: (operand, look) => ({ insertion: { ...(look.insertion ?? unknown), time: operand.u32(0) } }),
  [sprmCodes.CDttmRMarkDel]: (operand, look) => ({ deletion: { ...(look.deletion ?? unknown), time: operand.u32(0) } }),
  [sprmCodes.CPicLocation]: (operand) => ({ picture: operand.u32(0), isSpecial: true }),
  [sprmCodes.CSymbol]: (operand) => ({ symbol: { font: operand.u16(0), code: operand.u16(2) }, isSpecial: true }),
  [sprmCodes.CPropRMark90]: setChanged,
  [sprmCodes.CPropRMark]: setChanged,
};

function setChanged(operand: Sprm['operand']): Partial<CharacterLook> {
  return { isChanged: operand.u8(0) !== 0 };
}
