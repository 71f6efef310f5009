import type { Editor } from '@tiptap/core';
import type { DocumentNode } from '../../../shared/document/types.ts';

/** What the tests ask the page with the editor. */
export interface Harness {
  show(document: DocumentNode): void;
  setTheme(theme: 'light' | 'dark'): void;
  /** Counts `show`, once its editor is there. */
  version: number;
  /** The text, without lines that are only there to be written in. */
  document(): DocumentNode;
  editor(): Editor;
  handle(): {
    focusBlock(block: number): void;
    openFind(replace: boolean): void;
    replaceDocument(document: DocumentNode): void;
  } | null;
  /** All documents that were reported since `show`. */
  changes: DocumentNode[];
  cursorBlock: number | null;
  /** How often React drew the editor or anything in it since `show`. */
  drawings: number;
  /** Breaches of the content security policy. */
  breaches: string[];
}

declare global {
  interface Window {
    harness: Harness;
  }
}
