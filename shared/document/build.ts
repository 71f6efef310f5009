import type {
  BlockNode,
  CreditsNode,
  DocumentNode,
  FootnoteNode,
  HeadingLevel,
  HeadingNode,
  InlineNode,
  Mark,
  NoteNode,
  ParagraphNode,
  TextNode,
} from './types.ts';

/** Small builders for importers and tests. A string stands for one text node; an empty string for no content. */
type Inline = string | InlineNode;

export function documentOf(...content: BlockNode[]): DocumentNode {
  return { type: 'doc', content: content.length > 0 ? content : [paragraph()] };
}

export function paragraph(...content: Inline[]): ParagraphNode {
  return { type: 'paragraph', ...inlineContent(content) };
}

export function heading(level: HeadingLevel, ...content: Inline[]): HeadingNode {
  return { type: 'heading', attrs: { level }, ...inlineContent(content) };
}

export function note(...paragraphs: ParagraphNode[]): NoteNode {
  return { type: 'note', content: paragraphs };
}

export function credits(...content: Inline[]): CreditsNode {
  return { type: 'credits', ...inlineContent(content) };
}

export function footnote(text: string): FootnoteNode {
  return { type: 'footnote', ...(text ? { content: [{ type: 'text', text }] } : {}) };
}

export function marked(text: string, ...marks: Mark['type'][]): TextNode {
  return { type: 'text', text, marks: marks.map((type) => ({ type }) as Mark) };
}

function inlineContent(content: Inline[]): { content?: InlineNode[] } {
  const nodes = content
    .filter((item) => item !== '')
    .map((item): InlineNode => (typeof item === 'string' ? { type: 'text', text: item } : item));
  return nodes.length > 0 ? { content: nodes } : {};
}
