/**
 * Foreign HTML, made harmless before any parser sees it: nothing of it is ever applied or fetched. Styles are kept as data, which
 * also keeps the content security policy quiet.
 */
export function withStylesAsData(html: string): string {
  return html
    .replace(/<(style|script|xml|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[a-z][^<>]*>/gi, (tag) =>
      tag.replace(/(["'\s])style(\s*=)/gi, '$1data-style$2').replace(/(["'\s])on\w+\s*=/gi, '$1data-off='),
    );
}

/** The value of a declaration in the style of an element that went through `withStylesAsData`; lower case, empty without one. */
export function declaration(element: Element, name: string): string {
  const style = element.getAttribute('data-style') ?? '';
  const found = style.split(';').findLast((one) => one.slice(0, one.indexOf(':')).trim().toLowerCase() === name);
  return (
    found
      ?.slice(found.indexOf(':') + 1)
      .replace(/!\s*important/i, '')
      .trim()
      .toLowerCase()
      .replace(/^'|'$/g, '') ?? ''
  );
}

/** Of what any style sheet says, only this is read. */
const read =
  /\b(display|visibility|opacity|font(-size|-weight|-family)?|position|left|top|right|clip(-path)?|overflow|width|height|max-height|text-(indent|align|decoration(-line)?)|vertical-align|mso-hide|white-space|list-style(-type)?)\s*:/i;
const mostRules = 1000;

interface Rule {
  selector: string;
  declarations: string;
}

/** Adds what the style sheets of `html` say to the styles of its elements, which went through `withStylesAsData`. */
export function applyStyleSheets(html: string, body: Element): void {
  const rules = [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi)].flatMap(([, sheet]) => rulesOf(sheet ?? ''));
  const said = new Map<Element, { plain: string; important: string }>();
  for (const { selector, declarations } of rules
    .slice(0, mostRules)
    .sort((a, b) => weightOf(a.selector) - weightOf(b.selector))) {
    const all = declarations.split(';');
    const important = all.filter((one) => /!\s*important/i.test(one)).join(';');
    const plain = all.filter((one) => !/!\s*important/i.test(one)).join(';');
    for (const element of matching(body, selector)) {
      const before = said.get(element);
      said.set(element, { plain: `${before?.plain ?? ''};${plain}`, important: `${before?.important ?? ''};${important}` });
    }
  }
  for (const [element, { plain, important }] of said)
    element.setAttribute('data-style', `${plain};${element.getAttribute('data-style') ?? ''};${important}`);
}

/** The rules of a sheet outside of @-rules, one for each selector. */
function rulesOf(sheet: string): Rule[] {
  const rules: Rule[] = [];
  const text = sheet.replace(/\/\*[\s\S]*?\*\/|<!--|-->/g, ' ');
  let position = 0;
  for (let open = text.indexOf('{'); open !== -1; open = text.indexOf('{', position)) {
    const selectors = text.slice(position, open).split(';').at(-1)?.trim() ?? '';
    const end = closingBrace(text, open);
    const declarations = text.slice(open + 1, end);
    if (!selectors.startsWith('@') && read.test(declarations))
      rules.push(...selectors.split(',').map((selector) => ({ selector: selector.trim(), declarations })));
    position = end + 1;
  }
  return rules;
}

function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1;
    else if (text[index] === '}') depth -= 1;
    if (depth === 0) return index;
  }
  return text.length;
}

/** How much a selector counts against others, nearly as browsers have it. */
function weightOf(selector: string): number {
  const count = (pattern: RegExp): number => selector.match(pattern)?.length ?? 0;
  return count(/#/g) * 10_000 + count(/[.[:]/g) * 100 + count(/(^|[\s>+~])[a-z]/gi);
}

function matching(body: Element, selector: string): Iterable<Element> {
  try {
    return body.querySelectorAll(selector);
  } catch {
    // What Word and Excel write there is not always a selector.
    return [];
  }
}
