/** A document as ProseMirror JSON, typed by hand so that exporters are tables the compiler can prove complete. */

export type Mark =
  | { type: 'bold' | 'emphasis' | 'underline' | 'superscript' | 'subscript' | 'lead' }
  | { type: 'link'; attrs: { href: string } }
  | { type: 'insertion' | 'deletion'; attrs: { id: string; author: string; time: string } };

export interface TextNode {
  type: 'text';
  text: string;
  marks?: Mark[];
}
export interface FootnoteNode {
  type: 'footnote';
  content?: TextNode[];
  marks?: Mark[];
}
export interface HardBreakNode {
  type: 'hardBreak';
  marks?: Mark[];
}
export type InlineNode = TextNode | FootnoteNode | HardBreakNode;

export type Align = 'start' | 'center' | 'end';
export type VerticalAlign = 'top' | 'middle' | 'bottom';
export type Span = 'column' | 'page';
export type HeadingLevel = 1 | 2 | 3 | 4;

export interface ParagraphNode {
  type: 'paragraph';
  attrs?: { align?: Align };
  content?: InlineNode[];
}
export interface HeadingNode {
  type: 'heading';
  attrs: { level: HeadingLevel };
  content?: InlineNode[];
}
export interface BlockquoteNode {
  type: 'blockquote';
  content: ParagraphNode[];
}
export interface NoteNode {
  type: 'note';
  content: ParagraphNode[];
}
export interface CreditsNode {
  type: 'credits';
  content?: InlineNode[];
}
export interface TableCellNode {
  type: 'tableCell' | 'tableHeader';
  attrs?: { colspan?: number; rowspan?: number; colwidth?: number[] | null; valign?: VerticalAlign };
  content: ParagraphNode[];
}
export interface TableRowNode {
  type: 'tableRow';
  content?: TableCellNode[];
}
export interface TableNode {
  type: 'table';
  attrs?: { span?: Span; caption?: string };
  content: TableRowNode[];
}
export interface FigureNode {
  type: 'figure';
  attrs: { asset: string; alt?: string; span?: Span; width?: number | null };
  content?: InlineNode[];
}
export type BlockNode = ParagraphNode | HeadingNode | BlockquoteNode | NoteNode | CreditsNode | TableNode | FigureNode;

export interface DocumentNode {
  type: 'doc';
  content: BlockNode[];
}
