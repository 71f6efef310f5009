import type { Node } from '@tiptap/pm/model';
import { type Command, type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { type DocumentMatch, findInDocument, replaceMatches } from '../../../shared/document/find-text.ts';
import type { TextQuery } from '../../../shared/document/text-query.ts';
import type { ShownRange } from '../text/shown-ranges.ts';
import styles from './find.module.css';

/** `bar`: what is shown above the text. `current`: index into `matches`, -1 where there are none. */
export interface FindState {
  bar: 'none' | 'find' | 'replace';
  query: TextQuery;
  matches: readonly DocumentMatch[];
  current: number;
  /** Where `matches` are shown, see `shownRanges`. */
  shown: readonly ShownRange[];
}

type Change = Partial<Pick<FindState, 'bar' | 'query' | 'current'>>;

const key = new PluginKey<FindState>('find');
const emptyQuery: TextQuery = { text: '', matchCase: false, matchWidth: true };
const closed: FindState = { bar: 'none', query: emptyQuery, matches: [], current: -1, shown: [] };

/** The browser hands over the last of a composition a moment after its end. */
const afterCompositionMs = 50;

/** What is looked for and where it was found. */
export function findState(): Plugin<FindState> {
  return new Plugin<FindState>({
    key,
    state: {
      init: () => closed,
      apply(tr, previous, _, { doc, selection }) {
        const change = tr.getMeta(key) as Change | undefined;
        if (!change && !tr.docChanged) return previous;
        const next = { ...previous, ...change };
        if (next.bar === 'none') return { ...closed, query: next.query };
        // Where it is found is looked at when the composition is over, see `shownRanges`.
        if (!change && tr.getMeta('composition') !== undefined) return mapped(previous, tr);
        if (!change?.query && !change?.bar && !tr.docChanged) return shownAt(next, doc);
        const matches = next.query.text === '' ? [] : findInDocument(doc, next.query);
        return shownAt(
          { ...next, matches, current: currentIn(matches, change?.current) ?? currentOf(matches, previous, tr, selection.from) },
          doc,
        );
      },
    },
    props: {
      handleDOMEvents: {
        compositionend(view) {
          if (findStateOf(view.state).bar !== 'none') setTimeout(() => searchAgain(view), afterCompositionMs);
          return false;
        },
      },
    },
  });
}

export function findStateOf(state: EditorState): FindState {
  return key.getState(state) ?? closed;
}

/** Opens the bar; what is selected inside one paragraph is looked for. */
export function openFind(bar: 'find' | 'replace'): Command {
  return (state, dispatch) => {
    const { selection, tr, doc } = state;
    const isWord = !selection.empty && selection.$from.sameParent(selection.$to) && selection.$from.parent.inlineContent;
    const text = isWord ? doc.textBetween(selection.from, selection.to).slice(0, 200) : '';
    const { query } = findStateOf(state);
    dispatch?.(tr.setMeta(key, { bar, query: text ? { ...query, text } : query } satisfies Change));
    return true;
  };
}

export function setQuery(query: TextQuery): Command {
  return change({ query });
}

/** What was shown last stays selected. */
export const closeFind: Command = (state, dispatch) => {
  const { tr } = state;
  const { matches, current } = findStateOf(state);
  const match = matches[current];
  if (match?.in === 'text' && match.part === 'body') tr.setSelection(TextSelection.create(tr.doc, match.from, match.to));
  dispatch?.(tr.setMeta(key, { bar: 'none' } satisfies Change));
  return true;
};

/** Goes to the next or the one before, around the ends of the article. */
export function goToMatch(step: 1 | -1): Command {
  return (state, dispatch) => {
    const { matches, current } = findStateOf(state);
    if (matches.length === 0) return false;
    return change({ current: (current + step + matches.length) % matches.length })(state, dispatch);
  };
}

export function replaceCurrent(replacement: string): Command {
  return (state, dispatch) => {
    const { matches, current } = findStateOf(state);
    const match = matches[current];
    if (!match) return false;
    const { tr } = state;
    replaceMatches(tr, [match], replacement);
    dispatch?.(tr.setMeta(key, { current: nextAfter(tr, state, match, replacement) } satisfies Change));
    return true;
  };
}

/** One step of the history, however many there are. */
export function replaceAll(replacement: string): Command {
  return (state, dispatch) => {
    const { matches } = findStateOf(state);
    if (matches.length === 0) return false;
    const { tr } = state;
    replaceMatches(tr, matches, replacement);
    dispatch?.(tr);
    return true;
  };
}

function searchAgain(view: EditorView): void {
  if (view.isDestroyed || view.composing) return;
  const { query, current } = findStateOf(view.state);
  change({ query, current })(view.state, view.dispatch);
}

function mapped(state: FindState, { mapping }: Transaction): FindState {
  const matches = state.matches.map((match): DocumentMatch => {
    if (match.in === 'caption') return { ...match, table: mapping.map(match.table) };
    return { ...match, from: mapping.map(match.from), to: mapping.map(match.to) };
  });
  return { ...state, matches };
}

function change(meta: Change): Command {
  return ({ tr }, dispatch) => {
    dispatch?.(tr.setMeta(key, meta));
    return true;
  };
}

/** The first match behind what was just put in, so that a replacement that contains the query is not found at once. */
function nextAfter(tr: Transaction, state: EditorState, match: DocumentMatch, replacement: string): number {
  const matches = findInDocument(tr.doc, findStateOf(state).query);
  const end = match.from + replacement.length;
  const next = matches.findIndex((other) => {
    if (match.in === 'text') return placeOf(other) >= end;
    return other.in === 'caption' && other.table === match.table ? other.from >= end : placeOf(other) > match.table;
  });
  return next === -1 ? Math.min(0, matches.length - 1) : next;
}

function currentIn(matches: readonly DocumentMatch[], asked: number | undefined): number | undefined {
  return asked === undefined ? undefined : Math.min(asked, matches.length - 1);
}

/** While the text is edited the one shown stays the one shown; for a new query it is the first after the cursor. */
function currentOf(matches: readonly DocumentMatch[], previous: FindState, tr: Transaction, cursor: number): number {
  if (matches.length === 0) return -1;
  const shown = previous.matches[previous.current];
  const place = shown && tr.docChanged ? tr.mapping.map(placeOf(shown)) : cursor;
  return Math.max(
    0,
    matches.findIndex((match) => placeOf(match) >= place),
  );
}

function placeOf(match: DocumentMatch): number {
  return match.in === 'caption' ? match.table : match.from;
}

function shownAt(state: FindState, doc: Node): FindState {
  const shown = state.matches.map((match, index): ShownRange => {
    const css = `${styles.match} ${index === state.current ? styles.current : ''}`;
    if (match.in === 'caption') return { from: match.table, to: match.table, css, node: true };
    // A footnote shows its number only.
    const number = match.part === 'footnote' ? doc.resolve(match.from).before() : null;
    return number === null ? { from: match.from, to: match.to, css } : { from: number, to: number, css, node: true };
  });
  return { ...state, shown };
}
