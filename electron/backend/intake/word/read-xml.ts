import sax, { type QualifiedTag } from 'sax';

/** An element as it is needed here: names have the prefix of `prefixes`, whatever prefix the file has for it. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlNode[];
}

export type XmlNode = XmlElement | string;

export interface XmlOptions {
  /** Namespaces by address; elements of others are named `?:name`, attributes of others are left out. */
  prefixes: Readonly<Record<string, string>>;
  /** Elements whose text counts; elsewhere it is layout of the file. */
  textIn: ReadonlySet<string>;
  /** Elements of which there may be so many: paragraphs. */
  counted?: { name: string; most: number };
}

/** What an XML part is refused for. */
export class XmlRefusal extends Error {
  readonly why: 'doctype' | 'depth' | 'count' | 'malformed';
  constructor(why: XmlRefusal['why'], message: string = why) {
    super(message);
    this.why = why;
  }
}

/** As deep as elements may stand in each other (design §9 R1). */
const mostDepth = 256;

/**
 * The root element of an XML part. A part with a DOCTYPE is refused: no entity is ever read but the five of XML.
 * @throws XmlRefusal
 */
export function readXml(bytes: Uint8Array, { prefixes, textIn, counted }: XmlOptions): XmlElement {
  const parser = sax.parser(true, { xmlns: true, position: false });
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open: XmlElement[] = [root];
  let count = 0;
  parser.ondoctype = () => {
    throw new XmlRefusal('doctype');
  };
  parser.onerror = (error) => {
    throw new XmlRefusal('malformed', error.message);
  };
  parser.onopentag = (tag) => {
    const { uri, local, attributes } = tag as QualifiedTag;
    if (open.length > mostDepth) throw new XmlRefusal('depth');
    const element: XmlElement = { name: nameOf(prefixes[uri] ?? '?', local), attributes: {}, children: [] };
    const own: Record<string, string> = Object.create(null);
    for (const attribute of Object.values(attributes)) {
      if (attribute.prefix === 'xmlns' || attribute.name === 'xmlns') continue;
      const prefix = attribute.uri === '' ? '' : prefixes[attribute.uri];
      if (prefix !== undefined) own[nameOf(prefix, attribute.local)] = attribute.value;
    }
    element.attributes = own;
    if (counted && element.name === counted.name && ++count > counted.most) throw new XmlRefusal('count');
    open.at(-1)?.children.push(element);
    open.push(element);
  };
  parser.onclosetag = () => void open.pop();
  const take = (text: string): void => {
    const parent = open.at(-1);
    if (parent && textIn.has(parent.name)) parent.children.push(text);
  };
  parser.ontext = take;
  parser.oncdata = take;
  // In pieces: the parser keeps what it is given until it has read it.
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    parser.write(decoder.decode(bytes.subarray(from, from + pieceBytes), { stream: true }));
  }
  parser.write(decoder.decode()).close();
  const [element] = root.children;
  if (typeof element !== 'object') throw new XmlRefusal('malformed', 'no root');
  return element;
}

const pieceBytes = 2 ** 16;

function nameOf(prefix: string, local: string): string {
  return prefix === '' ? local : `${prefix}:${local}`;
}

/** By its mark or its first characters; XML without either is UTF-8. */
function encodingOf([first = 0, second = 0]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return 'utf-8';
}

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one): one is XmlElement => typeof one === 'object' && one.name === name);
}

/** The children of that name. */
export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  return elementsOf(element).filter((one) => one.name === name);
}

export function elementsOf(element: XmlElement | undefined): XmlElement[] {
  return (element?.children ?? []).filter((one) => typeof one === 'object');
}

/** The text directly in an element. */
export function textOf(element: XmlElement): string {
  return element.children.filter((one) => typeof one === 'string').join('');
}

/** Elements of that name at any depth, in order. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((one) => [...(one.name === name ? [one] : []), ...descendants(one, name)]);
}
