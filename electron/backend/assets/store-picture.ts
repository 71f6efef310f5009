import { UserError } from '../../../shared/contract/errors.ts';
import { documentOf } from '../../../shared/document/build.ts';
import type { Asset, CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { emptyIssue } from '../../../shared/periodical/empty-issue.ts';
import { defaultLayout } from '../../../shared/periodical/layout.ts';
import { findAsset } from '../archive/asset-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { sha256 } from '../archive/sha256.ts';
import { storeAsset } from '../issues/store-asset.ts';
import type { Typesetter } from '../typeset/start-typesetter.ts';
import { bmpToPng } from './bmp-to-png.ts';
import { recognisePicture } from './recognise-picture.ts';

export interface StorePictureInput {
  /** For messages. */
  name: string;
  /** Base64. */
  contents: string;
}

/**
 * Puts a picture into the archive that pages can show: recognised by its content and set once on a page by the typesetter's own
 * process, so that a damaged file is refused here and not when the issue is printed. A BMP becomes a PNG.
 * @throws UserError as `recognisePicture`, `picture-damaged`, `cancelled`, and those of `writeTransaction`
 */
export async function storePicture(
  { archive, typesetter }: { archive: Archive; typesetter: Typesetter },
  { name, contents }: StorePictureInput,
  signal?: AbortSignal,
): Promise<Asset> {
  const given = Buffer.from(contents, 'base64');
  const recognised = recognisePicture(given, name);
  const bytes = recognised.mime === 'image/bmp' ? pngFrom(given, name) : given;
  const asset: Asset = {
    ...recognised,
    mime: recognised.mime === 'image/bmp' ? 'image/png' : recognised.mime,
    id: sha256(bytes),
  };
  if (findAsset(archive.readable, asset.id)) return asset;
  await setOnce(typesetter, asset, bytes, name, signal);
  storeAsset(archive, { asset, bytes });
  return asset;
}

function pngFrom(bmp: Buffer, name: string): Buffer {
  try {
    return bmpToPng(bmp);
  } catch (cause) {
    throw new UserError('picture-damaged', { file: name }, { cause });
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
    if (!(error instanceof UserError) || error.code !== 'typeset-failed') throw error;
    throw new UserError('picture-damaged', { file: name }, { cause: error });
  }
}

/** An issue with nothing but the picture. */
function issueWith(asset: Asset): CompleteIssue {
  const figure = { type: 'figure', attrs: { asset: asset.id, alt: '', span: 'column' } } as const;
  const article = { id: 'picture', kind: 'article', kicker: '', titleLines: [''], subtitle: '', bylines: [] } as const;
  return {
    issue: emptyIssue,
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
