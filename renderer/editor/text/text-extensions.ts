import { type AnyExtension, Extension } from '@tiptap/core';
import { Dropcursor, Gapcursor, UndoRedo } from '@tiptap/extensions';
import type { DocumentNode } from '../../../shared/document/types.ts';
import type { Layout } from '../../../shared/periodical/layout.ts';
import { figureView } from '../figures/figure-view.ts';
import { waitingPictures } from '../figures/insert-pictures.ts';
import { findState, findStateOf } from '../find/find-state.ts';
import { footnoteState } from '../footnotes/footnote-state.ts';
import { footnoteView } from '../footnotes/footnote-view.ts';
import { pasteDoubts, pasteDoubtsOf } from '../paste/paste-doubts.ts';
import { pastePlugin } from '../paste/paste-plugin.ts';
import { type PasteHead, recognisePaste } from '../paste/recognise-paste.ts';
import { refuseOversized } from '../paste/refuse-oversized.ts';
import { sharedExtensions } from '../schema/shared-extensions.ts';
import { tablePlugins } from '../tables/table-plugins.ts';
import { tableView } from '../tables/table-view.ts';
import { clickBelow } from '../typing/click-below.ts';
import { edgeKeys } from '../typing/edge-keys.ts';
import { editingKeys } from '../typing/editing-keys.ts';
import { formatPainter } from '../typing/format-painter.ts';
import { keepSelectedNode } from '../typing/keep-selected-node.ts';
import { newestSelection } from '../typing/newest-selection.ts';
import { numberedHeadings } from '../typing/numbered-headings.ts';
import { reportChanges } from '../typing/report-changes.ts';
import { spareLines } from '../typing/spare-lines.ts';
import { typedCharacters } from '../typing/typed-characters.ts';
import { markedPassage, markedPassageOf } from './marked-passage.ts';
import { shownRanges } from './shown-ranges.ts';

export interface OfferedAction {
  label: string;
  act(): void;
}

/** What the editor needs from around it. Called at any time, so they read the newest. */
export interface EditorSurroundings {
  onChange(document: DocumentNode): void;
  onCursorBlock(block: number | null): void;
  /** Shows one sentence. */
  notify(sentence: string): void;
  layout(): Layout;
  /** The title block that a pasted manuscript may fill; null where the text is not that of an article. */
  head(): PasteHead | null;
  /** Shows one sentence with what can be done. */
  offer(sentence: string, actions: readonly OfferedAction[]): void;
}

/** The whole editor: the shared schema with its views, and what typing, pasting and clicking do. */
export function textExtensions(around: EditorSurroundings): AnyExtension[] {
  const plugins = Extension.create({
    name: 'textEditor',
    // Before the editor's own keys.
    priority: 1000,
    addProseMirrorPlugins() {
      return [
        newestSelection(),
        edgeKeys(),
        editingKeys(),
        refuseOversized(around.notify),
        keepSelectedNode(),
        ...tablePlugins(around.notify),
        formatPainter(),
        typedCharacters(),
        numberedHeadings(),
        footnoteState(),
        waitingPictures(),
        findState(),
        markedPassage(),
        pasteDoubts(),
        shownRanges([(state) => findStateOf(state).shown, markedPassageOf, pasteDoubtsOf]),
        recognisePaste(around),
        pastePlugin(this.editor.schema, around.notify),
        clickBelow(),
        spareLines(),
        reportChanges({ change: around.onChange, cursorBlock: around.onCursorBlock }),
      ];
    },
  });
  return [
    ...sharedExtensions({
      table: tableView,
      figure: (given) => figureView(given, around.layout),
      footnote: footnoteView,
    }),
    plugins,
    UndoRedo.configure({ depth: 1000 }),
    Gapcursor,
    Dropcursor.configure({ color: 'var(--accent)', width: 2 }),
  ];
}
