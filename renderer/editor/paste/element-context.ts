import { isLinkAddress } from '../../../shared/document/is-link-address.ts';
import type { HeadingLevel, Mark } from '../../../shared/document/types.ts';
import { linkAddress } from '../typing/set-link.ts';
import { declaration } from './declarations.ts';
import { isUnseen } from './hidden-element.ts';
import { isAlone } from './list-number.ts';
import { type SymbolFont, symbolFontOf } from './symbol-font.ts';

/** What holds for the text inside an element. */
export interface Context {
  marks: readonly Mark[];
  heading: HeadingLevel | null;
  isQuote: boolean;
  isEnd: boolean;
  /** Line ends of the source are line ends. */
  isPre: boolean;
  /** Not to be seen, unless an element inside says otherwise. */
  isInvisible: boolean;
  isTiny: boolean;
  symbols: SymbolFont | null;
  /** The number or dot that Word writes in front of an item. */
  isListMark: boolean;
  /** One of several items of a numbered list: its number makes no heading. */
  isItem: boolean;
}

export const plain: Context = {
  marks: [],
  heading: null,
  isQuote: false,
  isEnd: false,
  isPre: false,
  isInvisible: false,
  isTiny: false,
  symbols: null,
  isListMark: false,
  isItem: false,
};

const skipped = new Set(
  'SCRIPT STYLE HEAD TITLE META LINK TEMPLATE NOSCRIPT IFRAME OBJECT EMBED SVG ANNOTATION ANNOTATION-XML SELECT TEXTAREA BUTTON AUDIO VIDEO CANVAS RP'.split(
    ' ',
  ),
);
/** Elements that are lines of their own. */
const blockTags = new Set(
  'P DIV LI UL OL DL DT DD SECTION ARTICLE HEADER FOOTER MAIN NAV ASIDE BLOCKQUOTE PRE FIGURE FIGCAPTION ADDRESS FORM FIELDSET HR BODY TR TD TH TBODY THEAD CENTER'.split(
    ' ',
  ),
);

/** What an element says about the text inside it. */
export function contextOf(element: Element, tag: string, outer: Context): Context {
  const level = /^H([1-6])$/.exec(tag)?.[1];
  const { invisible, tiny } = isUnseen(element);
  const whiteSpace = declaration(element, 'white-space');
  return {
    isPre: whiteSpace === '' ? outer.isPre || tag === 'PRE' : /^(pre|break-spaces)/.test(whiteSpace),
    isInvisible: invisible ?? outer.isInvisible,
    isTiny: tiny ?? outer.isTiny,
    symbols: symbolFontOf(fontsOf(element)) ?? (fontsOf(element) === '' ? outer.symbols : null),
    isItem: tag === 'LI' && element.parentElement?.tagName === 'OL' ? !isAlone(element) : outer.isItem,
    isListMark: outer.isListMark || declaration(element, 'mso-list') === 'ignore',
    marks: marksOf(element, tag, outer.marks),
    heading: level ? (Math.min(Number(level), 4) as HeadingLevel) : outer.heading,
    isQuote: outer.isQuote || tag === 'BLOCKQUOTE',
    isEnd: blockTags.has(tag)
      ? declaration(element, 'text-align') === 'right' || element.getAttribute('align') === 'right'
      : outer.isEnd,
  };
}

function marksOf(element: Element, tag: string, outer: readonly Mark[]): readonly Mark[] {
  let marks = outer;
  const weight = declaration(element, 'font-weight');
  if (weight === 'normal' || weight === '400') marks = marks.filter(({ type }) => type !== 'bold');
  else if (tag === 'B' || tag === 'STRONG' || weight === 'bold' || weight === 'bolder' || Number(weight) >= 600)
    marks = withMark(marks, { type: 'bold' });
  const raised = declaration(element, 'vertical-align');
  if (tag === 'SUP' || raised === 'super') marks = withMark(marks, { type: 'superscript' });
  if (tag === 'SUB' || raised === 'sub') marks = withMark(marks, { type: 'subscript' });
  const href = tag === 'A' ? element.getAttribute('href')?.trim() : undefined;
  if (isLinkAddress(href) && linkAddress(href) === href) marks = withMark(marks, { type: 'link', attrs: { href } });
  return marks;
}

const markOrder = ['bold', 'superscript', 'subscript', 'link'];

function withMark(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  const excluded = mark.type === 'superscript' ? 'subscript' : mark.type === 'subscript' ? 'superscript' : mark.type;
  const others = marks.filter(({ type }) => type !== mark.type && type !== excluded);
  return [...others, mark].toSorted((a, b) => markOrder.indexOf(a.type) - markOrder.indexOf(b.type));
}

/** What is no text of the page: programs, forms, and the parts Word and LibreOffice put beside the body. */
export function isSkipped(element: Element): boolean {
  const part = declaration(element, 'mso-element');
  return (
    skipped.has(element.tagName.toUpperCase()) ||
    // Notes are read where they are referred to.
    ['footnote-list', 'endnote-list', 'comment-list', 'header', 'footer'].includes(part) ||
    /^sd(foot|end)note\d+$/.test(element.id) ||
    /\b(msocomanchor|MsoCommentReference)\b/i.test(element.className)
  );
}

/** Text that someone struck through: it is on its way out. */
export function isStruck(element: Element): boolean {
  const decoration = declaration(element, 'text-decoration-line') || declaration(element, 'text-decoration');
  return /^(S|STRIKE|DEL)$/.test(element.tagName.toUpperCase()) ? decoration !== 'none' : decoration.includes('line-through');
}

function fontsOf(element: Element): string {
  const shorthand = /[\d.]+(?:pt|px|r?em|%)(?:\s*\/\s*\S+)?\s+(.+)$/.exec(declaration(element, 'font'))?.[1];
  return declaration(element, 'font-family') || shorthand || element.getAttribute('face') || '';
}

export function isLine(tag: string): boolean {
  return blockTags.has(tag) || /^H[1-6]$/.test(tag);
}
