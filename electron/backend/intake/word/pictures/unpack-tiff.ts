/** Run lengths of PackBits (TIFF 6.0, section 9), as far as `length`. */
export function unpackBits(packed: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let to = 0;
  for (let at = 0; at < packed.length && to < length; ) {
    const count = packed[at] ?? 0;
    at += 1;
    if (count < 128) {
      bytes.set(packed.subarray(at, at + Math.min(count + 1, length - to)), to);
      at += count + 1;
      to += count + 1;
    } else if (count > 128) {
      bytes.fill(packed[at] ?? 0, to, to + 257 - count);
      at += 1;
      to += 257 - count;
    }
  }
  return bytes.subarray(0, Math.min(to, length));
}

const clearCode = 256;
const endCode = 257;

/** LZW (TIFF 6.0, section 13): codes of 9 to 12 bits, the highest first, as far as `length`. */
export function unpackLzw(packed: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  // Each code's text ends where it was written first.
  const starts = new Int32Array(4096);
  const lengths = new Int32Array(4096);
  let [to, next, size, bit, before] = [0, 258, 9, 0, -1];
  while (bit + size <= 8 * packed.length && to < length) {
    const byte = bit >> 3;
    const window = ((packed[byte] ?? 0) << 16) | ((packed[byte + 1] ?? 0) << 8) | (packed[byte + 2] ?? 0);
    const code = (window >> (24 - size - (bit & 7))) & (2 ** size - 1);
    bit += size;
    if (code === endCode) break;
    if (code === clearCode) {
      [next, size, before] = [258, 9, -1];
      continue;
    }
    if (code > next || (code === next && before < 0)) break;
    const start = to;
    if (code < 256) bytes[to++] = code;
    else {
      // The newest code is the text before and its first character, which stands behind it now.
      const from = code === next ? before : (starts[code] ?? 0);
      const count = code === next ? start - before + 1 : (lengths[code] ?? 0);
      for (let index = 0; index < count && to < length; index += 1) bytes[to++] = bytes[from + index] ?? 0;
    }
    if (before >= 0 && next < 4096) {
      starts[next] = before;
      lengths[next] = start - before + 1;
      next += 1;
    }
    before = start;
    if (next + 1 >= 2 ** size && size < 12) size += 1;
  }
  return bytes.subarray(0, to);
}
