/** What a file is, by its content, whatever its name says. `text`: nothing else was recognised. */
export type FileFormat = 'text' | 'docx' | 'doc' | 'rtf' | 'html' | 'other';

export interface SniffedFile {
  format: FileFormat;
  /** As messages call it before the word 文件: 「旧版 Word（.doc）」. */
  name: string;
}

const signatures: readonly (SniffedFile & { bytes: readonly number[] })[] = [
  { format: 'doc', name: '旧版 Word（.doc）', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  // Word 2, for which there is only a refusal.
  { format: 'doc', name: '旧版 Word（.doc）', bytes: [0xdb, 0xa5, 0x2d, 0x00] },
  { format: 'rtf', name: ' RTF ', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { format: 'other', name: 'PDF ', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { format: 'other', name: '图片', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { format: 'other', name: '图片', bytes: [0xff, 0xd8, 0xff] },
  { format: 'other', name: '图片', bytes: [0x47, 0x49, 0x46, 0x38] },
  { format: 'other', name: '压缩', bytes: [0x52, 0x61, 0x72, 0x21] },
  { format: 'other', name: '压缩', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
];

/** The names of the files in a ZIP stand in its central directory at the end, the first ones also at the start. */
const lookedAtBytes = 65_536;

export function sniffFormat(bytes: Uint8Array): SniffedFile {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    const names = [bytes.subarray(0, lookedAtBytes), bytes.subarray(-lookedAtBytes)].map((part) =>
      Buffer.from(part).toString('latin1'),
    );
    const isWord = names.some((part) => /\bword[/\\]|\[Content_Types\]/i.test(part));
    if (names[0]?.includes('application/vnd.oasis.opendocument.text')) return { format: 'other', name: ' OpenDocument（.odt）' };
    return isWord ? { format: 'docx', name: ' Word（.docx）' } : { format: 'other', name: '压缩' };
  }
  const found = signatures.find((signature) => startsWith(bytes, signature.bytes));
  if (found) return { format: found.format, name: found.name };
  return isWebPage(bytes) ? { format: 'html', name: '网页' } : { format: 'text', name: '文本' };
}

/** A page as word processors save it, alone or in one file with its pictures (MHT). */
function isWebPage(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4096))
    .toString('latin1')
    .replace(/\0/g, '')
    .replace(/^[\xef\xbb\xbf\xff\xfe\s]+/, '');
  if (/^(?:mime-version|from|date|subject|content-type):/i.test(head)) return /content-type:\s*multipart\/related/i.test(head);
  return /^(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html|head|body)[\s>]/i.test(head);
}

export function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}
