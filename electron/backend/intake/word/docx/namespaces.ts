/**
 * Namespaces of WordprocessingML by address, transitional (ECMA-376 Part 4), strict (Part 1) and of the producers' extensions, with
 * the prefixes that the readers use.
 */
export const docxPrefixes: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main'],
      [
        'r',
        'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
        'http://purl.oclc.org/ooxml/officeDocument/relationships',
      ],
      ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main', 'http://purl.oclc.org/ooxml/drawingml/main'],
      ['pic', 'http://schemas.openxmlformats.org/drawingml/2006/picture', 'http://purl.oclc.org/ooxml/drawingml/picture'],
      [
        'wp',
        'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
        'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing',
      ],
      ['c', 'http://schemas.openxmlformats.org/drawingml/2006/chart', 'http://purl.oclc.org/ooxml/drawingml/chart'],
      ['dgm', 'http://schemas.openxmlformats.org/drawingml/2006/diagram', 'http://purl.oclc.org/ooxml/drawingml/diagram'],
      ['m', 'http://schemas.openxmlformats.org/officeDocument/2006/math', 'http://purl.oclc.org/ooxml/officeDocument/math'],
      ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
      ['v', 'urn:schemas-microsoft-com:vml'],
      ['o', 'urn:schemas-microsoft-com:office:office'],
      ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
      ['wpg', 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup'],
      ['wpc', 'http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas'],
      ['w14', 'http://schemas.microsoft.com/office/word/2010/wordml'],
      ['rel', 'http://schemas.openxmlformats.org/package/2006/relationships'],
    ] as const
  ).flatMap(([prefix, ...addresses]) => addresses.map((address) => [address, prefix])),
);

/** Elements whose text is text of the document, of a field's instruction or of a position. */
export const docxTextIn: ReadonlySet<string> = new Set([
  'w:t',
  'w:delText',
  'w:instrText',
  'w:delInstrText',
  'm:t',
  'a:t',
  'wp:posOffset',
]);
