/** How the paragraphs of a file are numbered, as plain data; every reader (DOCX, DOC, RTF) builds this. */
export interface NumberingDefinitions {
  /** Lists that count on by themselves, by an id of the reader's choice. */
  lists: ReadonlyMap<string, NumberedList>;
  /** What a paragraph names (w:numId, ilfo, \ls): a list and what is otherwise in it. */
  instances: ReadonlyMap<string, ListInstance>;
}

/** Levels from 0 to 8; a level that is not defined shows nothing. */
export type NumberedList = ReadonlyMap<number, NumberLevel>;

export interface NumberLevel {
  /** Its first number. */
  start: number;
  /** Name in ST_NumberFormat; `bullet` and `none` too. */
  format: string;
  /** What a `custom` format shows: 「001, 002, 003, ...」. */
  pattern: string;
  /** What is shown: 「第%1章」, 「%1.%2」; %1 is the number of level 0. With a bullet, its character. */
  text: string;
  /** Font of the label; it tells what a bullet looks like. */
  font: string;
  /** All numbers in figures: 1.1 under 第一章. */
  isLegal: boolean;
  /** It begins again after a level less than this; 0: never. By default after every level above it. */
  restart: number | null;
}

export interface ListInstance {
  listId: string;
  overrides: ReadonlyMap<number, LevelOverride>;
}

/** What an instance has otherwise than its list. */
export interface LevelOverride {
  /** The level begins again with this number where the instance begins with it. */
  start: number | null;
  /** Stands for the level of the list. */
  level: NumberLevel | null;
}

export const mostLevels = 9;
