import { UserError } from '../../../shared/contract/errors.ts';

const full = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const unwritable = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'];

/** Why a folder could not be written, as what an editor can act on. Anything else is a bug and comes back as it is. */
export function folderError(
  error: unknown,
  folder: string,
  unwritableCode: 'folder-unwritable' | 'archive-unwritable' = 'folder-unwritable',
): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (full.includes(code)) return new UserError('disk-full', { folder }, { cause: error });
  if (unwritable.includes(code)) return new UserError(unwritableCode, { folder }, { cause: error });
  return error;
}
