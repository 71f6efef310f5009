/** Codes of runs by colour (ITU-T T.4, tables 2 and 3): those of 0 to 63 pixels, then of 64, 128 … 1728. */
const white =
  '00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100 110101 101010 101011 0100111 ' +
  '0001100 0001000 0010111 0000011 0000100 0101000 0101011 0010011 0100100 0011000 00000010 00000011 00011010 00011011 00010010 ' +
  '00010011 00010100 00010101 00010110 00010111 00101000 00101001 00101010 00101011 00101100 00101101 00000100 00000101 00001010 ' +
  '00001011 01010010 01010011 01010100 01010101 00100100 00100101 01011000 01011001 01011010 01011011 01001010 01001011 00110010 ' +
  '00110011 00110100 11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111 011001100 011001101 ' +
  '011010010 011010011 011010100 011010101 011010110 011010111 011011000 011011001 011011010 011011011 010011000 010011001 ' +
  '010011010 011000 010011011';
const black =
  '0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100 00000111 000011000 0000010111 ' +
  '0000011000 0000001000 00001100111 00001101000 00001101100 00000110111 00000101000 00000010111 00000011000 000011001010 ' +
  '000011001011 000011001100 000011001101 000001101000 000001101001 000001101010 000001101011 000011010010 000011010011 ' +
  '000011010100 000011010101 000011010110 000011010111 000001101100 000001101101 000011011010 000011011011 000001010100 ' +
  '000001010101 000001010110 000001010111 000001100100 000001100101 000001010010 000001010011 000000100100 000000110111 ' +
  '000000111000 000000100111 000000101000 000001011000 000001011001 000000101011 000000101100 000001011010 000001100110 ' +
  '000001100111 0000001111 000011001000 000011001001 000001011011 000000110011 000000110100 000000110101 0000001101100 ' +
  '0000001101101 0000001001010 0000001001011 0000001001100 0000001001101 0000001110010 0000001110011 0000001110100 ' +
  '0000001110101 0000001110110 0000001110111 0000001010010 0000001010011 0000001010100 0000001010101 0000001011010 ' +
  '0000001011011 0000001100100 0000001100101';
/** Of both colours: 1792, 1856 … 2560 pixels. */
const long =
  '00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101 000000010110 000000010111 ' +
  '000000011100 000000011101 000000011110 000000011111';
/** Where the colour changes against the line above (table 4): 0, 1 to 3 to the right, 1 to 3 to the left, two runs, passed over. */
const modes = '1 011 000011 0000011 010 000010 0000010 001 0001';
const moves: readonly number[] = [0, 1, 2, 3, -1, -2, -3];
const runsMode = 7;
const passMode = 8;

const longestCode = 13;
type Codes = Int32Array;
const runCodes: readonly Codes[] = [white, black].map((own) => codesOf(`${own} ${long}`));
const modeCodes = codesOf(modes);

/** The number of a code and its length × 65536 by the 13 bits it begins; 0 where there is none. */
function codesOf(list: string): Codes {
  const codes = new Int32Array(2 ** longestCode);
  for (const [index, code] of list.split(' ').entries()) {
    const free = longestCode - code.length;
    codes.fill(index | (code.length << 16), Number.parseInt(code, 2) << free, (Number.parseInt(code, 2) + 1) << free);
  }
  return codes;
}

/**
 * A picture in black and white from a fax: Group 4 (ITU-T T.6), or Group 3 with each line by itself. One bit a pixel, black
 * is 1, each row in whole bytes. What is missing is white.
 */
export function readFax(packed: Uint8Array, { width, height, lines }: FaxOptions): Uint8Array {
  const stride = Math.ceil(width / 8);
  const rows = new Uint8Array(stride * height);
  const source: BitSource = { packed, at: 0 };
  let above: number[] = [];
  for (let y = 0; y < height; y += 1) {
    if (source.at >= 8 * packed.length) break;
    startLine(source, lines);
    const changes = lines === 'group 4' ? lineBelow(source, above, width) : plainLine(source, width);
    if (!changes) break;
    for (let index = 0; index < changes.length; index += 2) {
      blacken(rows, 8 * stride * y, changes[index] ?? width, Math.min(changes[index + 1] ?? width, width));
    }
    above = changes;
  }
  return rows;
}

export interface FaxOptions {
  width: number;
  height: number;
  /** Each begins at a whole byte, or behind a code for its end. */
  lines: 'group 4' | 'bytes' | 'ends';
}

interface BitSource {
  packed: Uint8Array;
  /** In bits. */
  at: number;
}

/** Where the colours change, the first to black; null where there is no such code, as at the end. */
function lineBelow(source: BitSource, above: readonly number[], width: number): number[] | null {
  const changes: number[] = [];
  let from = -1;
  let next = 0;
  while (from < width) {
    const mode = nextCode(source, modeCodes);
    if (mode === null) return null;
    // The first change above that lies behind and is to the other colour.
    const colour = changes.length % 2;
    while (next > 0 && (above[next - 1] ?? width) > from) next -= 1;
    while (next < above.length && ((above[next] ?? width) <= from || next % 2 !== colour)) next += 1;
    if (mode === runsMode) {
      const first = runOf(source, colour);
      const second = first === null ? null : runOf(source, 1 - colour);
      if (first === null || second === null) return null;
      const start = Math.max(from, 0) + first;
      changes.push(start, start + second);
      from = start + second;
    } else if (mode === passMode) from = above[next + 1] ?? width;
    else {
      const place = (above[next] ?? width) + (moves[mode] ?? 0);
      if (place < from || place < 0) return null;
      changes.push(place);
      from = place;
    }
    if (changes.length > 2 * width + 4) return null;
  }
  return changes;
}

function startLine(source: BitSource, lines: FaxOptions['lines']): void {
  if (lines === 'bytes') source.at = 8 * Math.ceil(source.at / 8);
  if (lines !== 'ends') return;
  // Eleven zeros or more, and a one.
  let at = source.at;
  while (at < 8 * source.packed.length && bitAt(source, at) === 0) at += 1;
  if (at - source.at >= 11) source.at = at + 1;
}

function bitAt({ packed }: BitSource, at: number): number {
  return ((packed[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
}

function plainLine(source: BitSource, width: number): number[] | null {
  const changes: number[] = [];
  for (let x = 0; x < width; ) {
    const run = runOf(source, changes.length % 2);
    if (run === null || changes.length > 2 * width + 4) return null;
    x += run;
    changes.push(x);
  }
  return changes;
}

function runOf(source: BitSource, colour: number): number | null {
  let run = 0;
  for (;;) {
    const code = nextCode(source, runCodes[colour] ?? modeCodes);
    if (code === null) return null;
    if (code < 64) return run + code;
    run += 64 * (code - 63);
    if (run > 2 ** 20) return null;
  }
}

function nextCode(source: BitSource, codes: Codes): number | null {
  const { packed, at } = source;
  if (at >= 8 * packed.length) return null;
  const byte = at >> 3;
  const bits = ((packed[byte] ?? 0) << 16) | ((packed[byte + 1] ?? 0) << 8) | (packed[byte + 2] ?? 0);
  const found = codes[(bits >> (24 - longestCode - (at & 7))) & (2 ** longestCode - 1)] ?? 0;
  if (found === 0) return null;
  source.at += found >> 16;
  return found & 0xffff;
}

function blacken(rows: Uint8Array, row: number, from: number, to: number): void {
  for (let x = from; x < to; x += 1) {
    const at = row + x;
    rows[at >> 3] = (rows[at >> 3] ?? 0) | (0x80 >> (at & 7));
  }
}
