/** Properties of CSS by their name, in small letters. */
export type Declarations = Readonly<Record<string, string>>;

const none: Declarations = {};

/** `font-size:16.0pt; mso-list:l0`. Linear in its length. */
export function declarationsOf(text: string): Declarations {
  if (text === '') return none;
  const found: Record<string, string> = Object.create(null);
  for (const part of text.replace(/&quot;/g, '"').split(';')) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const value = part
      .slice(colon + 1)
      .replace(/!\s*important/i, '')
      .trim();
    found[part.slice(0, colon).trim().toLowerCase()] = value;
  }
  return found;
}

const mostRules = 5_000;

/** The rules of style sheets that name an element, a class or both; others are for looks that are not needed here. */
export class StyleRules {
  private readonly rules = new Map<string, Declarations>();

  add(sheet: string): void {
    const text = sheet.replace(/<!--|-->/g, ' ').replace(/\/\*[\s\S]*?\*\//g, ' ');
    for (let at = 0; at < text.length && this.rules.size < mostRules; ) {
      const open = text.indexOf('{', at);
      const close = text.indexOf('}', open);
      if (open < 0 || close < 0) return;
      const declarations = declarationsOf(text.slice(open + 1, close));
      for (const selector of text.slice(at, open).split(',')) {
        const name = selector.trim().toLowerCase();
        if (/^[\w-]*(?:\.[\w-]+)?$/.test(name) && name !== '') this.rules.set(name, { ...this.rules.get(name), ...declarations });
      }
      at = close + 1;
    }
  }

  /** What applies to an element, the nearest last. */
  of(element: string, classes: string, own: Declarations): Declarations {
    const names = classes
      .toLowerCase()
      .split(/\s+/)
      .filter((name) => name !== '');
    const found = [element, ...names.flatMap((name) => [`.${name}`, `${element}.${name}`])]
      .map((selector) => this.rules.get(selector))
      .filter((rule) => rule !== undefined);
    return found.length === 0 ? own : Object.assign({}, ...found, own);
  }
}
