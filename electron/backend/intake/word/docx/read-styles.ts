import { child, children, type XmlElement } from '../read-xml.ts';

/** Properties of paragraphs and runs as they are set in one place; what is not set there is missing. */
export interface ParagraphProperties {
  styleId?: string;
  outline?: number;
  align?: string;
  /** In twentieths of a point. */
  left?: number;
  firstLine?: number;
  /** In hundredths of a character. */
  leftCharacters?: number;
  firstLineCharacters?: number;
  numId?: string;
  level?: number;
  pageBreakBefore?: boolean;
  isFramed?: boolean;
}

export interface RunProperties {
  styleId?: string;
  bold?: boolean;
  italic?: boolean;
  hidden?: boolean;
  underline?: boolean;
  position?: 'superscript' | 'subscript' | 'baseline';
  emphasis?: boolean;
  capitals?: boolean;
  sizePt?: number;
  font?: string;
}

export interface Styles {
  /** What a paragraph looks like with what it says itself: the document's defaults, the chain of its style, its own properties. */
  paragraph(own: ParagraphProperties): ParagraphProperties & {
    styleName: string;
    styleChain: readonly string[];
    /** The nearest first. */
    styleIds: readonly string[];
  };
  /** The same of a run in a paragraph of that style. */
  run(paragraphStyleId: string | undefined, own: RunProperties): RunProperties;
}

interface Style {
  id: string;
  name: string;
  basedOn: string | undefined;
  paragraph: ParagraphProperties;
  run: RunProperties;
}

const longestChain = 20;

/** Reads `styles.xml`; without it everything looks as the format has it by default. */
export function readStyles(root: XmlElement | undefined): Styles {
  const styles = new Map<string, Style>();
  const defaults = new Map<string, string>();
  for (const element of children(root, 'w:style')) {
    const id = element.attributes['w:styleId'] ?? '';
    const type = element.attributes['w:type'] ?? 'paragraph';
    styles.set(id, {
      id,
      name: child(element, 'w:name')?.attributes['w:val'] ?? id,
      basedOn: child(element, 'w:basedOn')?.attributes['w:val'],
      paragraph: readParagraphProperties(child(element, 'w:pPr')),
      run: readRunProperties(child(element, 'w:rPr')),
    });
    if (isOn(element.attributes['w:default']) && element.attributes['w:default'] !== undefined) defaults.set(type, id);
  }
  const docDefaults = child(root, 'w:docDefaults');
  const paragraphDefault = readParagraphProperties(child(child(docDefaults, 'w:pPrDefault'), 'w:pPr'));
  const runDefault = readRunProperties(child(child(docDefaults, 'w:rPrDefault'), 'w:rPr'));

  /** From the furthest ancestor on. */
  const chainOf = (id: string | undefined): Style[] => {
    const chain: Style[] = [];
    const seen = new Set<string>();
    for (let next = id; next !== undefined && !seen.has(next) && chain.length < longestChain; ) {
      const style = styles.get(next);
      if (!style) break;
      seen.add(next);
      chain.unshift(style);
      next = style.basedOn;
    }
    return chain;
  };
  const merged = (chain: readonly Style[], kind: 'paragraph' | 'run') => Object.assign({}, ...chain.map((style) => style[kind]));

  return {
    paragraph(own) {
      const id = own.styleId ?? defaults.get('paragraph');
      const chain = chainOf(id);
      return {
        ...paragraphDefault,
        ...merged(chain, 'paragraph'),
        ...own,
        styleName: chain.at(-1)?.name ?? '',
        styleChain: chain.map(({ name }) => name),
        styleIds: chain.map(({ id }) => id).reverse(),
      };
    },
    run(paragraphStyleId, own) {
      const paragraph: RunProperties = merged(chainOf(paragraphStyleId ?? defaults.get('paragraph')), 'run');
      const character: RunProperties = own.styleId === undefined ? {} : merged(chainOf(own.styleId), 'run');
      const toggled = { ...runDefault, ...paragraph, ...character };
      // Set in the style of the paragraph and in that of the characters, it is off again (ECMA-376 17.7.3).
      for (const name of ['bold', 'italic', 'hidden'] as const) {
        if (paragraph[name] && character[name]) toggled[name] = false;
      }
      return { ...toggled, ...own };
    },
  };
}

export function readParagraphProperties(element: XmlElement | undefined): ParagraphProperties {
  if (!element) return {};
  const value = (name: string): string | undefined => child(element, name)?.attributes['w:val'];
  const indent = child(element, 'w:ind')?.attributes ?? {};
  const number = child(element, 'w:numPr');
  const hanging = numberOf(indent['w:hanging']);
  const hangingCharacters = numberOf(indent['w:hangingChars']);
  const outline = numberOf(value('w:outlineLvl'));
  return defined({
    styleId: value('w:pStyle'),
    // 9 is text of the body.
    outline: outline === undefined ? undefined : outline + 1,
    align: value('w:jc'),
    left: numberOf(indent['w:left'] ?? indent['w:start']),
    firstLine: hanging === undefined ? numberOf(indent['w:firstLine']) : -hanging,
    leftCharacters: numberOf(indent['w:leftChars'] ?? indent['w:startChars']),
    firstLineCharacters: hangingCharacters === undefined ? numberOf(indent['w:firstLineChars']) : -hangingCharacters,
    numId: child(number, 'w:numId')?.attributes['w:val'],
    level: numberOf(child(number, 'w:ilvl')?.attributes['w:val']),
    pageBreakBefore: toggle(element, 'w:pageBreakBefore'),
    isFramed: child(element, 'w:framePr') ? true : undefined,
  });
}

export function readRunProperties(element: XmlElement | undefined): RunProperties {
  if (!element) return {};
  const value = (name: string): string | undefined => child(element, name)?.attributes['w:val'];
  const size = numberOf(value('w:sz'));
  const underline = value('w:u');
  const position = value('w:vertAlign');
  const emphasis = value('w:em');
  const fonts = child(element, 'w:rFonts')?.attributes;
  return defined({
    styleId: value('w:rStyle'),
    bold: toggle(element, 'w:b'),
    italic: toggle(element, 'w:i'),
    hidden: toggle(element, 'w:vanish'),
    underline: child(element, 'w:u') ? underline !== 'none' && underline !== undefined : undefined,
    position: position === 'superscript' || position === 'subscript' || position === 'baseline' ? position : undefined,
    emphasis: emphasis === undefined ? undefined : emphasis !== 'none',
    capitals: toggle(element, 'w:caps'),
    sizePt: size === undefined ? undefined : size / 2,
    font: fonts?.['w:eastAsia'],
  });
}

/** Without what is undefined, so that it hides nothing it is laid over. */
function defined<T extends object>(properties: { [Name in keyof T]: T[Name] | undefined }): T {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as T;
}

function toggle(element: XmlElement, name: string): boolean | undefined {
  const found = child(element, name);
  return found && isOn(found.attributes['w:val']);
}

/** ST_OnOff; an element without a value is on. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value.toLowerCase());
}

/** A whole number, also where a program wrote a fraction; undefined for anything else. */
export function numberOf(value: string | undefined): number | undefined {
  const number = value === undefined ? Number.NaN : Number.parseFloat(value);
  return Number.isFinite(number) ? Math.round(number) : undefined;
}
