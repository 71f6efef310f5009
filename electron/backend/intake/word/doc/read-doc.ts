import type { SourceText } from '../source-text.ts';
import { openDoc } from './doc-parts.ts';
import { readDocText } from './read-doc-text.ts';

/**
 * Reads a Word 97–2003 document, of Word or of WPS (MS-DOC). `file`: what messages call it. What is damaged is read as far as it goes,
 * the rest is told.
 * @throws UserError `package-damaged`, `package-refused`, `file-locked`, `word-too-old`
 */
export function readDoc(bytes: Uint8Array, file: string): SourceText {
  return readDocText(openDoc(bytes, file));
}
