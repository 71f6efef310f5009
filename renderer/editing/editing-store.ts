import { create } from 'zustand';
import type { Article } from '../../shared/periodical/article.ts';
import type { PassageAnchor } from '../../shared/periodical/passage-anchor.ts';

/** How the text on the screen stands to the archive. */
export type SaveState =
  | { kind: 'idle' }
  /** Changed; is saved in less than a second. */
  | { kind: 'changed' }
  | { kind: 'saving' }
  /** Acknowledged by the archive with its hash. `time`: ISO 8601. */
  | { kind: 'saved'; time: string }
  /** Kept in the window and tried again; `message` says why. */
  | { kind: 'failed'; message: string }
  /** Someone else saved another text in between. */
  | { kind: 'conflict' };

/** The seam between editor, tree and preview: what is open, what it says at this moment, and where the cursor is. */
export interface Editing {
  /** The text on the screen with every keystroke; null where no article is open. */
  live: Article | null;
  /** Counts the changes of `live`. */
  change: number;
  save: SaveState;
  /** Index of the top-level block the cursor is in; -1 in the title block. */
  cursorBlock: number | null;
  /** Asks the editor to show a place; `ask` counts, so that the same place can be asked for twice. */
  jump: { articleId: string; block: number; passage: PassageAnchor | null; ask: number } | null;
  /** Id of the article whose editor is asked to show its versions. */
  historyOf: string | null;
}

export const useEditing = create<Editing>(() => ({
  live: null,
  change: 0,
  save: { kind: 'idle' },
  cursorBlock: null,
  jump: null,
  historyOf: null,
}));

/** Shows a block of an article in the editor, or marks a passage; the editor may have to open the article first. */
export function jumpTo(articleId: string, block: number, passage: PassageAnchor | null = null): void {
  useEditing.setState(({ jump }) => ({ jump: { articleId, block, passage, ask: (jump?.ask ?? 0) + 1 } }));
}

/** Shows the versions of an article, whose editor may have to be opened first. */
export function askForHistory(articleId: string): void {
  useEditing.setState({ historyOf: articleId });
}
