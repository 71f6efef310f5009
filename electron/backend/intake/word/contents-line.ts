/** A line of a table of contents by its style, if it ends in its page: people give such a style to paragraphs of the text too. */
export function isContentsLine(style: string, text: string): boolean {
  return /^(?:toc|目录|目錄)\s*\d/i.test(style) && /(?:^|[\s.…·_])[-–—]?(?:\d{1,4}|[ivxlcdm]{1,7})[-–—]?\s*$/i.test(text);
}
