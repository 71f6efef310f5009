import type { BinaryFile } from '../../shared/contract/binary-file.ts';

/** Hands a file to the browser, which asks where to or puts it among the downloads. */
export async function downloadFile(file: BinaryFile, name: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([await file.arrayBuffer()], { type: file.type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Revoked later: the browser reads the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
