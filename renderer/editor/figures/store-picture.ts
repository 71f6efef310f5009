import type { Asset } from '../../../shared/periodical/complete-issue.ts';
import { client } from '../../api/connection.ts';
import { fromWebp } from './from-webp.ts';

/** What the archive takes; the same list as the file dialog shows. */
export const pictureTypes = 'image/png,image/jpeg,image/gif,image/webp,image/bmp';

/** Less than the backend takes, which says nothing of the file's name. */
const limitMb = 40;

/**
 * Puts a file the editor chose, dropped or pasted into the archive.
 * @throws what the backend refuses, or an `Error` with the sentence to show
 */
export async function storePicture(file: File, signal: AbortSignal): Promise<Asset> {
  if (file.size > limitMb * 2 ** 20) {
    throw new PictureRefused(`图片“${file.name}”超过 ${limitMb} MB，请先用看图软件压缩或缩小后再插入。`);
  }
  // Read now: a file that is gone would fail on its way, as if the backend did not answer.
  const read = fromWebp(file).then((picture) => picture.arrayBuffer());
  const bytes = await read.catch(() => {
    throw new PictureRefused(`图片“${file.name}”读不出来，没有插入，请检查文件后再试。`);
  });
  return client.assets.store({ name: file.name.slice(-200) || '图片', contents: new Blob([bytes]) }, { signal });
}

/** The message is the sentence an editor reads. */
export class PictureRefused extends Error {}
