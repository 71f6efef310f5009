import type { Mark } from '../../../../../shared/document/types.ts';
import { UserError } from '../../../../../shared/errors.ts';
import type { SourceBlock, SourceInline, SourceParagraph } from '../source-text.ts';
import type { CharacterLook, ParagraphLook } from './looks.ts';
import { type RowDefinition, type RtfRow, tableOf } from './table-rows.ts';

/** What is counted over the whole file. */
export interface Counts {
  readonly file: string;
  paragraphs: number;
  inlines: number;
}

const most = { paragraphs: 100_000, inlines: 1_000_000, tables: 32 };

export interface FlowStyles {
  nameOf(style: number): string;
  outlineOf(style: number): number | null;
}

interface OpenTable {
  rows: RtfRow[];
  cells: SourceBlock[][];
  /** Of the cell that is open. */
  blocks: SourceBlock[];
  /** Of its first paragraph. */
  number: number;
}

/** Paragraphs and tables that follow each other: the text, a text box, a note. */
export class Flow {
  readonly blocks: SourceBlock[] = [];
  label = '';
  isNewPage = false;
  private readonly counts: Counts;
  private readonly styles: FlowStyles;
  private readonly isBoxed: boolean;
  /** It stands outside of the text, so its places have no numbers: a header, a comment. */
  readonly isAside: boolean;
  private readonly tables: OpenTable[] = [];
  private inlines: SourceInline[] = [];
  private boxes: SourceBlock[] = [];
  private number: number | null = null;
  private sizes = new Map<number, number>();
  private fonts = new Map<string, number>();
  private characters = 0;
  private boldCharacters = 0;

  constructor(counts: Counts, styles: FlowStyles, { isBoxed = false, isAside = false } = {}) {
    this.counts = counts;
    this.styles = styles;
    this.isBoxed = isBoxed;
    this.isAside = isAside;
  }

  /** Number of the paragraph that is open. */
  get openNumber(): number {
    return this.number ?? this.counts.paragraphs + 1;
  }

  get hasInlines(): boolean {
    return this.inlines.length > 0 || this.boxes.length > 0;
  }

  /** So many things stand in the paragraph. */
  get length(): number {
    return this.inlines.length + this.boxes.length;
  }

  start(): void {
    if (this.number !== null) return;
    this.number = ++this.counts.paragraphs;
    if (this.counts.paragraphs > most.paragraphs) refuse(this.counts.file, `段落超过 ${most.paragraphs} 个`);
  }

  text(text: string, look: CharacterLook, font: string, marks: Mark[], comments: readonly string[]): void {
    this.start();
    const length = text.trim().length;
    this.characters += length;
    if (look.bold) this.boldCharacters += length;
    count(this.sizes, look.halfPoints / 2, length);
    if (font !== '') count(this.fonts, font, length);
    const run = { type: 'text' as const, text, marks, ...(comments.length > 0 ? { comments: [...comments] } : {}) };
    const last = this.inlines.at(-1);
    if (last?.type === 'text' && sameLook(last, run)) last.text += text;
    else this.push(run);
  }

  push(inline: SourceInline): void {
    this.start();
    if (++this.counts.inlines > most.inlines) refuse(this.counts.file, '零碎的内容太多');
    this.inlines.push(inline);
  }

  box(blocks: readonly SourceBlock[]): void {
    this.start();
    this.boxes.push(...blocks);
  }

  /** The text of the paragraph that is open. */
  get words(): string {
    return this.inlines.map((one) => (one.type === 'text' ? one.text : '')).join('');
  }

  /** Leaves out what stands in the paragraph that is open: a line of a table of contents. */
  drop(): void {
    this.reset();
  }

  endParagraph(look: ParagraphLook, charactersAtEnd: CharacterLook): void {
    this.start();
    const container = this.containerAt(depthOf(look));
    const sizePt = mostOf(this.sizes) ?? charactersAtEnd.halfPoints / 2;
    const em = 20 * sizePt;
    const paragraph: SourceParagraph = {
      type: 'paragraph',
      number: this.number ?? 0,
      inlines: this.inlines,
      label: this.label.trim(),
      style: this.styles.nameOf(look.style),
      outline: look.outline === null ? this.styles.outlineOf(look.style) : look.outline < 9 ? look.outline + 1 : null,
      align: look.align,
      firstLine: look.firstLineCharacters === 0 ? look.firstLine / em : look.firstLineCharacters / 100,
      indent: look.leftCharacters === 0 ? look.left / em : look.leftCharacters / 100,
      sizePt: this.characters > 0 ? sizePt : null,
      font: mostOf(this.fonts) ?? '',
      bold: this.characters > 0 && this.boldCharacters === this.characters,
      pageBreak: this.isNewPage || look.pageBreak,
      isBoxed: this.isBoxed || look.isFramed,
    };
    container.push(paragraph, ...this.boxes);
    this.isNewPage = false;
    this.reset();
  }

  /** Ends the cell of the innermost table, and the paragraph before its end. */
  endCell(look: ParagraphLook, characters: CharacterLook, depth: number): void {
    this.endParagraph({ ...look, isInTable: true, tables: depth }, characters);
    const table = this.tables[depth - 1];
    if (!table) return;
    table.cells.push(table.blocks);
    table.blocks = [];
  }

  endRow(definition: RowDefinition, look: ParagraphLook, characters: CharacterLook, depth: number): void {
    const table = this.tables[depth - 1];
    // Words behind the last cell of a damaged file.
    if (this.hasInlines || (table && table.blocks.length > 0)) this.endCell(look, characters, depth);
    this.closeTables(depth);
    const open = this.tables[depth - 1];
    if (!open || open.cells.length === 0) return;
    open.rows.push({ cells: open.cells, definition });
    open.cells = [];
  }

  /** All of it, with what is not closed. */
  finish(look: ParagraphLook, characters: CharacterLook): SourceBlock[] {
    if (this.hasInlines || this.label !== '') this.endParagraph(look, characters);
    this.closeTables(0);
    return this.blocks;
  }

  private reset(): void {
    this.inlines = [];
    this.boxes = [];
    this.number = null;
    this.label = '';
    this.sizes = new Map();
    this.fonts = new Map();
    this.characters = 0;
    this.boldCharacters = 0;
  }

  private containerAt(depth: number): SourceBlock[] {
    this.closeTables(depth);
    while (this.tables.length < depth) this.tables.push({ rows: [], cells: [], blocks: [], number: this.openNumber });
    return this.tables.at(-1)?.blocks ?? this.blocks;
  }

  /** Closes those that stand deeper. */
  private closeTables(depth: number): void {
    while (this.tables.length > depth) {
      const table = this.tables.pop();
      if (!table) return;
      if (table.blocks.length > 0) table.cells.push(table.blocks);
      const definition = { left: 0, isHeader: false, cells: [] };
      if (table.cells.length > 0) table.rows.push({ cells: table.cells, definition });
      if (table.rows.length === 0) continue;
      (this.tables.at(-1)?.blocks ?? this.blocks).push(tableOf(table.rows, table.number));
    }
  }
}

export function depthOf({ isInTable, tables }: ParagraphLook): number {
  return Math.min(most.tables, isInTable ? Math.max(1, tables) : Math.max(0, tables));
}

export function refuse(file: string, what: string): never {
  throw new UserError('package-refused', { file, what });
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
