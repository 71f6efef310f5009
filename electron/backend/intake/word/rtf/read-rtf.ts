import { UserError } from '../../../../../shared/errors.ts';
import type { SourceText } from '../source-text.ts';
import { readTokens } from './read-tokens.ts';
import { RtfReader } from './rtf-reader.ts';

/**
 * Reads an RTF file (RTF 1.9.1) of whichever program. `file`: what messages call it.
 * @throws UserError `package-damaged`, `package-refused`
 */
export function readRtf(bytes: Uint8Array, file: string): SourceText {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '{\\rtf') {
    throw new UserError('package-damaged', { file, what: '开头不是 RTF' });
  }
  const reader = new RtfReader(file);
  readTokens(bytes, reader);
  return reader.finish();
}
