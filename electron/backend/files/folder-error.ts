import { statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../../shared/errors.ts';

const full = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const unwritable = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT', 'EINVAL', 'ELOOP', 'ERR_INVALID_ARG_VALUE'];

/**
 * Why a folder could not be written, as what an editor can act on: whatever the file system refused has its sentence. Anything else
 * is a bug and comes back as it is.
 */
export function folderError(
  error: unknown,
  folder: string,
  unwritableCode: 'folder-unwritable' | 'archive-unwritable' = 'folder-unwritable',
): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const file = code === 'ENOTDIR' || code === 'EEXIST' ? fileInTheWay(folder) : undefined;
  if (file !== undefined) return new UserError('folder-is-file', { file }, { cause: error });
  if (full.includes(code)) return new UserError('disk-full', { folder }, { cause: error });
  if (unwritable.includes(code)) return new UserError(unwritableCode, { folder }, { cause: error });
  if (code === 'ENAMETOOLONG') return new UserError('name-too-long', { folder: shortened(folder) }, { cause: error });
  if (error instanceof Error && 'syscall' in error) return new UserError('disk-failed', { folder }, { cause: error });
  return error;
}

/** Before long work that ends with files in a folder. @throws UserError `folder-is-file`, `folder-unwritable`, `name-too-long` */
export function refuseFileInTheWay(folder: string): void {
  let file: string | undefined;
  try {
    file = fileInTheWay(folder);
  } catch (error) {
    throw folderError(error, folder);
  }
  if (file !== undefined) throw new UserError('folder-is-file', { file });
}

/** The folder itself or what should be a folder above it. */
function fileInTheWay(folder: string): string | undefined {
  for (let at = path.resolve(folder); at !== path.dirname(at); at = path.dirname(at)) {
    const entry = statSync(at, { throwIfNoEntry: false });
    if (entry) return entry.isDirectory() ? undefined : at;
  }
  return undefined;
}

/** The longest name of the path by its beginning, so that the sentence can be read. */
function shortened(folder: string): string {
  const names = folder.split(/[\\/]/).map((name) => [...name]);
  const longest = names.reduce((one, other) => (other.length > one.length ? other : one), []);
  return longest.length > 30 ? `${longest.slice(0, 30).join('')}…` : longest.join('');
}
