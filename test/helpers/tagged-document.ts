import type { Node, NodeType } from '@tiptap/pm/model';
import { type Command, EditorState, type Plugin, TextSelection } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { documentSchema, type MarkName, type NodeName } from '../../shared/document/schema.ts';

/** Places of a document by the names they were written with: `p('甲<a>乙')`. */
export interface Tagged {
  node: Node;
  tags: Readonly<Record<string, number>>;
}

type Part = string | Tagged;

/** A document written as it is meant, with places in it: `doc(p('甲<a>', marked('bold', '乙<b>')))`. */
export const doc = block('doc');
export const p = block('paragraph');
export const centred = block('paragraph', { align: 'center' });
export const h1 = block('heading', { level: 1 });
export const quote = block('blockquote');
export const credits = block('credits');
export const table = block('table');
export const tr = block('tableRow');
export const footnote = block('footnote');
/** A cell; a string stands for its paragraph. */
export const td = (part: Part, attrs: object = {}): Tagged =>
  block('tableCell', attrs)(typeof part === 'string' ? p(part) : part);
export const th = (part: Part): Tagged => block('tableHeader')(typeof part === 'string' ? p(part) : part);
export const figure = (...parts: Part[]): Tagged => block('figure', { asset: 'a'.repeat(64) })(...parts);

interface MarkedText {
  mark: MarkName;
  text: string;
}

export function block(name: NodeName, attrs: object = {}) {
  return (...parts: (Part | MarkedText)[]): Tagged => tagged(documentSchema.nodes[name], attrs, parts);
}

export function marked(mark: MarkName, text: string): MarkedText {
  return { mark, text };
}

function tagged(type: NodeType, attrs: object, parts: readonly (Part | MarkedText)[]): Tagged {
  const tags: Record<string, number> = {};
  const content: Node[] = [];
  // Inside of the opening token; a document has none.
  let at = type.name === 'doc' ? 0 : 1;
  for (const part of parts) {
    if (typeof part === 'object' && 'node' in part) {
      for (const [name, place] of Object.entries(part.tags)) tags[name] = at + place;
      content.push(part.node);
      at += part.node.nodeSize;
      continue;
    }
    const { text, marks } =
      typeof part === 'string'
        ? { text: part, marks: [] }
        : {
            text: part.text,
            marks: [documentSchema.marks[part.mark].create(part.mark === 'link' ? { href: 'https://example.com' } : null)],
          };
    for (const [index, piece] of text.split(/<(\w+)>/).entries()) {
      if (index % 2 === 1) tags[piece] = at;
      else if (piece !== '') {
        content.push(documentSchema.text(piece, marks));
        at += piece.length;
      }
    }
  }
  const node = type.create(attrs, content);
  node.check();
  return { node, tags };
}

/** The document in an editor: the cursor at `a`, or from `a` to `b`; the cells at `anchor` to `head` where there are such. */
export function stateOf({ node, tags }: Tagged, plugins: Plugin[] = []): EditorState {
  return EditorState.create({ doc: node, selection: selectionOf(node, tags), plugins });
}

function selectionOf(node: Node, { a, b, anchor, head }: Tagged['tags']) {
  if (anchor !== undefined) {
    const cell = (place: number): number => node.resolve(place).before(-1);
    return CellSelection.create(node, cell(anchor), cell(head ?? anchor));
  }
  return a === undefined ? TextSelection.atStart(node) : TextSelection.create(node, a, b ?? a);
}

/** What a command makes of a state; null where it does nothing. */
export function ran(state: EditorState, ...commands: Command[]): EditorState | null {
  let now: EditorState | null = null;
  for (const command of commands) {
    command(now ?? state, (transaction) => {
      now = (now ?? state).apply(transaction);
    });
  }
  return now;
}
