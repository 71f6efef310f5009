import { isHistoryTransaction } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import type { EditorView } from '@tiptap/pm/view';
import { isUnusual, normaliseTyped } from '../../../shared/text/normalise-typed.ts';

interface Range {
  from: number;
  to: number;
}

/** What was typed since it was last put in order, and the step of the history it belongs to. */
interface Typed {
  ranges: readonly Range[];
  step: Transaction | null;
}

const key = new PluginKey<Typed>('typedCharacters');
const none: Typed = { ranges: [], step: null };
/** The browser hands over the last of a composition a moment after its end. */
const afterCompositionMs = 50;

/**
 * What is typed or composed comes in the characters that an import and a paste bring in: see `normaliseCharacters`. It happens in
 * the same step of the history as the typing, never while a composition is unfinished, and what else stands there is not touched.
 */
export function typedCharacters(): Plugin<Typed> {
  return new Plugin<Typed>({
    key,
    state: { init: () => none, apply: nextState },
    props: {
      handleDOMEvents: {
        compositionend(view) {
          setTimeout(() => !view.isDestroyed && putInOrder(view), afterCompositionMs);
          return false;
        },
      },
    },
    view: () => ({ update: putInOrder }),
  });
}

function nextState(tr: Transaction, last: Typed): Typed {
  if (!tr.docChanged) return last;
  const isTyping =
    !isHistoryTransaction(tr) &&
    tr.getMeta('addToHistory') !== false &&
    tr.getMeta('uiEvent') === undefined &&
    tr.getMeta(key) === undefined;
  const isComposed = tr.getMeta('composition') !== undefined;
  // Only a composition goes on over several changes, all of them in one place.
  const waiting = isComposed
    ? last.ranges.map(({ from, to }) => ({ from: tr.mapping.map(from, -1), to: tr.mapping.map(to, 1) }))
    : [];
  const typed = isTyping ? typedRanges(tr, isComposed) : [];
  const ranges = isComposed ? hull([...waiting, ...typed]) : typed;
  return ranges.length > 0 ? { ranges, step: tr } : none;
}

function hull(ranges: readonly Range[]): Range[] {
  if (ranges.length === 0) return [];
  return [{ from: Math.min(...ranges.map(({ from }) => from)), to: Math.max(...ranges.map(({ to }) => to)) }];
}

/** Where text came in; of what was not composed, text alone. */
function typedRanges(tr: Transaction, isComposed: boolean): Range[] {
  return tr.steps.flatMap((step, index): Range[] => {
    if (!(step instanceof ReplaceStep) || step.slice.size === 0) return [];
    const { content, openStart, openEnd } = step.slice;
    const isText = openStart === 0 && openEnd === 0 && content.content.every((node) => node.isText);
    if (!isText && !isComposed) return [];
    const rest = tr.mapping.slice(index + 1);
    return [{ from: rest.map(step.from, -1), to: rest.map(step.from + step.slice.size, 1) }];
  });
}

function putInOrder(view: EditorView): void {
  const { doc, tr } = view.state;
  const { ranges, step } = key.getState(view.state) ?? none;
  if (step === null || view.composing) return;
  const pieces = new Map(ranges.flatMap((range) => unusualPieces(doc, range)).map((piece) => [piece.from, piece]));
  for (const { from, to, text, parent } of [...pieces.values()].sort((a, b) => b.from - a.from)) {
    const marks = doc.resolve(Math.min(from + 1, to)).marks();
    const { hardBreak } = doc.type.schema.nodes;
    const holdsBreaks = hardBreak !== undefined && parent.type.contentMatch.matchType(hardBreak) !== null;
    const nodes = text.split(holdsBreaks ? /(\n)/ : /\n/).filter((part) => part !== '');
    tr.replaceWith(
      from,
      to,
      holdsBreaks
        ? nodes.map((part) => (part === '\n' ? hardBreak.create() : doc.type.schema.text(part, marks)))
        : nodes.length > 0
          ? doc.type.schema.text(nodes.join(' '), marks)
          : [],
    );
  }
  if (tr.docChanged) view.dispatch(tr.setMeta(key, true).setMeta('appendedTransaction', step));
}

interface Piece extends Range {
  text: string;
  parent: Node;
}

/** What has to change of the text in a range, run by run of text. */
function unusualPieces(doc: Node, { from, to }: Range): Piece[] {
  const end = Math.min(to, doc.content.size);
  if (!isUnusual(doc.textBetween(Math.max(0, from - 1), end))) return [];
  const pieces: Piece[] = [];
  doc.nodesBetween(from, end, (parent, position) => {
    if (!parent.inlineContent) return true;
    let run: { start: number; text: string } | null = null;
    const close = (): void => {
      if (run === null) return;
      const { start, text } = run;
      run = null;
      if (start > end || start + text.length < from) return;
      const piece = normaliseTyped(text, Math.max(0, from - start), Math.min(text.length, end - start));
      if (piece) pieces.push({ from: start + piece.from, to: start + piece.to, text: piece.text, parent });
    };
    parent.forEach((node, offset) => {
      if (!node.isText) close();
      else if (run) run.text += node.text ?? '';
      else run = { start: position + 1 + offset, text: node.text ?? '' };
    });
    close();
    // Footnotes stand in the line.
    return true;
  });
  return pieces;
}
