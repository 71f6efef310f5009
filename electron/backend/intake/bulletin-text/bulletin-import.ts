import type { HeadingLevel } from '../../../../shared/document/types.ts';
import type { ImportDoubt } from '../../../../shared/periodical/doubt-kinds.ts';
import type { Block } from '../print-lines/join-pieces.ts';
import type { Reordering } from './column-order.ts';

export interface ImportedRole {
  role: string;
  names: string[];
}

export interface NumberedHeading {
  level: HeadingLevel;
  text: string;
  line: number;
}

export interface ImportedCredits {
  line: number;
  text: string;
  groups: { unit: string; people: string[] }[];
}

export interface ImportedArticle {
  /** From 0, in printed order. */
  index: number;
  column: string;
  /** Empty where the contents have no entry. */
  tocTitle: string;
  title: string[];
  subtitle: string;
  authors: string[];
  page: number | null;
  headings: NumberedHeading[];
  runInHeadings: NumberedHeading[];
  paragraphs: { text: string; lines: number[] }[];
  joins: [number, number][];
  notes: { line: number; text: string }[];
  credits: ImportedCredits[];
}

/** What `import --json` prints for the text of a whole issue. Lines are 1-based lines of the source; texts are as printed. */
export interface BulletinImport {
  issue: {
    title: string;
    pinyinAsPrinted: string;
    year: number;
    number: number;
    total: number;
    /** ISO date, or empty. */
    publishedOn: string;
    frequency: string;
    sponsor: string;
    statement: { title: string; body: string; attribution: string } | null;
  };
  masthead: { roles: ImportedRole[]; committeeOrder: string; address: string; phone: string; notice: string };
  distribution: { 报: string; 送: string; 发: string };
  columns: { name: string; articles: number[] }[];
  articles: ImportedArticle[];
  tocMismatches: { tocTitle: string; bodyTitle: string }[];
  anomalies: ImportDoubt[];
}

/** The import with what the archive needs besides: order of the blocks, kickers, imprint. */
export interface ParsedBulletin {
  json: BulletinImport;
  articles: ParsedArticle[];
  extras: {
    /** Pinyin spelled in full where one print of it lacks a letter. */
    pinyin: string;
    mongolianTitle: string[];
    imprint: { permit: string; compiler: string; printer: string; printedOn: string; printRun: number };
    statementParagraphs: string[];
    /** Roles whose names are printed 按姓氏笔画. */
    rolesByStroke: string[];
    /** What stands in the source on the lines of the anomalies. */
    doubtfulLines: Record<number, string>;
    /** Footnotes by the label they are called by in the text. */
    notes: ReadonlyMap<string, string>;
    /** Addresses by number. */
    links: readonly string[];
  };
}

export interface ParsedArticle {
  /** One string; spaces stand between parallel phrases only. */
  title: string;
  /** The contents' title where it differs by more than white space. */
  contentsTitle: string | null;
  kicker: string;
  /** First and last line of the source that belong to it. */
  lines: { from: number; to: number };
  blocks: Block[];
  reorderings: Reordering[];
}
