import { loadAsset } from '../issues/load-asset.ts';
import { procedures } from '../procedures.ts';
import { storePicture } from './store-picture.ts';

export const assetsProcedures = {
  store: procedures.assets.store.handler(({ context, input, signal }) => storePicture(context, input, signal)),
  load: procedures.assets.load.handler(({ context, input }) => {
    const { bytes, ...asset } = loadAsset(context.archive, input.id);
    return { asset, file: new Blob([bytes as Uint8Array<ArrayBuffer>], { type: asset.mime }) };
  }),
};
