/** `dib`: a bitmap without the header of a file; `blip`: a record of a .doc around a picture; `gzip`, `zlib`: packed ones. */
export type PictureKind =
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'bmp'
  | 'dib'
  | 'tiff'
  | 'emf'
  | 'wmf'
  | 'blip'
  | 'gzip'
  | 'zlib'
  | 'other';

/** What a picture is, by its first bytes; `name`: what stands in its place where it cannot be shown. */
export function kindOfPicture(bytes: Buffer): { kind: PictureKind; name: string } {
  const found = signatures.find(({ is }) => is(bytes));
  return found ? { kind: found.kind, name: found.name } : { kind: 'other', name: '图片（格式不认识）' };
}

interface Signature {
  kind: PictureKind;
  name: string;
  is: (bytes: Buffer) => boolean;
}

const signatures: readonly Signature[] = [
  { kind: 'png', name: 'PNG 图片', is: starts('\x89PNG\r\n\x1a\n') },
  { kind: 'jpeg', name: 'JPEG 图片', is: starts('\xff\xd8\xff') },
  { kind: 'gif', name: 'GIF 图片', is: starts('GIF8') },
  { kind: 'webp', name: 'WebP 图片', is: (bytes) => starts('RIFF')(bytes) && starts('WEBP', 8)(bytes) },
  { kind: 'bmp', name: 'BMP 图片', is: (bytes) => starts('BM')(bytes) && isDib(bytes.subarray(14)) },
  { kind: 'tiff', name: 'TIFF 图片', is: (bytes) => starts('II*\0')(bytes) || starts('MM\0*')(bytes) },
  { kind: 'emf', name: '矢量图（EMF）', is: (bytes) => starts('\x01\0\0\0')(bytes) && starts(' EMF', 40)(bytes) },
  { kind: 'wmf', name: '矢量图（WMF）', is: isWmf },
  { kind: 'dib', name: 'DIB 图片', is: isDib },
  { kind: 'blip', name: '图片（格式不认识）', is: isBlip },
  { kind: 'gzip', name: '图片（压缩包）', is: starts('\x1f\x8b\x08') },
  {
    kind: 'zlib',
    name: '图片（压缩包）',
    is: (bytes) => bytes[0] === 0x78 && bytes.length > 6 && bytes.readUInt16BE(0) % 31 === 0,
  },
  { kind: 'other', name: '矢量图（SVG）', is: (bytes) => /^\ufeff?\s*<(svg|\?xml|!--|!doctype svg)/i.test(head(bytes)) },
  { kind: 'other', name: 'PICT 图', is: isPict },
  { kind: 'other', name: '矢量图（PDF）', is: starts('%PDF') },
  { kind: 'other', name: '矢量图（EPS）', is: (bytes) => starts('%!PS')(bytes) || starts('\xc5\xd0\xd3\xc6')(bytes) },
  { kind: 'other', name: 'HEIC 图片', is: (bytes) => starts('ftyp', 4)(bytes) },
  { kind: 'other', name: 'JPEG 2000 图片', is: (bytes) => starts('jP  ', 4)(bytes) || starts('\xff\x4f\xff\x51')(bytes) },
  { kind: 'other', name: 'JPEG XR 图片', is: starts('II\xbc') },
];

function starts(wanted: string, at = 0): (bytes: Buffer) => boolean {
  return (bytes) => bytes.toString('latin1', at, at + wanted.length) === wanted;
}

function head(bytes: Buffer): string {
  return bytes.toString('utf8', 0, 200);
}

/** A header of a known length, and one plane. */
function isDib(bytes: Buffer): boolean {
  if (bytes.length < 16) return false;
  const size = bytes.readUInt32LE(0);
  if (size === 12) return bytes.readUInt16LE(8) === 1;
  return [40, 52, 56, 64, 108, 124].includes(size) && bytes.readUInt16LE(12) === 1;
}

/** With or without the header that says where it stands. */
function isWmf(bytes: Buffer): boolean {
  const hasHead = [1, 2].includes(bytes[0] ?? 0) && starts('\0\x09\0\0', 1)(bytes) && [1, 3].includes(bytes[5] ?? 0);
  return hasHead || starts('\xd7\xcd\xc6\x9a')(bytes);
}

/** OfficeArtBlip records (MS-ODRAW 2.2.23): 0xF01A to 0xF02A. */
function isBlip(bytes: Buffer): boolean {
  if (bytes.length < 25) return false;
  const type = bytes.readUInt16LE(2);
  return (type >= 0xf01a && type <= 0xf01f) || type === 0xf029 || type === 0xf02a;
}

/** The version stands behind size and frame, in files behind 512 bytes more. */
function isPict(bytes: Buffer): boolean {
  return [10, 522].some((at) => starts('\0\x11\x02\xff', at)(bytes) || (starts('\x11\x01', at)(bytes) && bytes.length > at + 2));
}
