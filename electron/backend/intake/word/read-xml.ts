import sax from 'sax';

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
  // Namespaces are told apart here: the parser's own way takes most of the time of a large part.
  const parser = sax.parser(true, { position: false });
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open: { element: XmlElement; scope: NameScope }[] = [{ element: root, scope: nameScope(prefixes, new Map()) }];
  let count = 0;
  parser.ondoctype = () => {
    throw new XmlRefusal('doctype');
  };
  parser.onerror = (error) => {
    throw new XmlRefusal('malformed', error.message);
  };
  parser.onopentag = ({ name, attributes }) => {
    if (open.length > mostDepth) throw new XmlRefusal('depth');
    const around = open.at(-1);
    if (!around) throw new XmlRefusal('malformed', 'two roots');
    let { scope } = around;
    const given = Object.entries(attributes as Record<string, string>);
    const own: Record<string, string> = given.length === 0 ? noAttributes : Object.create(null);
    const declared = given.filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'));
    if (declared.length > 0) {
      const addresses = new Map([...scope.addresses, ...declared.map(([key, value]) => [key.slice(6), value] as const)]);
      scope = nameScope(prefixes, addresses);
    }
    for (const [key, value] of given) {
      const named = scope.attribute(key);
      if (named !== null) own[named] = value;
    }
    const element: XmlElement = { name: scope.element(name), attributes: own, children: [] };
    if (counted && element.name === counted.name && ++count > counted.most) throw new XmlRefusal('count');
    around.element.children.push(element);
    open.push({ element, scope });
  };
  parser.onclosetag = () => void open.pop();
  const take = (text: string): void => {
    const parent = open.at(-1)?.element;
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

/** Most elements have none. */
const noAttributes: Record<string, string> = Object.freeze(Object.create(null));

/** Names as they are needed here, in reach of some declarations of namespaces. */
interface NameScope {
  /** Addresses by the prefix that the file has for them; the empty one is that of elements without a prefix. */
  addresses: ReadonlyMap<string, string>;
  element(name: string): string;
  /** Null for a declaration, and for an attribute of a namespace that nobody asks for. */
  attribute(name: string): string | null;
}

function nameScope(prefixes: XmlOptions['prefixes'], addresses: ReadonlyMap<string, string>): NameScope {
  const elements = new Map<string, string>();
  const attributes = new Map<string, string | null>();
  const known = <T>(cache: Map<string, T>, name: string, make: (prefix: string, local: string) => T): T => {
    const before = cache.get(name);
    if (before !== undefined) return before;
    const colon = name.indexOf(':');
    const made = make(colon < 0 ? '' : name.slice(0, colon), name.slice(colon + 1));
    cache.set(name, made);
    return made;
  };
  const prefixOf = (prefix: string): string | undefined => {
    const address = addresses.get(prefix);
    return address === undefined || address === '' ? undefined : prefixes[address];
  };
  return {
    addresses,
    element: (name) => known(elements, name, (prefix, local) => `${prefixOf(prefix) ?? '?'}:${local}`),
    attribute: (name) =>
      known(attributes, name, (prefix, local) => {
        if (name === 'xmlns' || prefix === 'xmlns') return null;
        if (prefix === '') return local;
        const own = prefixOf(prefix);
        return own === undefined ? null : `${own}:${local}`;
      }),
  };
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
