import { strToU8, zipSync } from 'fflate';

/** Parts of a DOCX as XML without their root, or as bytes. */
export interface WordParts {
  body: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
  endnotes?: string;
  comments?: string;
  header?: string;
  /** Further relationships of the document: `<Relationship …/>`. */
  relationships?: string;
  /** Further files of the package. */
  files?: Record<string, Uint8Array | string>;
  /** Address of the main namespace: that of strict documents. */
  namespace?: string;
}

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A DOCX of hand-made XML: `w:`, `r:`, `m:`, `mc:`, `wp:`, `a:`, `v:`, `wps:`, `w14:` may be used. */
export function wordFile({ body, namespace = main, relationships = '', files = {}, ...parts }: WordParts): Uint8Array {
  const names =
    `xmlns:w="${namespace}" xmlns:r="${office}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"' +
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"' +
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"' +
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"' +
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
  const roots = {
    styles: 'styles',
    numbering: 'numbering',
    footnotes: 'footnotes',
    endnotes: 'endnotes',
    comments: 'comments',
    header: 'hdr',
  } as const;
  const own = Object.entries(roots).flatMap(([name, root]) => {
    const content = parts[name as keyof typeof roots];
    return content === undefined ? [] : [{ name, xml: `${head}<w:${root} ${names}>${content}</w:${root}>` }];
  });
  const related = own.map(({ name }) => `<Relationship Id="${name}" Type="${office}/${name}" Target="${name}.xml"/>`).join('');
  const package_ = 'http://schemas.openxmlformats.org/package/2006';
  const entries: Record<string, Uint8Array | string> = {
    '[Content_Types].xml':
      `${head}<Types xmlns="${package_}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>' +
      own
        .map(
          ({ name }) =>
            `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml"/>`,
        )
        .join('') +
      '</Types>',
    '_rels/.rels': `${head}<Relationships xmlns="${package_}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${head}<w:document ${names}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="${package_}/relationships">${related}${relationships}</Relationships>`,
    ...Object.fromEntries(own.map(({ name, xml }) => [`word/${name}.xml`, xml])),
    ...files,
  };
  return zipSync(
    Object.fromEntries(Object.entries(entries).map(([name, data]) => [name, typeof data === 'string' ? strToU8(data) : data])),
  );
}

export interface WrittenParagraph {
  style?: string;
  align?: string;
  /** In half points. */
  size?: number;
  bold?: boolean;
  numId?: number;
  level?: number;
  /** Further properties as XML. */
  properties?: string;
}

/** A paragraph; a string is one run, XML (it begins with <) stands as it is. */
export function written(
  content: string,
  { style, align, size, bold, numId, level = 0, properties = '' }: WrittenParagraph = {},
): string {
  const run = `${bold ? '<w:b/>' : ''}${size === undefined ? '' : `<w:sz w:val="${size}"/>`}`;
  const own = [
    style === undefined ? '' : `<w:pStyle w:val="${style}"/>`,
    numId === undefined ? '' : `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`,
    properties,
    align === undefined ? '' : `<w:jc w:val="${align}"/>`,
  ].join('');
  const inside = content.startsWith('<') ? content : writtenRun(content, run);
  return `<w:p>${own && `<w:pPr>${own}</w:pPr>`}${inside}</w:p>`;
}

export function writtenRun(text: string, properties = ''): string {
  const escaped = text.replace(/[&<>]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[one] ?? one);
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}
