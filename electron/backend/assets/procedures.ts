import { loadAsset } from '../issues/load-asset.ts';
import { procedures } from '../procedures.ts';

export const assetsProcedures = {
  store: procedures.assets.store.handler(() => {
    throw new Error('not yet');
  }),
  load: procedures.assets.load.handler(({ context, input }) => {
    const { bytes, ...asset } = loadAsset(context.archive, input.id);
    return { asset, file: new Blob([new Uint8Array(bytes)], { type: asset.mime }) };
  }),
};
