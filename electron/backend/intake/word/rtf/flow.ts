import type { Mark } from '../../../../../shared/document/types.ts';
import { UserError } from '../../../../../shared/errors.ts';
import { OpenParagraph } from '../open-paragraph.ts';
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
  private paragraph = new OpenParagraph();
  private boxes: SourceBlock[] = [];
  private number: number | null = null;

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
    return this.paragraph.inlines.length > 0 || this.boxes.length > 0;
  }

  /** So many things stand in the paragraph. */
  get length(): number {
    return this.paragraph.inlines.length + this.boxes.length;
  }

  start(): void {
    if (this.number !== null) return;
    this.number = ++this.counts.paragraphs;
    if (this.counts.paragraphs > most.paragraphs) refuse(this.counts.file, `段落超过 ${most.paragraphs} 个`);
  }

  text(text: string, look: CharacterLook, font: string, marks: Mark[], comments: readonly string[]): void {
    this.start();
    const run = { bold: look.bold, sizePt: look.halfPoints / 2, font };
    this.paragraph.text(text, run, marks, comments);
    if (this.paragraph.inlines.length > most.inlines) refuse(this.counts.file, '零碎的内容太多');
  }

  push(inline: SourceInline): void {
    this.start();
    if (++this.counts.inlines > most.inlines) refuse(this.counts.file, '零碎的内容太多');
    this.paragraph.inlines.push(inline);
  }

  box(blocks: readonly SourceBlock[]): void {
    this.start();
    this.boxes.push(...blocks);
  }

  /** The text of the paragraph that is open. */
  get words(): string {
    return this.paragraph.words;
  }

  /** Leaves out what stands in the paragraph that is open: a line of a table of contents. */
  drop(): void {
    this.reset();
  }

  endParagraph(look: ParagraphLook, charactersAtEnd: CharacterLook): void {
    this.start();
    const container = this.containerAt(depthOf(look));
    const own = this.paragraph.look();
    const em = 20 * (own.sizePt ?? charactersAtEnd.halfPoints / 2);
    const paragraph: SourceParagraph = {
      type: 'paragraph',
      number: this.number ?? 0,
      inlines: this.paragraph.inlines,
      label: this.label.trim(),
      style: this.styles.nameOf(look.style),
      outline: look.outline === null ? this.styles.outlineOf(look.style) : look.outline < 9 ? look.outline + 1 : null,
      align: look.align,
      firstLine: look.firstLineCharacters === 0 ? look.firstLine / em : look.firstLineCharacters / 100,
      indent: look.leftCharacters === 0 ? look.left / em : look.leftCharacters / 100,
      ...own,
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
    this.paragraph = new OpenParagraph();
    this.boxes = [];
    this.number = null;
    this.label = '';
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
