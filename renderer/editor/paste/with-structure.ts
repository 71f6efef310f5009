import { Fragment, type Node, type Schema } from '@tiptap/pm/model';
import type { RecognisedText } from '../../../shared/contract/manuscripts-contract.ts';

/**
 * Pasted blocks with what was recognised in them. Lines of plain text become what the recogniser made of them; the blocks of a page
 * (`isPage`) are whole and keep their bold words, links and notes, and only take over which of them are headings, title and byline
 * and how far a run-in heading goes.
 */
export function withStructure(blocks: Fragment, recognised: RecognisedText, isPage: boolean, schema: Schema): Fragment {
  const read = Fragment.from(recognised.document.content.map((block) => schema.nodeFromJSON(block)));
  return isPage ? takeOver(blocks, read, headLetters(recognised), schema) : read;
}

function takeOver(blocks: Fragment, read: Fragment, head: string, schema: Schema): Fragment {
  const recognised = new Map<string, Node>();
  for (const block of read.content) recognised.set(lettersOf(block.textContent), block);
  const isInBody = (block: Node): boolean => recognised.has(lettersOf(block.textContent));
  const first = blocks.content.findIndex((block) => isInBody(block) || !head.includes(lettersOf(block.textContent)));
  const body = first === -1 ? [] : blocks.content.slice(first);
  const next = body.map((block) => {
    const like = recognised.get(lettersOf(block.textContent));
    if (!like || block.type.name !== 'paragraph') return block;
    if (like.type.name === 'heading') return schema.nodes.heading?.create(like.attrs, block.content) ?? block;
    return like.type.name === 'paragraph' ? withLead(block, like, schema) : block;
  });
  return Fragment.from(next.length > 0 ? next : (schema.nodes.paragraph?.create() ?? []));
}

function withLead(block: Node, like: Node, { marks: { lead } }: Schema): Node {
  const start = like.firstChild;
  if (!lead || !start?.marks.some(({ type }) => type === lead) || block.firstChild?.marks.some(({ type }) => type === lead))
    return block;
  let left = lettersOf(start.textContent).length;
  const children = block.content.content.flatMap((node) => {
    if (left <= 0 || !node.isText || node.text === undefined) return [node];
    let end = 0;
    // As far as the letters of the heading go, and the mark that ends it.
    while (end < node.text.length && (left > 0 || /[^\p{L}\p{N}]/u.test(node.text[end] ?? ''))) {
      if (/[\p{L}\p{N}]/u.test(node.text[end] ?? '')) left -= 1;
      end += 1;
    }
    const headed = node.cut(0, end);
    const marked = headed.mark(lead.create().addToSet(headed.marks.filter(({ type }) => type.name !== 'bold')));
    return end < node.text.length ? [marked, node.cut(end)] : [marked];
  });
  return block.copy(Fragment.from(children));
}

function headLetters({ titleLines, subtitle, bylines }: RecognisedText): string {
  return lettersOf([...titleLines, subtitle, ...bylines.map(({ name }) => name)].join(''));
}

/** What stays the same whatever is done to spaces, widths and marks. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
