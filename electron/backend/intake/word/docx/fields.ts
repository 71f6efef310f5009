import { isLinkAddress } from '../../../../../shared/document/is-link-address.ts';
import { readEquationField } from '../equation-field.ts';

/** What becomes of a field: its result is kept, but for a table of contents; a link is a mark of its result. */
export interface Field {
  kind: 'plain' | 'link' | 'contents';
  /** Of a link that may be kept (design §9 R2); null else. */
  href: string | null;
}

/** Reads the instruction of a field: `HYPERLINK "https://…"`, `TOC \o`. */
export function fieldOf(instruction: string): Field {
  const name = nameOf(instruction);
  if (name === 'TOC' || name === 'INDEX' || name === 'TOA') return { kind: 'contents', href: null };
  if (name !== 'HYPERLINK') return { kind: 'plain', href: null };
  const address = /^\s*HYPERLINK\s+(?:\\[hmot]\s+)*(?:"([^"]*)"|(\S+))/i.exec(instruction);
  const href = (address?.[1] ?? address?.[2] ?? '').trim();
  return { kind: 'link', href: isLinkAddress(href) ? href : null };
}

function nameOf(instruction: string): string {
  return /^\s*([A-Za-z]+)/.exec(instruction)?.[1]?.toUpperCase() ?? '';
}

/** What is shown of a field that has no result: its text is in its instruction. Empty where it shows nothing. */
export function shownByInstruction(instruction: string): string {
  const name = nameOf(instruction);
  const rest = instruction.replace(/^\s*[A-Za-z]+\s*/, '');
  if (name === 'MACROBUTTON')
    return rest
      .replace(/^\S+\s*/, '')
      .replace(/\\\*\s*\w+/g, '')
      .trim();
  if (name === 'EQ') return readEquationField(rest).text;
  if (name === 'SYMBOL') {
    const code = Number(/^(0x[0-9a-f]+|\d+)/i.exec(rest)?.[1] ?? Number.NaN);
    return code > 0x1f && code < 0x110000 && !/\\f/i.test(rest) ? String.fromCodePoint(code) : '';
  }
  return '';
}
