import type { Node, NodeType } from '@tiptap/pm/model';
import type { Command, EditorState, Selection, Transaction } from '@tiptap/pm/state';
import { findWrapping, liftTarget } from '@tiptap/pm/transform';
import type { HeadingLevel } from '../../../shared/document/types.ts';

/** The structure styles of the menu. */
export type BlockStyle = 'paragraph' | `heading${HeadingLevel}` | 'blockquote' | 'note' | 'credits';

export const blockStyles: readonly { style: BlockStyle; label: string; keys?: string }[] = [
  { style: 'paragraph', label: '正文', keys: 'Ctrl+Alt+0' },
  { style: 'heading1', label: '一级标题', keys: 'Ctrl+Alt+1' },
  { style: 'heading2', label: '二级标题', keys: 'Ctrl+Alt+2' },
  { style: 'heading3', label: '三级标题', keys: 'Ctrl+Alt+3' },
  { style: 'heading4', label: '四级标题', keys: 'Ctrl+Alt+4' },
  { style: 'blockquote', label: '引文' },
  { style: 'note', label: '注、编者按' },
  { style: 'credits', label: '供稿、名单' },
];

/** The style of the block the cursor is in; null in tables and figures, which have none. */
export function blockStyleOf({ $head }: Selection): BlockStyle | null {
  if ($head.depth === 0) return null;
  const block = $head.node(1);
  if (block.type.name === 'heading') return `heading${block.attrs.level as HeadingLevel}`;
  return blockStyles.find(({ style }) => style === block.type.name)?.style ?? null;
}

/** Gives every block of the selection a style; tables and figures stay as they are. */
export function setBlockStyle(style: BlockStyle): Command {
  return ({ tr }, dispatch) => {
    restyleBlocks(tr, style);
    if (!tr.docChanged) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** The same as a part of a larger step. */
export function restyleBlocks(tr: Transaction, style: BlockStyle): void {
  const { nodes } = tr.doc.type.schema;
  const wrapper = style === 'blockquote' || style === 'note' ? nodes[style] : undefined;
  const [type, attrs] = targetOf(style, nodes);
  if (!type) return;
  liftOutOfWrappers(tr);
  for (const { node, position } of styledBlocks(tr)) {
    if (node.type !== type || node.attrs.level !== attrs?.level) tr.setNodeMarkup(position, type, attrs ?? null);
  }
  if (wrapper) wrapRuns(tr, wrapper);
}

function targetOf(style: BlockStyle, nodes: Record<string, NodeType>): [NodeType | undefined, { level: number }?] {
  if (style.startsWith('heading')) return [nodes.heading, { level: Number(style.slice(-1)) }];
  return [style === 'credits' ? nodes.credits : nodes.paragraph];
}

function liftOutOfWrappers(tr: Transaction): void {
  for (const { node, position } of topBlocks(tr).toReversed()) {
    if (node.type.name !== 'blockquote' && node.type.name !== 'note') continue;
    const end = position + node.nodeSize - 1;
    const $from = tr.doc.resolve(Math.max(tr.selection.from, position + 2));
    const $to = tr.doc.resolve(Math.min(tr.selection.to, end - 1));
    const range = $from.blockRange($to, (parent) => parent.type === node.type);
    const target = range && liftTarget(range);
    if (range && target !== null && target !== undefined) tr.lift(range, target);
  }
}

function wrapRuns(tr: Transaction, wrapper: NodeType): void {
  const blocks = topBlocks(tr).filter(({ node }) => node.type.name === 'paragraph');
  const runs: { from: number; to: number }[] = [];
  for (const { node, position } of blocks) {
    const last = runs.at(-1);
    const to = position + node.nodeSize;
    if (last?.to === position) last.to = to;
    else runs.push({ from: position, to });
  }
  for (const { from, to } of runs.toReversed()) {
    const range = tr.doc.resolve(from + 1).blockRange(tr.doc.resolve(to - 1));
    const wrapping = range && findWrapping(range, wrapper);
    if (range && wrapping) tr.wrap(range, wrapping);
  }
}

function styledBlocks(tr: Transaction): { node: Node; position: number }[] {
  return topBlocks(tr).filter(({ node }) => ['paragraph', 'heading', 'credits'].includes(node.type.name));
}

function topBlocks({ doc, selection: { from, to } }: Pick<EditorState, 'doc' | 'selection'>): { node: Node; position: number }[] {
  const blocks: { node: Node; position: number }[] = [];
  doc.nodesBetween(from, to, (node, position) => {
    blocks.push({ node, position });
    return false;
  });
  return blocks;
}
