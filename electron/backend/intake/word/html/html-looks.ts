import type { Mark } from '../../../../../shared/document/types.ts';
import type { SourceAlign } from '../source-text.ts';
import { type Declarations, declarationsOf } from './style-rules.ts';

/** What holds for the text in an element, taken over from the one around it. */
export interface HtmlLook {
  bold: boolean;
  italic: boolean;
  underline: boolean;
  position: 'superscript' | 'subscript' | null;
  sizePt: number | null;
  font: string;
  /** The font shows pictures in place of letters: its name. */
  symbolFont: string;
  isHidden: boolean;
  /** Line ends and blanks count. */
  isPreformatted: boolean;
  link: string | null;
  change: Mark | null;
  comment: string | null;
  align: SourceAlign;
}

export const plainLook: HtmlLook = {
  bold: false,
  italic: false,
  underline: false,
  position: null,
  sizePt: null,
  font: '',
  symbolFont: '',
  isHidden: false,
  isPreformatted: false,
  link: null,
  change: null,
  comment: null,
  align: 'start',
};

const elements: Readonly<Record<string, Partial<HtmlLook>>> = {
  b: { bold: true },
  strong: { bold: true },
  th: { bold: true, align: 'center' },
  i: { italic: true },
  em: { italic: true },
  cite: { italic: true },
  u: { underline: true },
  sup: { position: 'superscript' },
  sub: { position: 'subscript' },
  pre: { isPreformatted: true },
  center: { align: 'center' },
};

/** The look inside of an element. */
export function lookInside(
  outer: HtmlLook,
  tag: string,
  attributes: Readonly<Record<string, string>>,
  style: Declarations,
): HtmlLook {
  const own = Object.hasOwn(elements, tag) ? elements[tag] : undefined;
  const look = { ...outer, ...own };
  if (/^h[1-6]$/.test(tag)) look.bold = true;
  const weight = style['font-weight'];
  if (weight !== undefined) look.bold = weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
  if (style['font-style'] !== undefined) look.italic = /italic|oblique/.test(style['font-style']);
  // A decoration goes on inside whatever the elements there say.
  if (/underline/.test(style['text-decoration'] ?? style['text-underline'] ?? '')) look.underline = true;
  else if (style['text-decoration'] === 'none') look.underline = false;
  const position = style['vertical-align'];
  if (!/^t[dhr]$/.test(tag) && position !== undefined) {
    look.position = position === 'super' ? 'superscript' : position === 'sub' ? 'subscript' : look.position;
  }
  look.sizePt = sizeOf(style['font-size']) ?? look.sizePt;
  const family = style['mso-symbol-font-family'] ?? style['font-family'] ?? attributes.face;
  look.symbolFont = family === undefined ? look.symbolFont : symbolFontOf(family);
  look.font = firstFont(style['mso-fareast-font-family'] ?? '') || firstFont(family ?? '') || look.font;
  const hide = style['mso-hide'] ?? '';
  // On paper it is there.
  const isUnshown = /none/.test(style.display ?? '') && hide !== 'screen';
  if (isUnshown || hide === 'all' || /hidden/.test(style.visibility ?? '')) look.isHidden = true;
  if (/^pre/.test(style['white-space'] ?? '')) look.isPreformatted = true;
  // Against the rules of CSS: LibreOffice says left for all paragraphs, and in the attribute what it means.
  const align = declarationsOf(attributes.style ?? '')['text-align'] ?? attributes.align ?? style['text-align'];
  if (align !== undefined && /^(?:p|h[1-6]|div|td|th|tr|center|li)$/.test(tag))
    look.align = aligns[align.toLowerCase()] ?? look.align;
  return look;
}

const aligns: Readonly<Record<string, SourceAlign>> = {
  left: 'start',
  start: 'start',
  center: 'center',
  right: 'end',
  end: 'end',
  justify: 'justify',
  'inter-ideograph': 'justify',
};

const symbolFonts = /^(?:symbol|wingdings(?: [23])?|webdings)$/i;

function symbolFontOf(families: string): string {
  const first = firstFont(families);
  return symbolFonts.test(first) ? first : '';
}

function firstFont(families: string): string {
  return (families.split(',')[0] ?? '').replace(/["']/g, '').trim();
}

/** In pt, of a length that stands alone. */
function sizeOf(text: string | undefined): number | null {
  return text === undefined ? null : lengthOf(text);
}

/** In pt; null where it depends on something else. */
export function lengthOf(text: string): number | null {
  const match = /^(-?\d{0,6}(?:\.\d{1,6})?)\s*(pt|px|in|cm|mm|pc)$/i.exec(text.trim());
  const value = Number(match?.[1] || Number.NaN);
  return match && Number.isFinite(value) ? value * (points[(match[2] ?? '').toLowerCase()] ?? 1) : null;
}

const points: Readonly<Record<string, number>> = { pt: 1, px: 0.75, in: 72, cm: 72 / 2.54, mm: 72 / 25.4, pc: 12 };

/** In the order of the schema. */
export function marksOf({ bold, italic, underline, position, link, change }: HtmlLook): Mark[] {
  const marks: Mark[] = [];
  if (bold) marks.push({ type: 'bold' });
  if (italic) marks.push({ type: 'emphasis' });
  if (underline && link === null) marks.push({ type: 'underline' });
  if (position) marks.push({ type: position });
  if (link !== null) marks.push({ type: 'link', attrs: { href: link } });
  return change ? [...marks, change] : marks;
}
