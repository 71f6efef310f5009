import type { Asset } from '../../../shared/periodical/complete-issue.ts';
import { client } from '../../api/connection.ts';
import { fromWebp } from './from-webp.ts';

/** What the archive takes; the same list as the file dialog shows. */
export const pictureTypes = 'image/png,image/jpeg,image/gif,image/webp,image/bmp';

/** The limit of one request to the backend, which is base64 in JSON. */
const limitMb = 40;

/**
 * Puts a file the editor chose, dropped or pasted into the archive.
 * @throws what the backend refuses, or an `Error` with the sentence to show
 */
export async function storePicture(file: File, signal: AbortSignal): Promise<Asset> {
  if (file.size > limitMb * 2 ** 20) {
    throw new PictureRefused(`图片“${file.name}”超过 ${limitMb} MB，请先用看图软件压缩或缩小后再插入。`);
  }
  return client.assets.store(
    { name: file.name.slice(-200) || '图片', contents: await base64Of(await fromWebp(file)) },
    { signal },
  );
}

/** The message is the sentence an editor reads. */
export class PictureRefused extends Error {}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(new PictureRefused(`图片“${file.name}”读不出来，没有插入，请检查文件后再试。`));
    reader.readAsDataURL(file);
  });
}
