import type { FootnoteNode } from '../../../shared/document/types.ts';
import { declaration } from './declarations.ts';

/** Word puts the texts of notes behind the body: number to text. */
export function wordNotes(body: Element): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  for (const element of body.querySelectorAll('div[id]')) {
    const part = declaration(element, 'mso-element');
    if (part !== 'footnote' && part !== 'endnote') continue;
    for (const mark of element.querySelectorAll('a[href*="ref"]')) mark.remove();
    notes.set(
      element.id,
      (element.textContent ?? '')
        .replace(/\s+/g, ' ')
        .replace(/(?<=[^\x20-\x7e]) | (?=[^\x20-\x7e])/g, '')
        .trim(),
    );
  }
  return notes;
}

/** The footnote a reference of Word stands for; null for any other element. */
export function noteOf(element: Element, notes: ReadonlyMap<string, string>): FootnoteNode | null {
  const id = declaration(element, 'mso-footnote-id') || declaration(element, 'mso-endnote-id');
  const text = id ? notes.get(id) : undefined;
  return text === undefined ? null : { type: 'footnote', ...(text ? { content: [{ type: 'text', text }] } : {}) };
}
