import { type ByteView, byteView } from './byte-view.ts';
import { sprmCodes } from './sprm-codes.ts';

/** One change of a property: its code and what it is set to (MS-DOC 2.6). */
export interface Sprm {
  code: number;
  operand: ByteView;
}

/** Of the operand, by the top three bits of the code; 6: it says so itself. */
const operandBytes = [1, 1, 2, 4, 2, 2, -1, 3];

/** The changes of a list in its order; what is cut at its end is left out. */
export function readSprms(list: Uint8Array): Sprm[] {
  const view = byteView(list);
  const sprms: Sprm[] = [];
  for (let at = 0; at + 2 < list.length; ) {
    const code = view.u16(at);
    const { skip, size } = operandOf(view, at + 2, code);
    if (at + 2 + skip + size > list.length) break;
    sprms.push({ code, operand: view.view(at + 2 + skip, size) });
    at += 2 + skip + size;
  }
  return sprms;
}

function operandOf(view: ByteView, at: number, code: number): { skip: number; size: number } {
  const size = operandBytes[code >> 13] ?? 1;
  if (size > 0) return { skip: 0, size };
  // Its length has two bytes and counts one too many.
  if (code === sprmCodes.TDefTable)
    return at + 2 <= view.length ? { skip: 2, size: Math.max(0, view.u16(at) - 1) } : { skip: 2, size: 0 };
  const length = view.u8(at);
  if (code !== sprmCodes.PChgTabs || length !== 255) return { skip: 1, size: length };
  // Longer than a byte can say: deleted tabs of 4 bytes, then added ones of 3.
  if (at + 2 > view.length) return { skip: 1, size: 0 };
  const deleted = view.u8(at + 1);
  const addedAt = at + 2 + 4 * deleted;
  const added = addedAt < view.length ? view.u8(addedAt) : 0;
  return { skip: 1, size: 2 + 4 * deleted + 3 * added };
}

/** Codes of the changes that a piece of the text may have in short (Prm0, MS-DOC 2.9.219). */
const shortCodes: Readonly<Record<number, number>> = {
  5: sprmCodes.PJc80,
  9: sprmCodes.PFPageBreakBefore,
  12: sprmCodes.PIlvl,
  24: sprmCodes.PFInTable,
  25: sprmCodes.PFTtp,
  65: sprmCodes.CFRMarkDel,
  66: sprmCodes.CFRMarkIns,
  67: sprmCodes.CFFldVanish,
  85: sprmCodes.CFBold,
  86: sprmCodes.CFItalic,
  92: sprmCodes.CFVanish,
  94: sprmCodes.CKul,
  104: sprmCodes.CIss,
  117: sprmCodes.CFSpec,
  120: sprmCodes.POutLvl,
};

/** A change in short as a list of one. */
export function shortSprm(index: number, value: number): Uint8Array | null {
  const code = shortCodes[index];
  return code === undefined ? null : Uint8Array.of(code & 0xff, code >> 8, value);
}
