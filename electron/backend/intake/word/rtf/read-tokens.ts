/** What stands in an RTF file (RTF 1.9.1, "RTF Syntax"), in order. */
export interface TokenHandler {
  openGroup(): void;
  closeGroup(): void;
  /** A control word or a control symbol, `value` as it is written behind it. */
  word(name: string, value: number | null): void;
  /** A byte of text, as it is or as `\'hh`. */
  byte(byte: number): void;
  /** The bytes behind `\bin`. */
  binary(bytes: Uint8Array): void;
  /** Whether the file may be given up: what follows its last group is none of it. */
  isOver(): boolean;
}

const [open, close, backslash, quote, minus, space, lineFeed, carriageReturn] = [0x7b, 0x7d, 0x5c, 0x27, 0x2d, 0x20, 0x0a, 0x0d];

const longestWord = 40;

/** Always comes to the end of the bytes, whatever they are. */
export function readTokens(bytes: Uint8Array, handler: TokenHandler): void {
  for (let at = 0; at < bytes.length && !handler.isOver(); ) {
    const byte = bytes[at] ?? 0;
    at += 1;
    if (byte === open) handler.openGroup();
    else if (byte === close) handler.closeGroup();
    else if (byte === backslash) at = readControl(bytes, at, handler);
    else if (byte === 9) handler.word('tab', null);
    else if (byte !== lineFeed && byte !== carriageReturn && byte !== 0) handler.byte(byte);
  }
}

/** From behind the backslash; the place behind it. */
function readControl(bytes: Uint8Array, start: number, handler: TokenHandler): number {
  const first = bytes[start] ?? 0;
  if (!isLetter(first)) return readSymbol(bytes, start, handler);
  let at = start;
  while (isLetter(bytes[at] ?? 0) && at - start < longestWord) at += 1;
  const name = String.fromCharCode(...bytes.subarray(start, at));
  let digits = at;
  if (bytes[digits] === minus && isDigit(bytes[digits + 1] ?? 0)) digits += 1;
  const from = at;
  while (isDigit(bytes[digits] ?? 0) && digits - from < 12) digits += 1;
  const value = digits > from ? Number(String.fromCharCode(...bytes.subarray(from, digits))) : null;
  at = bytes[digits] === space ? digits + 1 : digits;
  if (name !== 'bin') {
    handler.word(name, value);
    return at;
  }
  const end = Math.min(bytes.length, at + Math.max(0, value ?? 0));
  handler.binary(bytes.subarray(at, end));
  return end;
}

function readSymbol(bytes: Uint8Array, at: number, handler: TokenHandler): number {
  const symbol = bytes[at];
  if (symbol === undefined) return at;
  if (symbol === quote) {
    const code = Number.parseInt(String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0), 16);
    if (Number.isNaN(code)) return at + 1;
    handler.byte(code);
    return at + 3;
  }
  if (symbol === open || symbol === close || symbol === backslash) handler.byte(symbol);
  else if (symbol === lineFeed || symbol === carriageReturn) handler.word('par', null);
  else handler.word(String.fromCharCode(symbol), null);
  return symbol === carriageReturn && bytes[at + 1] === lineFeed ? at + 2 : at + 1;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
