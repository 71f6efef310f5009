/** Metafiles by hand: records in the order they are given. */

export interface Placed {
  dib: Buffer;
  target: readonly [x: number, y: number, width: number, height: number];
  source?: readonly [x: number, y: number, width: number, height: number];
  operation?: number;
}

const sourceCopy = 0xcc0020;

/** A DIB of 24 bits from colours, row by row from the top. */
export function dibOf(rows: readonly (readonly number[])[]): Buffer {
  const width = rows[0]?.length ?? 0;
  const stride = Math.ceil((width * 3) / 4) * 4;
  const dib = Buffer.alloc(40 + stride * rows.length);
  dib.writeUInt32LE(40, 0);
  dib.writeInt32LE(width, 4);
  dib.writeInt32LE(rows.length, 8);
  dib.writeUInt16LE(1, 12);
  dib.writeUInt16LE(24, 14);
  for (const [y, row] of rows.entries()) {
    for (const [x, colour] of row.entries()) dib.writeUIntLE(colour, 40 + stride * (rows.length - 1 - y) + 3 * x, 3);
  }
  return dib;
}

export function wmfOf(records: readonly Buffer[]): Buffer {
  const placeable = Buffer.alloc(22);
  placeable.writeUInt32LE(0x9ac6cdd7);
  const header = Buffer.alloc(18);
  header.writeUInt16LE(1, 0);
  header.writeUInt16LE(9, 2);
  header.writeUInt16LE(0x300, 4);
  return Buffer.concat([placeable, header, ...records, wmfRecord(0, [])]);
}

export function wmfRecord(type: number, words: readonly number[], tail: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.alloc(2 * words.length);
  for (const [index, word] of words.entries()) body.writeInt16LE(word, 2 * index);
  const record = Buffer.concat([Buffer.alloc(6), body, tail, Buffer.alloc(tail.length % 2)]);
  record.writeUInt32LE(record.length / 2, 0);
  record.writeUInt16LE(type, 4);
  return record;
}

export function wmfStretch({ dib, target: [x, y, width, height], source = [0, 0, 0, 0] }: Placed): Buffer {
  const [low, high] = [sourceCopy & 0xffff, sourceCopy >> 16];
  return wmfRecord(0x0f43, [low, high, 0, source[3], source[2], source[1], source[0], height, width, y, x], dib);
}

export function wmfBlock({ dib, target: [x, y, width, height], source = [0, 0, 0, 0] }: Placed): Buffer {
  const [low, high] = [sourceCopy & 0xffff, sourceCopy >> 16];
  return wmfRecord(0x0b41, [low, high, source[3], source[2], source[1], source[0], height, width, y, x], dib);
}

export function emfOf(records: readonly Buffer[]): Buffer {
  const header = emfRecord(1, Buffer.alloc(80));
  header.write(' EMF', 40, 'latin1');
  header.writeInt32LE(99, 16);
  header.writeInt32LE(99, 20);
  return Buffer.concat([header, ...records, emfRecord(14, Buffer.alloc(12))]);
}

export function emfRecord(type: number, body: Buffer): Buffer {
  const record = Buffer.concat([Buffer.alloc(8), body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
  record.writeUInt32LE(type, 0);
  record.writeUInt32LE(record.length, 4);
  return record;
}

export function emfStretch({ dib, target, source = [0, 0, 0, 0], operation = sourceCopy }: Placed): Buffer {
  const body = Buffer.alloc(72);
  const values = [target[0], target[1], ...source, 80, 40, 120, dib.length - 40, 0];
  for (const [index, value] of values.entries()) body.writeInt32LE(value, 16 + 4 * index);
  body.writeUInt32LE(operation, 60);
  body.writeInt32LE(target[2], 64);
  body.writeInt32LE(target[3], 68);
  return emfRecord(81, Buffer.concat([body, dib]));
}

export function emfBlock({ dib, target, source = [0, 0, 0, 0] }: Placed): Buffer {
  const body = Buffer.alloc(100);
  for (const [index, value] of target.entries()) body.writeInt32LE(value, 16 + 4 * index);
  body.writeUInt32LE(sourceCopy, 32);
  body.writeInt32LE(source[0], 36);
  body.writeInt32LE(source[1], 40);
  for (const [index, value] of [108, 40, 148, dib.length - 40].entries()) body.writeInt32LE(value, 76 + 4 * index);
  body.writeInt32LE(source[2], 92);
  body.writeInt32LE(source[3], 96);
  return emfRecord(77, Buffer.concat([body, dib]));
}

/** An image of EMF+, in pieces of so many bytes, and a record that draws it. */
export function emfPlusImage(file: Buffer, pieceBytes = Number.POSITIVE_INFINITY): Buffer[] {
  const image = Buffer.alloc(28);
  image.writeUInt32LE(1, 4);
  image.writeUInt32LE(1, 24);
  const whole = Buffer.concat([image, file]);
  const pieces: Buffer[] = [];
  for (let at = 0; at < whole.length; at += pieceBytes) pieces.push(whole.subarray(at, at + Math.min(pieceBytes, whole.length)));
  const objects = pieces.map((piece, index) => {
    const total = Buffer.alloc(pieces.length > 1 && index < pieces.length - 1 ? 4 : 0);
    if (total.length > 0) total.writeUInt32LE(whole.length);
    return plusRecord(0x4008, 0x0500 | (total.length > 0 ? 0x8000 : 0), Buffer.concat([total, piece]));
  });
  return [...objects, plusRecord(0x401a, 0, Buffer.alloc(40))];
}

export function plusRecord(type: number, flags: number, body: Buffer): Buffer {
  const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
  const head = Buffer.alloc(12);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(flags, 2);
  head.writeUInt32LE(12 + padded.length, 4);
  head.writeUInt32LE(body.length, 8);
  const data = Buffer.concat([Buffer.from('EMF+'), head, padded]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return emfRecord(70, Buffer.concat([length, data]));
}
