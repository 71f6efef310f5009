import type { Mark, VerticalAlign } from '../../../../shared/document/types.ts';

/**
 * What stands in a file of a word processor, in the order of reading, before anything is recognised in it. Every reader (DOCX, DOC,
 * RTF …) gives this, and nothing behind it knows from which file it came.
 */
export interface SourceText {
  blocks: SourceBlock[];
  /** Pictures by the key that their place names. */
  pictures: Map<string, SourcePicture>;
  comments: SourceComment[];
  /** What could not be kept as it is, in the order of the file. */
  losses: SourceLoss[];
}

export type SourceBlock = SourceParagraph | SourceTable;

export interface SourceParagraph {
  type: 'paragraph';
  /** Counted from 1 over the whole file in the order of reading, those in cells and boxes too: the place that a doubt names. */
  number: number;
  inlines: SourceInline[];
  /** Its automatic number or bullet as it is shown, without the tab or space behind it: 「一、」「2.1」「•」; empty where it has none. */
  label: string;
  /** Name of its style as the program shows it, `Normal` (正文) too. */
  style: string;
  /** Level that its style or itself has in the outline, 1–9. */
  outline: number | null;
  align: SourceAlign;
  /** First line beyond the margin, in characters of its size; negative where it hangs. */
  firstLine: number;
  /** All lines beyond the margin, in characters of its size. */
  indent: number;
  /** Of most of its characters, in pt; null where it has none. */
  sizePt: number | null;
  /** Of most of its characters, as East Asian text: 「黑体」; empty where nothing says so. */
  font: string;
  /** All of its characters are. */
  bold: boolean;
  /** It begins a page: a break or a new section stands before it, or it says so itself. */
  pageBreak: boolean;
  /** It stands in a text box or a frame. */
  isBoxed: boolean;
}

export type SourceAlign = 'start' | 'center' | 'end' | 'justify';

export type SourceInline = SourceRun | SourceBreak | SourceNote | SourcePlace;

/** Text in one look. Tabs are U+0009, a no-break hyphen is U+2011, a soft one is left out. */
export interface SourceRun {
  type: 'text';
  text: string;
  marks: Mark[];
  /** Ids of the comments on it. */
  comments?: readonly string[];
}

/** `line`: Shift+Enter. */
export interface SourceBreak {
  type: 'break';
  kind: 'line' | 'page' | 'column';
}

/** A footnote or endnote at the place that calls it; its paragraphs. */
export interface SourceNote {
  type: 'note';
  kind: 'footnote' | 'endnote';
  paragraphs: SourceInline[][];
  marks: Mark[];
}

/** The place of a picture. */
export interface SourcePlace {
  type: 'picture';
  key: string;
  /** Alternative text; may be empty. */
  alt: string;
  /** As wide as it is shown; null where nothing says so. */
  widthPt: number | null;
}

export interface SourcePicture {
  /** As it stands in the file, of whatever format. */
  bytes: Uint8Array;
  /** What messages call it: `image3.emf`. */
  name: string;
}

export interface SourceTable {
  type: 'table';
  /** Number of its first paragraph. */
  number: number;
  rows: SourceRow[];
  /** Of the columns of its grid, in pt; empty where nothing says so. */
  widthsPt: number[];
}

export interface SourceRow {
  cells: SourceCell[];
  /** Repeated at the head of each page. */
  isHeader: boolean;
}

/** Cells that a merged one covers are left out, so a row may have none. */
export interface SourceCell {
  colspan: number;
  rowspan: number;
  valign: VerticalAlign;
  /** Tables inside of a cell too. */
  blocks: SourceBlock[];
}

export interface SourceComment {
  id: string;
  author: string;
  /** ISO 8601 in UTC; empty where nothing says so. */
  time: string;
  text: string;
}

export interface SourceLoss {
  kind: LossKind;
  /** The paragraph where it stood; null where it belongs to the whole file. */
  number: number | null;
  /** What it says: the words that were left out, or the name of a picture; may be empty. */
  words: string;
}

/**
 * `hidden-text` and `header` are left out on purpose; `picture`: of a kind that cannot be shown; `object`: charts, embedded files,
 * SmartArt; `formula`: kept as linear text; `contents`: a table of contents, which the program makes itself.
 */
export type LossKind =
  | 'hidden-text'
  | 'header'
  | 'picture'
  | 'object'
  | 'formula'
  | 'contents'
  | 'link'
  | 'symbol'
  | 'ruby'
  | 'format-change'
  | 'nested-table'
  | 'broken';
