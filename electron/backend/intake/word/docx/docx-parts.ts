import path from 'node:path';
import { UserError } from '../../../../../shared/errors.ts';
import type { Package } from '../../files/open-package.ts';
import { children, readXml, type XmlElement, XmlRefusal } from '../read-xml.ts';
import { docxPrefixes, docxTextIn } from './namespaces.ts';

/** A part of the package with what it points to. */
export interface DocxPart {
  root: XmlElement;
  /** The part or address behind an id; undefined where there is none. */
  target(id: string | undefined): Target | undefined;
}

export interface Target {
  /** Last word of its type: `image`, `hyperlink`. */
  type: string;
  /** Name of a part of the package, or where it is external the address as it stands. */
  name: string;
  isExternal: boolean;
}

export interface DocxParts {
  document: DocxPart;
  styles: DocxPart | undefined;
  numbering: DocxPart | undefined;
  footnotes: DocxPart | undefined;
  endnotes: DocxPart | undefined;
  comments: DocxPart | undefined;
  /** Headers and footers. */
  margins: DocxPart[];
  /** A part by its name; undefined where it is missing. */
  bytes(name: string): Promise<Uint8Array | undefined>;
  xml(name: string): Promise<DocxPart | undefined>;
}

const mostParagraphs = 100_000;

/** The parts of a DOCX that carry text. @throws UserError `package-damaged`, `package-refused`, `format-unsupported` */
export async function readDocxParts(given: Package, file: string): Promise<DocxParts> {
  const xml = async (name: string): Promise<DocxPart | undefined> => {
    const bytes = await given.read(name);
    if (!bytes) return undefined;
    const root = parse(bytes, name, file);
    const targets = await targetsOf(given, name, file);
    return { root, target: (id) => (id === undefined ? undefined : targets.get(id)) };
  };
  const root = [...(await targetsOf(given, '', file)).values()].find(({ type }) => type === 'officeDocument')?.name;
  const name = root !== undefined && given.has(root) ? root : 'word/document.xml';
  const document = await xml(name);
  if (!document) throw new UserError('format-unsupported', { file, format: '不含 Word 正文的压缩' });
  const own = [...(await targetsOf(given, name, file)).values()].filter((target) => !target.isExternal);
  const partOf = async (type: string): Promise<DocxPart | undefined> => {
    const target = own.find((one) => one.type === type);
    return target && xml(target.name);
  };
  const margins = own.filter(({ type }) => type === 'header' || type === 'footer');
  return {
    document,
    styles: await partOf('styles'),
    numbering: await partOf('numbering'),
    footnotes: await partOf('footnotes'),
    endnotes: await partOf('endnotes'),
    comments: await partOf('comments'),
    margins: (await Promise.all(margins.map((target) => xml(target.name)))).filter((part) => part !== undefined),
    bytes: (part) => given.read(part),
    xml,
  };
}

function parse(bytes: Uint8Array, part: string, file: string): XmlElement {
  try {
    return readXml(bytes, {
      prefixes: docxPrefixes,
      textIn: docxTextIn,
      counted: { name: 'w:p', most: mostParagraphs },
    });
  } catch (error) {
    if (!(error instanceof XmlRefusal)) throw error;
    if (error.why === 'malformed') throw new UserError('package-damaged', { file, what: `“${part}”写坏了` }, { cause: error });
    throw new UserError('package-refused', { file, what: refusals[error.why] }, { cause: error });
  }
}

const refusals = {
  doctype: '里面带有 DOCTYPE 声明',
  depth: '内容一层套一层，套得太深',
  count: `段落超过 ${mostParagraphs} 个`,
} as const;

/** What a part points to, by id; of the package itself with an empty name. */
async function targetsOf(given: Package, part: string, file: string): Promise<ReadonlyMap<string, Target>> {
  const folder = path.posix.dirname(part);
  const name = path.posix.join(folder, '_rels', `${path.posix.basename(part)}.rels`);
  const bytes = await given.read(part === '' ? '_rels/.rels' : name);
  if (!bytes) return new Map();
  const root = parse(bytes, name, file);
  return new Map(
    children(root, 'rel:Relationship').map(({ attributes }): [string, Target] => {
      const isExternal = attributes.TargetMode === 'External';
      const given = attributes.Target ?? '';
      const target = isExternal ? given : path.posix.join('/', given.startsWith('/') ? '' : folder, given).slice(1);
      return [attributes.Id ?? '', { type: (attributes.Type ?? '').replace(/^.*\//, ''), name: target, isExternal }];
    }),
  );
}
