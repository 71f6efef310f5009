import { strToU8, zipSync } from 'fflate';
import { readDocx } from '../../../../../electron/backend/intake/word/docx/read-docx.ts';

/** A paragraph with its number as it says it itself; its style where it has one. */
export interface NumberedParagraph {
  numId?: string;
  level?: number;
  style?: string;
  /** By default it has `mark` as its text; `section`: it has none and ends a section. */
  content?: 'nothing' | 'section';
}

export interface NumberedText {
  /** Inside of `w:numbering`. */
  numbering: string;
  /** Inside of `w:styles`. */
  styles?: string;
  paragraphs: readonly NumberedParagraph[];
}

/** What stands in every paragraph behind its number. */
export const mark = '文';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';

/** A DOCX of these paragraphs. */
export function numberedDocx({ numbering, styles, paragraphs }: NumberedText): Uint8Array {
  const kinds = ['numbering', ...(styles === undefined ? [] : ['styles'])];
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${[
      'document.main',
      ...kinds,
    ]
      .map(
        (kind) =>
          `<Override PartName="/word/${kind.split('.')[0]}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`,
      )
      .join('')}</Types>`,
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relations(kinds.map((kind) => [kind, `${kind}.xml`])),
    'word/document.xml': `<w:document ${namespaces}><w:body>${paragraphs.map(paragraphXml).join('')}</w:body></w:document>`,
    'word/numbering.xml': `<w:numbering ${namespaces}>${numbering}</w:numbering>`,
    'word/styles.xml': `<w:styles ${namespaces}>${styles ?? ''}</w:styles>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(`<?xml version="1.0"?>${xml}`)])));
}

/** The numbers that the program reads. */
export async function labelsRead(text: NumberedText): Promise<string[]> {
  const { blocks } = await readDocx(numberedDocx(text), '编号.docx');
  return blocks.map((block) => (block.type === 'paragraph' ? block.label : ''));
}

/** The numbers in the text that LibreOffice writes. */
export function labelsIn(text: string): string[] {
  return text
    .replace(/\r?\n/g, '')
    .split(mark)
    .slice(0, -1)
    .map((label) => label.trim());
}

/** A level of a list: by default 1, 1.1, 1.1.1. */
export function level(
  index: number,
  {
    format = 'decimal',
    text = Array.from({ length: index + 1 }, (_, place) => `%${place + 1}`).join('.'),
    start = 1,
    more = '',
  }: { format?: string; text?: string; start?: number; more?: string } = {},
): string {
  return `<w:lvl w:ilvl="${index}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
}

export function list(id: string, ...levels: readonly string[]): string {
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels.join('')}</w:abstractNum>`;
}

export function instance(numId: string, listId: string, overrides = ''): string {
  return `<w:num w:numId="${numId}"><w:abstractNumId w:val="${listId}"/>${overrides}</w:num>`;
}

export function startAt(index: number, start: number): string {
  return `<w:lvlOverride w:ilvl="${index}"><w:startOverride w:val="${start}"/></w:lvlOverride>`;
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const all = targets.map(([type, name], index) => `<Relationship Id="r${index}" Type="${office}/${type}" Target="${name}"/>`);
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}

function paragraphXml({ numId, level: index, style, content }: NumberedParagraph): string {
  const number = [
    ...(index === undefined ? [] : [`<w:ilvl w:val="${index}"/>`]),
    ...(numId === undefined ? [] : [`<w:numId w:val="${numId}"/>`]),
  ];
  return `<w:p><w:pPr>${style === undefined ? '' : `<w:pStyle w:val="${style}"/>`}${
    number.length === 0 ? '' : `<w:numPr>${number.join('')}</w:numPr>`
  }${content === 'section' ? '<w:sectPr/></w:pPr>' : '</w:pPr>'}${content ? '' : `<w:r><w:t>${mark}</w:t></w:r>`}</w:p>`;
}
