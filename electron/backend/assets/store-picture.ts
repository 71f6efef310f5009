import type { BinaryFile } from '../../../shared/contract/binary-file.ts';
import { UserError } from '../../../shared/errors.ts';
import type { Asset } from '../../../shared/periodical/complete-issue.ts';
import type { Archive } from '../archive/handles.ts';
import { sha256 } from '../archive/sha256.ts';
import { withFileOf } from '../files/with-file-of.ts';
import { requestJob } from '../jobs/request-job.ts';
import type { StartJob } from '../jobs/start-job.ts';
import { wholePicture } from './load-asset.ts';
import type { ReadPicture } from './read-picture.ts';
import { storeAsset } from './store-asset.ts';

export interface StorePictureInput {
  /** For messages. */
  name: string;
  contents: BinaryFile;
}

interface StorePictureServices {
  archive: Archive;
  startJob: StartJob;
  /** Sets a picture once on a page. @throws UserError `picture-damaged`, `cancelled` */
  setOnce: (picture: { asset: Asset; bytes: Uint8Array; name: string }, signal?: AbortSignal) => Promise<void>;
}

/** To the process that reads the picture. */
export interface PictureRequest {
  /** For messages. */
  name: string;
  file: string;
}

const limitMb = 20;
const timeLimitMs = 30_000;

/**
 * Puts a picture into the archive that pages can show: read in a process of its own and set once on a page by the typesetter's, so
 * that a damaged file is refused here and not when the issue is printed. What is stored may be another file than was given, see
 * `readPicture`.
 * @throws UserError as `readPicture` and `withFileOf`, `picture-too-large`, `picture-damaged`, `cancelled`, and those of `writeTransaction`
 */
export async function storePicture(
  { archive, startJob, setOnce }: StorePictureServices,
  { name, contents }: StorePictureInput,
  signal?: AbortSignal,
): Promise<Asset> {
  if (contents.size > limitMb * 2 ** 20) throw new UserError('picture-too-large', { file: name, limitMb });
  const { bytes, ...read } = await withFileOf(archive.folder, contents, (file) => readInJob(startJob, { name, file }, signal));
  const asset: Asset = { ...read, id: sha256(bytes) };
  if (wholePicture(archive, asset.id)) return asset;
  await setOnce({ asset, bytes, name }, signal);
  storeAsset(archive, { asset, bytes });
  return asset;
}

async function readInJob(startJob: StartJob, request: PictureRequest, signal: AbortSignal | undefined): Promise<ReadPicture> {
  const job = startJob('picture');
  try {
    const lost = (): UserError => new UserError('picture-damaged', { file: request.name });
    return await requestJob<ReadPicture>(job, request, { timeLimitMs, signal, lost });
  } finally {
    job.kill();
  }
}
