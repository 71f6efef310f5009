import iconv from 'iconv-lite';

/** The text of an HTML file by its mark, by what it says of itself, or by what it can be; GB2312 is read as what grew out of it. */
export function decodeHtml(bytes: Uint8Array, charset = ''): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return iconv.decode(buffer, 'utf-16le');
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return iconv.decode(buffer, 'utf-16be');
  const head = buffer.toString('latin1', 0, 8192);
  const said = (charset || (/<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(head)?.[1] ?? '')).toLowerCase();
  const isUtf8 = isSound(buffer);
  if (said === '' || /^utf-?8$/.test(said))
    return isUtf8 ? buffer.toString('utf8').replace(/^\ufeff/, '') : iconv.decode(buffer, 'gb18030');
  const encoding = /^(?:gb|x-gbk|cn-gb|hz)/.test(said) ? 'gb18030' : said;
  // Saved again by an editor that left the old words in the head.
  const isWrong = encoding === 'gb18030' && isUtf8 && /[\x80-\xff]/.test(buffer.toString('latin1'));
  if (isWrong || !iconv.encodingExists(encoding)) return isUtf8 ? buffer.toString('utf8') : iconv.decode(buffer, 'gb18030');
  return iconv.decode(buffer, encoding);
}

function isSound(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
