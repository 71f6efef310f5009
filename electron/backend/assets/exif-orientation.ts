/**
 * How a picture lies by its Exif data (Exif 2.32, 4.6.2 and tag 0x0112): 1, upright, to 8; 1 where nothing usable stands there.
 * `exif` begins with the header of TIFF, in JPEG and some WebP files with `Exif` before it.
 */
export function exifOrientation(exif: Uint8Array): number {
  const whole = Buffer.from(exif.buffer, exif.byteOffset, exif.length);
  const tiff = whole.toString('latin1', 0, 4) === 'Exif' ? whole.subarray(6) : whole;
  const isLittle = tiff.toString('latin1', 0, 4) === 'II*\0';
  if (tiff.length < 8 || (!isLittle && tiff.toString('latin1', 0, 4) !== 'MM\0*')) return 1;
  const short = (at: number): number => {
    if (at + 2 > tiff.length) return 0;
    return isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  };
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = short(directory);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + 12 * entry;
    if (at + 12 > tiff.length) break;
    if (short(at) !== 0x0112) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}
