import type { Mark, VerticalAlign } from '../../../../../shared/document/types.ts';
import { UserError } from '../../../../../shared/errors.ts';
import { OpenParagraph, type RunLook } from '../open-paragraph.ts';
import type { SourceBlock, SourceInline, SourceParagraph, SourceRow, SourceTable } from '../source-text.ts';

export interface HtmlCounts {
  readonly file: string;
  paragraphs: number;
  inlines: number;
}

const most = { paragraphs: 100_000, inlines: 1_000_000, tables: 32, span: 1_000 };

/** What a paragraph says of itself, apart from its characters. */
export type ParagraphFacts = Pick<SourceParagraph, 'style' | 'outline' | 'align' | 'isBoxed'> & {
  firstLine: (sizePt: number) => number;
  indent: (sizePt: number) => number;
};

export const plainFacts: ParagraphFacts = {
  style: 'Normal',
  outline: null,
  align: 'start',
  isBoxed: false,
  firstLine: () => 0,
  indent: () => 0,
};

interface OpenTable {
  table: SourceTable;
  row: SourceRow | null;
  /** Rows that are there for the widths of the columns alone. */
  flatRows: Set<SourceRow>;
  /** Rows of a head are open. */
  isHead: boolean;
  cell: SourceBlock[] | null;
}

/** Paragraphs and tables that follow each other: the text, a note, a comment. */
export class HtmlFlow {
  readonly blocks: SourceBlock[] = [];
  readonly isAside: boolean;
  facts: ParagraphFacts = plainFacts;
  label = '';
  /** Nothing in the page says it. */
  isLabelCounted = false;
  private readonly counts: HtmlCounts;
  private readonly tables: OpenTable[] = [];
  private paragraph = new OpenParagraph();
  private isNewPage = false;

  constructor(counts: HtmlCounts, isAside: boolean) {
    this.counts = counts;
    this.isAside = isAside;
  }

  get openNumber(): number {
    return this.counts.paragraphs + 1;
  }

  get isEmpty(): boolean {
    return this.paragraph.inlines.length === 0;
  }

  get words(): string {
    return this.paragraph.words;
  }

  /** Nothing stands in it, or a blank at its end: another one shows nothing. */
  endsInBlank = true;

  text(text: string, look: RunLook, marks: Mark[], comments: readonly string[]): void {
    this.paragraph.text(text, look, marks, comments);
    this.endsInBlank = /[ \t]$/.test(text);
    if (this.paragraph.inlines.length > most.inlines) this.refuse('零碎的内容太多');
  }

  push(inline: SourceInline): void {
    if (++this.counts.inlines > most.inlines) this.refuse('零碎的内容太多');
    this.paragraph.inlines.push(inline);
    this.endsInBlank = inline.type === 'break';
  }

  startPage(): void {
    this.isNewPage = true;
  }

  drop(): void {
    this.paragraph = new OpenParagraph();
    this.label = '';
    this.isLabelCounted = false;
    this.endsInBlank = true;
  }

  /** Paragraphs without anything in them are left out. */
  endParagraph(): void {
    const { paragraph, label, facts } = this;
    trimEnd(paragraph.inlines);
    if (paragraph.inlines.length === 0 && label.trim() === '') {
      this.facts = plainFacts;
      return;
    }
    if (++this.counts.paragraphs > most.paragraphs) this.refuse(`段落超过 ${most.paragraphs} 个`);
    const look = paragraph.look();
    const em = look.sizePt ?? 10.5;
    this.container().push({
      type: 'paragraph',
      number: this.counts.paragraphs,
      inlines: paragraph.inlines,
      label: label.trim(),
      style: facts.style,
      outline: facts.outline,
      align: facts.align,
      firstLine: facts.firstLine(em),
      indent: facts.indent(em),
      ...look,
      pageBreak: this.isNewPage,
      isBoxed: facts.isBoxed,
    });
    this.isNewPage = false;
    this.drop();
  }

  startTable(): void {
    this.endParagraph();
    const table: SourceTable = { type: 'table', number: this.openNumber, rows: [], widthsPt: [] };
    if (this.tables.length < most.tables) this.container().push(table);
    this.tables.push({ table, row: null, flatRows: new Set(), isHead: false, cell: null });
  }

  endTable(): void {
    this.endCell();
    const ended = this.tables.pop();
    if (!ended) return;
    const { table } = ended;
    const isFlat = (row: SourceRow): boolean => ended.flatRows.has(row) && row.cells.every(({ blocks }) => blocks.length === 0);
    table.rows = table.rows.filter((row, index) => (row.cells.length > 0 || index > 0) && !isFlat(row));
    const container = this.container();
    // Deeper than anybody lays out a page: its cells one behind the other.
    if (this.tables.length >= most.tables)
      container.push(...table.rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks)));
    else if (table.rows.length === 0) container.splice(container.lastIndexOf(table), 1);
  }

  startHead(isHead: boolean): void {
    const open = this.tables.at(-1);
    if (open) open.isHead = isHead;
  }

  startRow(isFlat = false): void {
    this.endCell();
    const open = this.tables.at(-1);
    if (!open) return;
    open.row = { cells: [], isHeader: open.isHead };
    open.table.rows.push(open.row);
    if (isFlat) open.flatRows.add(open.row);
  }

  startCell(colspan: number, rowspan: number, valign: VerticalAlign): void {
    this.endCell();
    const open = this.tables.at(-1);
    if (!open) return;
    if (!open.row) this.startRow();
    const blocks: SourceBlock[] = [];
    const [across, down] = [colspan, rowspan].map((span) => Math.max(1, Math.min(most.span, span || 1)));
    open.row?.cells.push({ colspan: across ?? 1, rowspan: down ?? 1, valign, blocks });
    open.cell = blocks;
  }

  endCell(): void {
    this.endParagraph();
    const open = this.tables.at(-1);
    if (open) open.cell = null;
  }

  get isInTable(): boolean {
    return this.tables.length > 0;
  }

  finish(): SourceBlock[] {
    this.endParagraph();
    while (this.tables.length > 0) this.endTable();
    return this.blocks;
  }

  /** Text between cells stands before the table, as browsers show it. */
  private container(): SourceBlock[] {
    return this.tables.findLast(({ cell }) => cell !== null)?.cell ?? this.blocks;
  }

  private refuse(what: string): never {
    throw new UserError('package-refused', { file: this.counts.file, what });
  }
}

function trimEnd(inlines: SourceInline[]): void {
  for (let last = inlines.at(-1); last?.type === 'text'; last = inlines.at(-1)) {
    last.text = last.text.replace(/[ \t]{1,1000}$/, '');
    if (last.text !== '') return;
    inlines.pop();
  }
}
