/** What an EQ field shows; its signs stand in its instruction (ECMA-376 Part 1, 17.16.5.17 of the first edition). */
export interface EquationField {
  /** On one line: 「(a+b)/2」「①」. */
  text: string;
  /** Small signs above the text, as of sounds; empty where there are none. */
  above: string;
  /** Its lines and roots were turned into signs. */
  isFormula: boolean;
}

interface Part {
  text: string;
  above: string;
  isFormula: boolean;
}

const mostDepth = 32;

/** `code`: the instruction without its name. */
export function readEquationField(code: string): EquationField {
  // What stands before its first switch says how it is laid out.
  const signs = [...code.replace(/\\\*\s*(?:"[^"]*"|\S+)(?:\s*"[^"]*")?/g, '').trim()];
  let at = 0;

  /** The name of a switch. */
  const wordAt = (from: number): string => {
    let end = from;
    while (end < signs.length && /[a-z]/i.test(signs[end] ?? '')) end += 1;
    return signs.slice(from, end).join('').toLowerCase();
  };

  const readText = (depth: number, isArgument: boolean): Part => {
    const whole: Part = { text: '', above: '', isFormula: false };
    while (at < signs.length) {
      const sign = signs[at] ?? '';
      if (isArgument && /[),;，；]/.test(sign)) break;
      if (sign !== '\\') {
        at += 1;
        if (sign === '(' && isArgument) {
          const inside = depth < mostDepth ? readArguments(depth + 1) : [];
          add(whole, { ...nothing, text: `(${inside.map(({ text }) => text).join(',')})` });
        } else whole.text += sign;
        continue;
      }
      if (depth >= mostDepth) {
        at += 1;
        continue;
      }
      const switched = readSwitch(depth + 1);
      if (switched) add(whole, switched);
    }
    return { ...whole, text: whole.text.replace(/\s+/g, ' ').trim() };
  };

  /** Behind the opening bracket; up to the closing one. */
  const readArguments = (depth: number): Part[] => {
    const all: Part[] = [];
    while (at < signs.length) {
      all.push(readText(depth, true));
      const end = signs[at];
      at += 1;
      if (end === ')' || end === undefined) break;
    }
    return all;
  };

  const readSwitch = (depth: number): Part | null => {
    const name = wordAt(at + 1);
    if (name === '') {
      // A sign that would mean something else: 「\,」.
      at += 2;
      return { ...nothing, text: signs[at - 1] ?? '' };
    }
    at += 1 + name.length;
    const options: string[] = [];
    for (;;) {
      while (/[\s\d.-]/.test(signs[at] ?? '')) at += 1;
      if (signs[at] !== '\\') break;
      const option = wordAt(at + 1);
      if (option === '') break;
      // Two scripts one above the other are one switch for both.
      if (name === 's' && options.length > 0 && signs[at - 1] === ')') break;
      options.push(option);
      at += 1 + option.length;
      if (/^[lrb]c$|^[fv]c$/.test(option) && signs[at] === '\\') {
        options.push(signs[at + 1] ?? '');
        at += 2;
      }
    }
    if (signs[at] !== '(') return null;
    at += 1;
    return shown(name, options, readArguments(depth));
  };

  const { text, above, isFormula } = readText(0, false);
  return { text, above, isFormula };
}

const nothing: Part = { text: '', above: '', isFormula: false };

function add(whole: Part, part: Part): void {
  whole.text += part.text;
  whole.above += part.above;
  whole.isFormula ||= part.isFormula;
}

function shown(name: string, options: readonly string[], parts: readonly Part[]): Part {
  const texts = parts.map(({ text }) => text);
  const [first = '', second = '', third = ''] = texts;
  const inside: Part = {
    text: texts.join(''),
    above: parts.map(({ above }) => above).join(''),
    isFormula: parts.some((one) => one.isFormula),
  };
  switch (name) {
    case 'f':
      return { ...inside, text: `${group(first)}/${group(second)}`, isFormula: true };
    case 'r':
      return { ...inside, text: texts.length > 1 ? `${first}√${group(second)}` : `√${group(first)}`, isFormula: true };
    case 's':
      return options.includes('do')
        ? { ...inside, text: `_${group(first)}`, isFormula: true }
        : { ...inside, text: `^${group(first)}`, isFormula: true };
    case 'i':
      return {
        ...inside,
        text: `${sumSign(options)}${first && `_${group(first)}`}${second && `^${group(second)}`}${third}`,
        isFormula: true,
      };
    case 'b': {
      const [open, close] = bracketsOf(options);
      return { ...inside, text: open + inside.text + close, isFormula: true };
    }
    case 'a':
      return { ...inside, text: texts.join('; '), isFormula: true };
    case 'l':
      return { ...inside, text: texts.join(',') };
    case 'o':
      return over(texts, inside);
    default:
      return inside;
  }
}

function sumSign(options: readonly string[]): string {
  if (options.includes('su')) return '∑';
  if (options.includes('pr')) return '∏';
  const own = options.findIndex((option) => option === 'fc' || option === 'vc');
  return (own >= 0 && options[own + 1]) || '∫';
}

function bracketsOf(options: readonly string[]): [string, string] {
  const of = (name: string): string | undefined => {
    const index = options.indexOf(name);
    return index < 0 ? undefined : options[index + 1];
  };
  const both = of('bc');
  if (both !== undefined) return [both, { '(': ')', '[': ']', '{': '}', '<': '>' }[both] ?? both];
  const [left, right] = [of('lc'), of('rc')];
  return left === undefined && right === undefined ? ['(', ')'] : [left ?? '', right ?? ''];
}

const ring = /^[○〇◯]$/;
const frame = /^[○〇◯□△]$/;

/** Signs one over the other: a number in a ring, or sounds above a word. */
function over(texts: readonly string[], inside: Part): Part {
  const [below = '', on = ''] = texts;
  const number = Number(on);
  if (ring.test(below) && Number.isInteger(number) && number >= 1 && number <= 20) {
    return { ...nothing, text: String.fromCharCode(0x2460 + number - 1) };
  }
  if (frame.test(below)) return { ...nothing, text: `(${on})` };
  // What is raised stands above what it is over.
  if (below.startsWith('^') && on !== '') return { ...nothing, text: on, above: below.slice(1).replace(/^\((.*)\)$/s, '$1') };
  return inside;
}

function group(text: string): string {
  return [...text].length <= 1 || /^[\p{L}\p{N}]+$/u.test(text) ? text : `(${text})`;
}
