import { declaration } from './declarations.ts';

/** The number a browser writes before an item of an ordered list; Word writes it into the text itself. Empty without one. */
export function listNumber(item: Element): string {
  const list = item.parentElement;
  if (list?.tagName !== 'OL') return '';
  const value = numbersOf(list).get(item);
  return value === undefined ? '' : numberText(value, styleOf(item) || styleOf(list));
}

/** A list of one item is how online editors number their headings. */
export function isAlone(item: Element): boolean {
  return item.parentElement?.querySelector(':scope > li:nth-of-type(2)') === null;
}

const counted = new WeakMap<Element, ReadonlyMap<Element, number>>();

/** The items of a list, counted once. */
function numbersOf(list: Element): ReadonlyMap<Element, number> {
  const known = counted.get(list);
  if (known) return known;
  const items = [...list.children].filter(({ tagName }) => tagName === 'LI');
  const step = list.hasAttribute('reversed') ? -1 : 1;
  const numbers = new Map<Element, number>();
  let next = integer(list.getAttribute('start')) ?? (step === 1 ? 1 : items.length);
  for (const item of items) {
    // An item that says its number is the one the next are counted from.
    const number = integer(item.getAttribute('value')) ?? next;
    numbers.set(item, number);
    next = number + step;
  }
  counted.set(list, numbers);
  return numbers;
}

function integer(text: string | null): number | null {
  return text !== null && /^\s*-?\d{1,9}\s*$/.test(text) ? Number(text) : null;
}

function styleOf(element: Element): string {
  const named = declaration(element, 'list-style-type') || declaration(element, 'list-style').split(/\s+/)[0];
  return named || (element.getAttribute('type') ?? '');
}

function numberText(value: number, style: string): string {
  switch (style) {
    case 'none':
      return '';
    case 'a':
    case 'lower-alpha':
    case 'lower-latin':
      return `${letters(value)}.`;
    case 'A':
    case 'upper-alpha':
    case 'upper-latin':
      return `${letters(value).toUpperCase()}.`;
    case 'i':
    case 'lower-roman':
      return `${roman(value)}.`;
    case 'I':
    case 'upper-roman':
      return `${roman(value).toUpperCase()}.`;
    case 'lower-greek':
      return value >= 1 && value <= 24 ? `${'αβγδεζηθικλμνξοπρστυφχψω'[value - 1]}.` : `${value}.`;
    case 'decimal-leading-zero':
      return `${String(value).padStart(2, '0')}.`;
    case 'cjk-decimal':
    case 'cjk-ideographic':
    case 'simp-chinese-informal':
    case 'simp-chinese-formal':
    case 'trad-chinese-informal':
    case 'trad-chinese-formal':
      return `${chinese(value)}、`;
    case 'disc':
    case 'circle':
    case 'square':
      return '';
    default:
      return `${value}.`;
  }
}

function letters(value: number): string {
  if (value < 1) return String(value);
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
  return text;
}

const romans = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  return romans
    .map(([worth, sign]) => {
      const count = Math.floor(rest / worth);
      rest -= count * worth;
      return sign.repeat(count);
    })
    .join('');
}

/** 1 to 999: 二十一. */
function chinese(value: number): string {
  if (value < 1 || value > 999) return String(value);
  const digit = (one: number): string => '〇一二三四五六七八九'[one] ?? '';
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const tenText = tens === 0 ? (hundreds > 0 && ones > 0 ? '〇' : '') : `${tens === 1 && hundreds === 0 ? '' : digit(tens)}十`;
  return `${hundreds > 0 ? `${digit(hundreds)}百` : ''}${tenText}${ones > 0 ? digit(ones) : ''}`;
}
