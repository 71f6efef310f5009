import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../../../shared/errors.ts';

const limitMb = 20;

/**
 * The bytes of a file the editor chose, which messages call `name`. The size is checked before anything is read.
 * @throws UserError `file-missing`, `file-is-folder`, `file-unreadable`, `file-too-large`
 */
export function readSourceFile(file: string, name = path.basename(file)): Uint8Array {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const status = fstatSync(descriptor);
    if (status.isDirectory()) throw new UserError('file-is-folder', { file: name });
    // A pipe or device has no size to check and may never end.
    if (!status.isFile()) throw new UserError('file-unreadable', { file: name });
    if (status.size > limitMb * 1024 * 1024) throw new UserError('file-too-large', { file: name, limitMb });
    return readFileSync(descriptor);
  } catch (error) {
    throw asUserError(error, name);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function asUserError(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') {
    return new UserError('file-missing', { file }, { cause: error });
  }
  if (code === 'EISDIR') return new UserError('file-is-folder', { file }, { cause: error });
  if (code === 'EACCES' || code === 'EPERM') return new UserError('file-unreadable', { file }, { cause: error });
  return error;
}
