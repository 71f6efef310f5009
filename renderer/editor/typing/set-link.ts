import type { Mark, Node } from '@tiptap/pm/model';
import type { Command, EditorState } from '@tiptap/pm/state';

/**
 * The address a link is stored with; null where it leads anywhere but to the web or to mail (design §9 R2). Addresses are typed
 * without their beginning more often than with it.
 */
export function linkAddress(typed: string): string | null {
  const text = typed.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && !['http', 'https', 'mailto'].includes(scheme)) return null;
  const address = scheme ? text : /^[^\s/@]+@[^\s/@]+$/.test(text) ? `mailto:${text}` : `http://${text}`;
  const isPlain = !/\s/.test(address) && URL.canParse(address);
  return isPlain && (scheme === 'mailto' || address.startsWith('mailto:') || new URL(address).hostname.includes('.'))
    ? address
    : null;
}

/** The link around the cursor with its whole extent; null where there is none. */
export function linkAround({ selection: { $from } }: EditorState): { from: number; to: number; href: string } | null {
  const mark = linkOf($from.nodeAfter) ?? linkOf($from.nodeBefore);
  if (!mark) return null;
  const { parent } = $from;
  let from = $from.start();
  let to = from;
  let position = from;
  for (const child of parent.children) {
    const end = position + child.nodeSize;
    if (mark.isInSet(child.marks)) {
      if (to !== position) from = position;
      to = end;
    } else if (end >= $from.pos && to > from && to >= $from.pos) break;
    position = end;
  }
  return { from, to, href: String(mark.attrs.href) };
}

/** Links the selection or changes the link around the cursor; without either, the address itself is written. */
export function setLink(href: string): Command {
  return (state, dispatch) => {
    const { tr, schema, selection } = state;
    const { link } = schema.marks;
    if (!link || linkAddress(href) !== href) return false;
    const around = selection.empty ? linkAround(state) : selection;
    if (around) tr.removeMark(around.from, around.to, link).addMark(around.from, around.to, link.create({ href }));
    else tr.replaceSelectionWith(schema.text(href.replace(/^mailto:/, ''), [link.create({ href })]), false);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

export const removeLink: Command = (state, dispatch) => {
  const { link } = state.schema.marks;
  const around = state.selection.empty ? linkAround(state) : state.selection;
  if (!link || !around) return false;
  dispatch?.(state.tr.removeMark(around.from, around.to, link));
  return true;
};

function linkOf(node: Node | null): Mark | undefined {
  return node?.marks.find((mark) => mark.type.name === 'link');
}
