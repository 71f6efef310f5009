import type { Mark } from '../../../../shared/document/types.ts';
import type { SourceInline } from './source-text.ts';

/** What is counted of the characters of a paragraph. */
export interface RunLook {
  bold: boolean;
  sizePt: number | null;
  font: string;
}

/** A paragraph while it is read: its content, and what most of its characters look like. */
export class OpenParagraph {
  readonly inlines: SourceInline[] = [];
  private readonly sizes = new Map<number, number>();
  private readonly fonts = new Map<string, number>();
  private characters = 0;
  private boldCharacters = 0;

  text(text: string, { bold, sizePt, font }: RunLook, marks: Mark[], comments: readonly string[]): void {
    const length = text.trim().length;
    this.characters += length;
    if (bold) this.boldCharacters += length;
    if (sizePt !== null) count(this.sizes, sizePt, length);
    if (font !== '') count(this.fonts, font, length);
    const run = { type: 'text' as const, text, marks, ...(comments.length > 0 ? { comments: [...comments] } : {}) };
    const last = this.inlines.at(-1);
    if (last?.type === 'text' && sameLook(last, run)) last.text += text;
    else this.inlines.push(run);
  }

  /** Its text alone. */
  get words(): string {
    return this.inlines.map((one) => (one.type === 'text' ? one.text : '')).join('');
  }

  look(): { sizePt: number | null; font: string; bold: boolean } {
    const hasText = this.characters > 0;
    return {
      sizePt: hasText ? (mostOf(this.sizes) ?? null) : null,
      font: mostOf(this.fonts) ?? '',
      bold: hasText && this.boldCharacters === this.characters,
    };
  }
}

function count<T>(counts: Map<T, number>, value: T, length: number): void {
  counts.set(value, (counts.get(value) ?? 0) + length);
}

function mostOf<T>(counts: ReadonlyMap<T, number>): T | undefined {
  let found: T | undefined;
  for (const [value, length] of counts) if (found === undefined || length > (counts.get(found) ?? 0)) found = value;
  return found;
}

interface Looking {
  marks: readonly Mark[];
  comments?: readonly string[];
}

function sameLook(one: Looking, other: Looking): boolean {
  if (one.marks.length !== other.marks.length || one.comments?.join() !== other.comments?.join()) return false;
  return one.marks.every((mark, index) => {
    const twin = other.marks[index];
    return mark.type === twin?.type && (!('attrs' in mark) || JSON.stringify(mark) === JSON.stringify(twin));
  });
}
