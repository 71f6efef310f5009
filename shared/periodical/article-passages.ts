import type { Passage } from '../document/diff-passages.ts';
import { blockLines, inlineText } from '../document/plain-text.ts';
import type { BlockNode, InlineNode, ParagraphNode, TableRowNode } from '../document/types.ts';
import { canonicalJson } from '../text/canonical-json.ts';
import type { Article } from './article.ts';

/** What the passages of an article are called. */
export const passageNames = {
  kicker: '引题',
  title: '标题',
  subtitle: '副题',
  byline: '署名',
  contentsTitle: '目录标题',
  heading1: '一级标题',
  heading2: '二级标题',
  heading3: '三级标题',
  heading4: '四级标题',
  paragraph: '正文',
  blockquote: '引文',
  note: '注',
  credits: '供稿',
  caption: '表题',
  row: '表格',
  figure: '图片',
  footnote: '脚注',
} as const;

type PassageKind = keyof typeof passageNames;

/** An article as passages to compare: head fields that are not empty, then the text, a table row by row. */
export function articlePassages(article: Article): Passage[] {
  const { kicker, titleLines, subtitle, bylines, contentsTitle, document } = article;
  return [
    ...headPassage('kicker', kicker),
    ...titleLines.flatMap((line) => headPassage('title', line)),
    ...headPassage('subtitle', subtitle),
    ...bylines.flatMap(({ kind, name }) => headPassage('byline', name, kind)),
    ...headPassage('contentsTitle', contentsTitle ?? ''),
    ...document.content.flatMap(blockPassages),
  ];
}

function headPassage(kind: PassageKind, text: string, look = ''): Passage[] {
  return text === '' ? [] : [{ kind, text, look }];
}

function blockPassages(block: BlockNode): Passage[] {
  switch (block.type) {
    case 'paragraph':
    case 'credits':
      return inlinePassages(block.type, block.content, block);
    case 'heading':
      return inlinePassages(`heading${block.attrs.level}`, block.content, block);
    case 'figure':
      return inlinePassages('figure', block.content, block);
    case 'blockquote':
    case 'note':
      return block.content.flatMap((paragraph) => inlinePassages(block.type, paragraph.content, paragraph));
    case 'table': {
      const { caption = '', ...attrs } = block.attrs ?? {};
      const look = canonicalJson(attrs);
      return [{ kind: 'caption', text: caption, look }, ...block.content.flatMap(rowPassages)];
    }
  }
}

/** A paragraph and what its footnotes say. */
function inlinePassages(kind: PassageKind, content: readonly InlineNode[] | undefined, node: BlockNode): Passage[] {
  const footnotes = (content ?? []).filter((item) => item.type === 'footnote');
  return [
    { kind, text: inlineText(content), look: lookOf(node) },
    ...footnotes.flatMap((footnote) => {
      const text = footnote.marks?.some((mark) => mark.type === 'deletion') ? '' : inlineText(footnote.content);
      return text === '' ? [] : [{ kind: 'footnote', text, look: '' }];
    }),
  ];
}

function rowPassages(row: TableRowNode): Passage[] {
  const cells = row.content ?? [];
  const text = cells.map((cell) => cell.content.flatMap((paragraph: ParagraphNode) => blockLines(paragraph)).join('\n'));
  return [{ kind: 'row', text: text.join('\t'), look: lookOf(row) }];
}

/** The node without its text: the lengths of its runs of marks, its attributes, its pictures. */
function lookOf(node: object): string {
  return canonicalJson(withoutText(node));
}

function withoutText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutText);
  if (typeof value !== 'object' || value === null) return value;
  // What a footnote says is a passage of its own.
  const entries = Object.entries(value).filter(([key]) => !('type' in value && value.type === 'footnote' && key === 'content'));
  return Object.fromEntries(
    entries.map(([key, item]) => [key, key === 'text' && typeof item === 'string' ? item.length : withoutText(item)]),
  );
}
