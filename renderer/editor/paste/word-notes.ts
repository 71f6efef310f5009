import type { FootnoteNode } from '../../../shared/document/types.ts';
import { declaration } from './declarations.ts';

/** Word and LibreOffice put the texts of notes behind the body: name to text. */
export function wordNotes(body: Element): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  for (const element of body.querySelectorAll('div[id]')) {
    const part = declaration(element, 'mso-element');
    if (part !== 'footnote' && part !== 'endnote' && !/^sd(foot|end)note\d+$/.test(element.id)) continue;
    for (const mark of element.querySelectorAll('a[href*="ref"], a[class^="sd"][class$="sym"]')) mark.remove();
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

/** The footnote a reference of Word or LibreOffice stands for; null for any other element. */
export function noteOf(element: Element, notes: ReadonlyMap<string, string>): FootnoteNode | null {
  const id =
    declaration(element, 'mso-footnote-id') ||
    declaration(element, 'mso-endnote-id') ||
    /^(sd(?:foot|end)note\d+)anc$/.exec(element.getAttribute('name') ?? '')?.[1];
  const text = id ? notes.get(id) : undefined;
  return text === undefined ? null : { type: 'footnote', ...(text ? { content: [{ type: 'text', text }] } : {}) };
}
