import { credits, documentOf, heading, marked, note, paragraph } from '../../../../shared/document/build.ts';
import type { BlockNode, DocumentNode, InlineNode } from '../../../../shared/document/types.ts';
import { type InlineSources, splitInline } from '../markdown/inline-marks.ts';
import { parseMarkdownTable } from '../markdown/parse-markdown-table.ts';
import { clean } from '../recognise/clean.ts';
import { runInLead } from '../recognise/run-in-lead.ts';
import type { Block } from './join-pieces.ts';

/** The blocks of a text as a document: run-in heads marked, punctuation and spaces normalised, mark-up and notes in their places. */
export function documentFrom(blocks: readonly Block[], sources: InlineSources): DocumentNode {
  return documentOf(...blocks.map((block) => withInlineMarks(blockNode(block), sources)));
}

export function cleanNotes(notes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...notes].map(([label, text]) => [label, clean(text)]));
}

function blockNode(block: Block): BlockNode {
  if (block.kind === 'table') return parseMarkdownTable(block.text, clean);
  const text = block.kind === 'credits' ? clean(block.text, 'names') : clean(block.text);
  switch (block.kind) {
    case 'heading':
      return heading(block.level ?? 1, text);
    case 'note':
      return note(paragraph(text));
    case 'quote':
      return { type: 'blockquote', content: block.text.split('\n').map((line) => paragraph(clean(line))) };
    case 'credits':
      return credits(text);
    case 'paragraph': {
      const end = runInLead(block) === null ? 0 : text.indexOf('。') + 1;
      return end === 0 ? paragraph(text) : paragraph(marked(text.slice(0, end), 'lead'), text.slice(end));
    }
  }
}

function withInlineMarks(node: BlockNode, sources: InlineSources): BlockNode {
  switch (node.type) {
    case 'table':
      return {
        ...node,
        content: node.content.map((row) => ({
          ...row,
          content: (row.content ?? []).map((cell) => ({ ...cell, content: cell.content.map((one) => withInline(one, sources)) })),
        })),
      };
    case 'note':
    case 'blockquote':
      return { ...node, content: node.content.map((one) => withInline(one, sources)) };
    default:
      return withInline(node, sources);
  }
}

/** A node with the markers of its mark-up read. */
export function withInline<Node extends { content?: InlineNode[] }>(node: Node, sources: InlineSources): Node {
  return { ...node, content: splitInline(node.content, sources) };
}
