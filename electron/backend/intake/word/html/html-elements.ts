import type { VerticalAlign } from '../../../../../shared/document/types.ts';
import type { ParagraphFacts } from './html-flow.ts';
import type { HtmlLook } from './html-looks.ts';
import { lengthOf } from './html-looks.ts';
import type { Declarations, StyleRules } from './style-rules.ts';

/** Elements that begin and end a paragraph. */
export const blockElements: ReadonlySet<string> = new Set([
  ...[
    'p',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'div',
    'li',
    'ul',
    'ol',
    'dl',
    'dt',
    'dd',
    'blockquote',
    'pre',
    'center',
    'address',
  ],
  ...[
    'article',
    'section',
    'header',
    'footer',
    'main',
    'aside',
    'nav',
    'figure',
    'figcaption',
    'caption',
    'hr',
    'form',
    'fieldset',
  ],
  ...['body', 'html'],
]);

/** Elements whose content is not on the page. */
export const skippedElements: ReadonlySet<string> = new Set([
  ...['script', 'xml', 'title', 'object', 'applet', 'iframe', 'select', 'textarea', 'template', 'noscript', 'style', 'rp'],
]);

/** What kind of paragraph an element makes. */
export function factsOf(
  tag: string,
  classes: string,
  style: Declarations,
  rules: StyleRules,
  { align }: HtmlLook,
): ParagraphFacts {
  const heading = /^h([1-6])$/.exec(tag)?.[1];
  const level = Number(/^[1-9]$/.exec(style['mso-outline-level'] ?? '')?.[0] ?? heading ?? 0);
  const characters = Number.parseFloat(style['mso-char-indent-count'] ?? '');
  const firstLine = lengthOf(style['text-indent'] ?? '') ?? 0;
  const left = lengthOf(style['margin-left'] ?? '') ?? 0;
  return {
    style: styleNameOf(tag, classes, rules),
    outline: level > 0 ? level : null,
    align,
    isBoxed: /frame/.test(style['mso-element'] ?? ''),
    firstLine: (sizePt) => (Number.isFinite(characters) && firstLine !== 0 ? characters : firstLine / sizePt),
    indent: (sizePt) => left / sizePt,
  };
}

function styleNameOf(tag: string, classes: string, rules: StyleRules): string {
  const name = classes.trim().split(/\s+/)[0] ?? '';
  const said = rules.of(tag, name, {})['mso-style-name']?.replace(/["']/g, '').split(/\\,|,/)[0]?.trim();
  if (said) return said;
  const heading = /^h([1-6])$/.exec(tag)?.[1];
  if (heading) return `heading ${heading}`;
  const word = /^Mso(.+)$/.exec(name)?.[1];
  if (word) return word.replace(/^Toc(\d)$/i, 'toc $1');
  return name === '' ? 'Normal' : name;
}

/** Where the text of a cell stands. */
export function valignOf(style: Declarations, attributes: Readonly<Record<string, string>>): VerticalAlign {
  const value = (style['vertical-align'] ?? attributes.valign ?? 'middle').toLowerCase();
  return value === 'top' || value === 'bottom' ? value : 'middle';
}

/** The number of an item as browsers show it. */
export function itemLabel(type: string, value: number): string {
  switch (type) {
    case 'a':
      return `${letters(value)}.`;
    case 'A':
      return `${letters(value).toUpperCase()}.`;
    case 'i':
      return `${roman(value)}.`;
    case 'I':
      return `${roman(value).toUpperCase()}.`;
    default:
      return `${value}.`;
  }
}

function letters(value: number): string {
  if (value < 1 || value > 18_000) return String(value);
  let text = '';
  for (let left = value; left > 0; left = Math.floor((left - 1) / 26)) text = String.fromCharCode(97 + ((left - 1) % 26)) + text;
  return text;
}

const romans: readonly [number, string][] = [
  ...([
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
  ] as [number, string][]),
  ...([
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as [number, string][]),
];

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let text = '';
  let left = value;
  for (const [worth, sign] of romans) {
    while (left >= worth) {
      text += sign;
      left -= worth;
    }
  }
  return text;
}

/** The note that a link leads to, or that it leads back from; by Word's and LibreOffice's names. */
export function noteLink(href: string): { key: string; kind: 'footnote' | 'endnote' | 'comment'; isBack: boolean } | null {
  const word = /#_(ftn|edn)(ref)?(\d{1,6})$/i.exec(href);
  if (word)
    return {
      key: `${word[1]?.toLowerCase()}${word[3]}`,
      kind: word[1] === 'ftn' ? 'footnote' : 'endnote',
      isBack: word[2] !== undefined,
    };
  const office = /#sd(foot|end)note(\d{1,6})(anc|sym)$/i.exec(href);
  if (office)
    return {
      key: `sd${office[1]}note${office[2]}`,
      kind: office[1] === 'foot' ? 'footnote' : 'endnote',
      isBack: office[3] === 'anc',
    };
  const comment = /#_mso(com|anchor)_(\d{1,6})$/i.exec(href);
  return comment ? { key: comment[2] ?? '', kind: 'comment', isBack: comment[1] === 'anchor' } : null;
}

/** Whether an element holds a note, by its id. */
export function isNoteId(id: string): boolean {
  return /^(?:(?:ftn|edn)\d{1,6}|sd(?:foot|end)note\d{1,6})$/i.test(id);
}
