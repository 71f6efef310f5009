import { readFileSync } from 'node:fs';
import { UserError } from '../../../shared/errors.ts';
import { renameFace } from './rename-face.ts';
import type { ChosenFace } from './resolve-fonts.ts';

/** The bytes of a face as the typesetter loads it. @throws UserError `font-unreadable` */
export function readChosenFace({ file, index, family }: ChosenFace): Uint8Array {
  try {
    return renameFace(readFileSync(file), index, family);
  } catch (cause) {
    throw new UserError('font-unreadable', { fonts: family }, { cause });
  }
}
