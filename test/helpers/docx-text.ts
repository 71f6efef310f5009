import { strFromU8, unzipSync } from 'fflate';

/** The text of a DOCX as a reader of its XML finds it. Deleted text is there too. */
export interface DocxText {
  /** Body text by bookmark: from where a bookmark starts to where the next one does. */
  byBookmark: Map<string, string>;
  footnotes: string;
  document: string;
}

export function docxText(docx: Uint8Array): DocxText {
  const parts = unzipSync(docx);
  const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const footnotes = strFromU8(parts['word/footnotes.xml'] ?? new Uint8Array());
  const byBookmark = new Map<string, string>();
  const starts = [...document.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g)];
  for (const [index, start] of starts.entries()) {
    byBookmark.set(start[1] ?? '', textOf(document.slice(start.index, starts[index + 1]?.index)));
  }
  return { byBookmark, footnotes: textOf(footnotes), document };
}

function textOf(xml: string): string {
  const pieces = xml.matchAll(/<w:(?:t|delText)(?: [^>]*)?>([^<]*)<\/w:(?:t|delText)>|<w:tab\/>/g);
  return [...pieces].map((piece) => (piece[1] === undefined ? '\t' : unescapeXml(piece[1]))).join('');
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&');
}
