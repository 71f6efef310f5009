import { inlineText } from '../../shared/document/plain-text.ts';
import type { BlockNode, FootnoteNode, InlineNode } from '../../shared/document/types.ts';
import { fillerHeads, titleRows } from '../../shared/layout/title-block.ts';
import type { Article } from '../../shared/periodical/article.ts';
import { bylineText } from '../../shared/periodical/contents.ts';
import { footnoteMark, isPrintedFootnote } from '../../shared/periodical/footnote-mark.ts';
import type { Layout } from '../../shared/periodical/layout.ts';
import { addSegment, type PdfSegment } from './pdf-text.ts';

/** `noteCount`: of all footnotes up to the article's end. */
export interface PrintedText {
  segments: PdfSegment[];
  footnotes: string[];
  noteCount: number;
}

/**
 * What must be on an article's pages, as `readPdfPages` gives it: text and tables in turn, and the footnotes, whose marks go on from
 * those of `notesBefore`. White space is taken out.
 */
export function printedText(article: Article, layout: Layout, notesBefore = 0): PrintedText {
  let noteCount = notesBefore;
  const marked = (content: readonly InlineNode[] | undefined): string =>
    (content ?? [])
      .map((node) => {
        if (node.type !== 'footnote') return inlineText([node]);
        if (!isPrintedFootnote(node)) return '';
        noteCount += 1;
        return footnoteMark(noteCount);
      })
      .join('');
  const segments: PdfSegment[] = [];
  const add = (kind: PdfSegment['kind'], text: string): void => addSegment(segments, { kind, text: text.replace(/\s/gu, '') });
  if (article.kind === 'filler') for (const head of fillerHeads(article)) add('text', head.text);
  else for (const row of titleRows(article, layout)) add('text', row.text);
  for (const block of article.document.content) {
    if (block.type === 'table') add('text', block.attrs?.caption ?? '');
    add(block.type === 'table' ? 'table' : 'text', bodyText(block, marked));
  }
  if (article.kind === 'filler') add('text', bylineText(article.bylines));
  const footnotes = article.document.content
    .flatMap(inlinesOf)
    .filter((node): node is FootnoteNode => node.type === 'footnote' && !node.marks?.some((mark) => mark.type === 'deletion'))
    .map((node) => inlineText(node.content).replace(/\s/gu, ''))
    .filter((text) => text !== '');
  return { segments, footnotes, noteCount };
}

function bodyText(block: BlockNode, inlineText: (content: readonly InlineNode[] | undefined) => string): string {
  if (block.type === 'table') {
    return block.content
      .flatMap((row) => (row.content ?? []).flatMap((cell) => cell.content.map((p) => inlineText(p.content))))
      .join('');
  }
  if (block.type === 'note' || block.type === 'blockquote') return block.content.map((p) => inlineText(p.content)).join('');
  return inlineText(block.content);
}

function inlinesOf(block: BlockNode): readonly InlineNode[] {
  if (block.type === 'table') {
    return block.content.flatMap((row) => (row.content ?? []).flatMap((cell) => cell.content.flatMap((p) => p.content ?? [])));
  }
  if (block.type === 'note' || block.type === 'blockquote') return block.content.flatMap((p) => p.content ?? []);
  return block.content ?? [];
}
