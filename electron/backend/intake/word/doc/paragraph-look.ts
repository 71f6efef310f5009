import { sprmCodes } from './sprm-codes.ts';
import { readSprms, type Sprm } from './sprms.ts';

/** What a paragraph looks like, and what its mark ends. */
export interface ParagraphLook {
  /** Number of its style. */
  style: number;
  /** 0 left, 1 centred, 2 right, 3 justified, 4 distributed. */
  alignment: number;
  /** In 1/20 pt. */
  left: number;
  first: number;
  /** In 1/100 of a character; 0 where the twips count. */
  leftCharacters: number;
  firstCharacters: number;
  /** 0–8, 9 body text; null where nothing says so. */
  outline: number | null;
  /** Number of its list, from 1; 0 for none. */
  list: number;
  level: number;
  pageBreakBefore: boolean;
  /** Of tables around it. */
  depth: number;
  isInTable: boolean;
  endsRow: boolean;
  endsInnerCell: boolean;
  endsInnerRow: boolean;
  /** It stands in a frame. */
  isFramed: boolean;
  /** Letters of the paragraph behind it, set large. */
  isDropCap: boolean;
  /** Its looks were changed while changes were tracked. */
  isChanged: boolean;
}

export const plainParagraph: ParagraphLook = {
  style: 0,
  alignment: 0,
  left: 0,
  first: 0,
  leftCharacters: 0,
  firstCharacters: 0,
  outline: null,
  list: 0,
  level: 0,
  pageBreakBefore: false,
  depth: 0,
  isInTable: false,
  endsRow: false,
  endsInnerCell: false,
  endsInnerRow: false,
  isFramed: false,
  isDropCap: false,
  isChanged: false,
};

type Change = (operand: Sprm['operand'], look: ParagraphLook) => Partial<ParagraphLook>;

/** By code (MS-DOC 2.6.2). */
const changes: Readonly<Record<number, Change>> = {
  [sprmCodes.PJc80]: setAlignment,
  [sprmCodes.PJc]: setAlignment,
  [sprmCodes.PFPageBreakBefore]: (operand) => ({ pageBreakBefore: operand.u8(0) !== 0 }),
  [sprmCodes.PIlvl]: (operand) => ({ level: Math.min(operand.u8(0), 8) }),
  [sprmCodes.PIlfo]: setList,
  [sprmCodes.PDxaLeft80]: (operand) => ({ left: operand.i16(0) }),
  [sprmCodes.PDxaLeft]: (operand) => ({ left: operand.i16(0) }),
  [sprmCodes.PDxaLeft180]: (operand) => ({ first: operand.i16(0) }),
  [sprmCodes.PDxaLeft1]: (operand) => ({ first: operand.i16(0) }),
  [sprmCodes.PDxcLeft]: (operand) => ({ leftCharacters: operand.i16(0) }),
  [sprmCodes.PDxcLeft1]: (operand) => ({ firstCharacters: operand.i16(0) }),
  [sprmCodes.PFInTable]: (operand) => ({ isInTable: operand.u8(0) !== 0 }),
  [sprmCodes.PFTtp]: (operand) => ({ endsRow: operand.u8(0) !== 0 }),
  [sprmCodes.PFInnerTableCell]: (operand) => ({ endsInnerCell: operand.u8(0) !== 0 }),
  [sprmCodes.PFInnerTtp]: (operand) => ({ endsInnerRow: operand.u8(0) !== 0 }),
  [sprmCodes.PItap]: (operand) => ({ depth: Math.max(0, operand.i32(0)) }),
  [sprmCodes.PDtap]: (operand, look) => ({ depth: Math.max(0, look.depth + operand.i32(0)) }),
  [sprmCodes.POutLvl]: (operand) => ({ outline: operand.u8(0) }),
  [sprmCodes.PDxaAbs]: setFramed,
  [sprmCodes.PDyaAbs]: setFramed,
  [sprmCodes.PDxaWidth]: setFramed,
  [sprmCodes.PDcs]: (operand) => ({ isDropCap: (operand.u16(0) & 7) !== 0 }),
  [sprmCodes.PPropRMark90]: setChanged,
  [sprmCodes.PPropRMark]: setChanged,
};

function setAlignment(operand: Sprm['operand']): Partial<ParagraphLook> {
  return { alignment: operand.u8(0) };
}

/** Numbers from 0xf802 stand for a list whose indents the paragraph does not take; 0xf801 and 0x7ff for none. */
function setList(operand: Sprm['operand']): Partial<ParagraphLook> {
  const list = operand.u16(0);
  return { list: list < 0x7ff ? list : list > 0xf801 ? 0x10000 - list : 0 };
}

function setFramed(operand: Sprm['operand'], look: ParagraphLook): Partial<ParagraphLook> {
  return { isFramed: look.isFramed || operand.i16(0) !== 0 };
}

function setChanged(operand: Sprm['operand']): Partial<ParagraphLook> {
  return { isChanged: operand.u8(0) !== 0 };
}

/** Lists that are too long for their page stand in the data stream. */
export const hugeLists: ReadonlySet<number> = new Set([sprmCodes.PHugePapx97, sprmCodes.PHugePapx]);

/** Changes the look by a list; `hugeList` reads one from the data stream. */
export function changeParagraph(look: ParagraphLook, list: Uint8Array, hugeList: (at: number) => Uint8Array | null): void {
  for (const { code, operand } of readSprms(list)) {
    const huge = hugeLists.has(code) ? hugeList(operand.u32(0)) : null;
    if (huge) changeParagraph(look, huge, () => null);
    else if (operand.length > 0) Object.assign(look, changes[code]?.(operand, look));
  }
}
