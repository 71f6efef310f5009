/**
 * Small pictures of every kind, 48 by 16 pixels, red above and blue below, as another program's encoders wrote them, so that
 * nothing here reads only what it wrote itself. The bitmap has one bit a pixel and a palette of two colours.
 */
export const encodedImages = {
  png:
    'iVBORw0KGgoAAAANSUhEUgAAADAAAAAQAQMAAABqYG7yAAAABlBMVEX/AAAAAP9sof2OAAAAEElEQVQI12NgIBP8BwOSKQA7ey/R13uwyAAAAA' +
    'BJRU5ErkJggg==',
  jpeg:
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSEx' +
    'IQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAARCAAQ' +
    'ADADAREAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAcI/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABYBAQEBAAAAAAAAAAAAAAAAAAAJB/' +
    '/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AM6MMVTAAAAAQJcZHQAAAAB//9k=',
  gif: 'R0lGODlhMAAQAPAAAP8AAAAA/yH5BAAAAAAALAAAAAAwABAAAAImhI+py+0Po5y02ouz3rz7rwTiSJbmiabqyrbuC8fyTNf2jef6bhYAOw==',
  webp: 'UklGRiYAAABXRUJQVlA4TBkAAAAvL8ADAA8Q87//8x8OxIJJ/tL9I4jof87jAA==',
  bmp:
    'Qk2+AAAAAAAAAD4AAAAoAAAAMAAAABAAAAABAAEAAAAAAIAAAAAAAAAAAAAAAAIAAAACAAAAAAD/AP8AAAD///////8AAP///////wAA//////' +
    '//AAD///////8AAP///////wAA////////AAD///////8AAP///////wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==',
} as const;

/** A WebP of the same size, red above; below, half-clear blue on the left and nothing on the right. */
export const clearWebp = 'UklGRkAAAABXRUJQVlA4TDMAAAAvL8ADEBcQ8y8gKPJ/NAFB0XOmB/wCQbbNJC9Z1gNE9D8AAAAAAAAAAAAAAAC2bauqywAA';

/** Where the red half comes to stand, by EXIF orientation. */
export const redSides: readonly [orientation: number, side: string][] = [
  [2, 'top'],
  [3, 'bottom'],
  [4, 'bottom'],
  [5, 'left'],
  [6, 'right'],
  [7, 'right'],
  [8, 'left'],
];

/** The JPEG with the mark of a camera that was held some other way (EXIF orientation 1 to 8). */
export function turnedJpeg(orientation: number): Buffer {
  const jpeg = Buffer.from(encodedImages.jpeg, 'base64');
  const exif = exifOf(orientation);
  const segment = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, exif, jpeg.subarray(2)]);
}

/** The WebP, in its extended form, with the same mark. */
export function turnedWebp(orientation: number): Buffer {
  const picture = Buffer.from(encodedImages.webp, 'base64').subarray(12);
  // The sign that Exif data follow, then width and height less one.
  const extended = riffChunk('VP8X', Buffer.from([8, 0, 0, 0, 47, 0, 0, 15, 0, 0]));
  const chunks = Buffer.concat([Buffer.from('WEBP'), extended, picture, riffChunk('EXIF', exifOf(orientation).subarray(6))]);
  return riffChunk('RIFF', chunks);
}

function riffChunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

function exifOf(orientation: number): Buffer {
  const exif = Buffer.from('457869660000 4d4d002a00000008 0001 0112 0003 00000001 0000 0000 00000000'.replaceAll(' ', ''), 'hex');
  exif.writeUInt16BE(orientation, 24);
  return exif;
}
