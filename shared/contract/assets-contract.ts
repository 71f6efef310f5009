import { type } from '@orpc/contract';
import { z } from 'zod';
import type { Asset } from '../periodical/complete-issue.ts';
import type { BinaryFile } from './binary-file.ts';
import { fileInputSchema, procedure } from './procedure.ts';

export const assetsContract = {
  /** A picture, recognised and measured by its content; PNG, JPEG, GIF, WebP or BMP of at most 40 megapixels. */
  store: procedure.input(fileInputSchema).output(type<Asset>()),
  load: procedure.input(z.object({ id: z.string().regex(/^[0-9a-f]{64}$/) })).output(type<{ asset: Asset; file: BinaryFile }>()),
};
