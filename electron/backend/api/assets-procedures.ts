import { loadAsset } from '../assets/load-asset.ts';
import { storePicture } from '../assets/store-picture.ts';
import { setPictureOnce } from '../typeset/set-picture-once.ts';
import { procedures } from './procedures.ts';

export const assetsProcedures = {
  store: procedures.assets.store.handler(({ context: { archive, startJob, typesetter }, input, signal }) =>
    storePicture({ archive, startJob, setOnce: (...given) => setPictureOnce(typesetter, ...given) }, input, signal),
  ),
  load: procedures.assets.load.handler(({ context, input }) => {
    const { bytes, ...asset } = loadAsset(context.archive, input.id);
    return { asset, file: new Blob([bytes as Uint8Array<ArrayBuffer>], { type: asset.mime }) };
  }),
};
