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

/** The JPEG with the mark of a camera that was held some other way (EXIF orientation 1 to 8). */
export function turnedJpeg(orientation: number): Buffer {
  const jpeg = Buffer.from(encodedImages.jpeg, 'base64');
  const exif = Buffer.from('457869660000 4d4d002a00000008 0001 0112 0003 00000001 0000 0000 00000000'.replaceAll(' ', ''), 'hex');
  exif.writeUInt16BE(orientation, 24);
  const segment = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, exif, jpeg.subarray(2)]);
}
