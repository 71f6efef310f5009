/**
 * Older versions of Word show no WebP, so it becomes what every program shows: a lossy picture without transparency a
 * JPEG, any other a PNG. Other files are returned as they are, and so is a WebP that cannot be read: the archive refuses it in words.
 */
export async function fromWebp(file: File): Promise<File> {
  const head = new TextDecoder('latin1').decode(await file.slice(0, 16).arrayBuffer());
  if (!/^RIFF.{4}WEBP/s.test(head)) return file;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return file;
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
  // RFC 9649: a plain "VP8 " chunk is lossy and opaque; "VP8L" is lossless, "VP8X" may be either and transparent.
  const blob = await canvas.convertToBlob(head.endsWith('VP8 ') ? { type: 'image/jpeg', quality: 0.95 } : { type: 'image/png' });
  return new File([blob], file.name, { type: blob.type });
}
