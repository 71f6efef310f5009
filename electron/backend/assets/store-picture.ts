import type { BinaryFile } from '../../../shared/contract/binary-file.ts';
import { UserError } from '../../../shared/contract/errors.ts';
import { documentOf } from '../../../shared/document/build.ts';
import type { Asset, CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { emptyIssue } from '../../../shared/periodical/empty-issue.ts';
import { defaultLayout } from '../../../shared/periodical/layout.ts';
import type { Archive } from '../archive/handles.ts';
import { sha256 } from '../archive/sha256.ts';
import { withFileOf } from '../intake/with-file-of.ts';
import { wholePicture } from '../issues/load-asset.ts';
import { storeAsset } from '../issues/store-asset.ts';
import { requestJob } from '../request-job.ts';
import type { StartJob } from '../start-job.ts';
import type { Typesetter } from '../typeset/start-typesetter.ts';
import type { ReadPicture } from './read-picture.ts';

export interface StorePictureInput {
  /** For messages. */
  name: string;
  contents: BinaryFile;
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
  { archive, typesetter, startJob }: { archive: Archive; typesetter: Typesetter; startJob: StartJob },
  { name, contents }: StorePictureInput,
  signal?: AbortSignal,
): Promise<Asset> {
  if (contents.size > limitMb * 2 ** 20) throw new UserError('picture-too-large', { file: name, limitMb });
  const { bytes, ...read } = await withFileOf(archive.folder, contents, (file) => readInJob(startJob, { name, file }, signal));
  const asset: Asset = { ...read, id: sha256(bytes) };
  if (wholePicture(archive, asset.id)) return asset;
  await setOnce(typesetter, asset, bytes, name, signal);
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

async function setOnce(
  typesetter: Typesetter,
  asset: Asset,
  bytes: Uint8Array,
  name: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await typesetter.typeset(issueWith(asset), { loadAsset: () => bytes, only: { articleId: 'picture' }, signal });
  } catch (error) {
    if (!(error instanceof UserError) || !['typeset-failed', 'typeset-lost', 'article-unset'].includes(error.code)) throw error;
    throw new UserError('picture-damaged', { file: name }, { cause: error });
  }
}

/** An issue with nothing but the picture. */
function issueWith(asset: Asset): CompleteIssue {
  const figure = { type: 'figure', attrs: { asset: asset.id, alt: '', span: 'column' } } as const;
  const article = { id: 'picture', kind: 'article', kicker: '', titleLines: [''], subtitle: '', bylines: [] } as const;
  return {
    issue: { ...emptyIssue, opening: null },
    layout: defaultLayout,
    sections: [
      {
        id: 'picture',
        name: '',
        articles: [{ ...article, titleLines: [''], bylines: [], contentsTitle: null, document: documentOf(figure) }],
      },
    ],
    assets: [asset],
  };
}
