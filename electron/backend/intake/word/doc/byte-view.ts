/** Little-endian numbers of a part of a file. Whoever reads beyond its end gets a RangeError: lengths of a file are never trusted. */
export interface ByteView {
  readonly bytes: Uint8Array;
  readonly length: number;
  u8(at: number): number;
  u16(at: number): number;
  i16(at: number): number;
  u32(at: number): number;
  i32(at: number): number;
  /** So many bytes from there, all of them within the part. */
  slice(at: number, length: number): Uint8Array;
  view(at: number, length: number): ByteView;
  /** So many UTF-16 characters. */
  text(at: number, characters: number): string;
}

export function byteView(bytes: Uint8Array): ByteView {
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const slice = (at: number, length: number): Uint8Array => {
    if (!(at >= 0 && length >= 0 && at + length <= bytes.length)) throw new RangeError('beyond the end of a part');
    return bytes.subarray(at, at + length);
  };
  return {
    bytes,
    length: bytes.length,
    u8: (at) => numbers.getUint8(at),
    u16: (at) => numbers.getUint16(at, true),
    i16: (at) => numbers.getInt16(at, true),
    u32: (at) => numbers.getUint32(at, true),
    i32: (at) => numbers.getInt32(at, true),
    slice,
    view: (at, length) => byteView(slice(at, length)),
    text: (at, characters) => utf16.decode(slice(at, 2 * characters)),
  };
}

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });
