import { gunzipSync, inflateSync } from 'node:zlib';
import type { PictureKind } from './picture-kinds.ts';

/** As a part of a package may be (design §9 R1). */
const mostBytes = 64 * 2 ** 20;

/**
 * What is packed in a compressed metafile (.emz, .wmz) or in a record of a .doc (MS-ODRAW 2.2.23 to 2.2.31).
 * @throws RangeError, ERR_BUFFER_TOO_LARGE, Z_DATA_ERROR
 */
export function unpackPicture(kind: Extract<PictureKind, 'blip' | 'gzip' | 'zlib'>, bytes: Buffer): Buffer {
  if (kind === 'gzip') return gunzipSync(bytes, { maxOutputLength: mostBytes });
  if (kind === 'zlib') return inflateSync(bytes, { maxOutputLength: mostBytes });
  return unpackBlip(bytes);
}

function unpackBlip(record: Buffer): Buffer {
  const instance = record.readUInt16LE(0) >> 4;
  const type = record.readUInt16LE(2);
  const body = record.subarray(8, 8 + record.readUInt32LE(4));
  const isMetafile = type <= 0xf01c;
  // One checksum of the picture, or two where the instance is odd.
  const start = 16 * (1 + (instance % 2));
  if (!isMetafile) return body.subarray(start + 1);
  const isPacked = body.readUInt8(start + 32) !== 0xfe;
  const contents = body.subarray(start + 34, start + 34 + body.readUInt32LE(start + 28));
  return isPacked ? inflateSync(contents, { maxOutputLength: mostBytes }) : contents;
}
