import { parseArticleText } from '../../../electron/backend/intake/parse-article-text.ts';
import { checkDocument } from '../../../shared/document/check.ts';
import type { BlockNode, InlineNode } from '../../../shared/document/types.ts';

/** A manuscript as read: its blocks in short lines, `kind: text`, marks as `{bold 字}`, and its doubts as `line kind`. */
export function shownManuscript(text: string): { title: string; blocks: string[]; doubts: string[]; told: string } {
  const { article, anomalies } = parseArticleText(text, () => 'new');
  checkDocument(article.document);
  return {
    title: article.titleLines.join('／'),
    blocks: article.document.content.map(shownBlock),
    doubts: anomalies.map(({ line, kind }) => `${line} ${kind}`),
    told: anomalies.map(({ what }) => what).join('\n'),
  };
}

export function shownBlock(block: BlockNode): string {
  switch (block.type) {
    case 'heading':
      return `h${block.attrs.level}: ${shownInline(block.content)}`;
    case 'table':
      return block.content
        .map((row) =>
          (row.content ?? [])
            .map((cell) => {
              const [first] = cell.content;
              const align = { start: '', center: '^', end: '>' }[first?.attrs?.align ?? 'start'];
              return `${cell.type === 'tableHeader' ? '*' : ''}${align}${cell.content.map((one) => shownInline(one.content)).join('¶')}`;
            })
            .join('|'),
        )
        .join(' / ');
    case 'blockquote':
    case 'note':
      return `${block.type}: ${block.content.map((one) => shownInline(one.content)).join('¶')}`;
    case 'paragraph':
      return shownInline(block.content);
    default:
      return `${block.type}: ${shownInline(block.content)}`;
  }
}

function shownInline(content: readonly InlineNode[] | undefined): string {
  return (content ?? [])
    .map((node) => {
      if (node.type === 'hardBreak') return '⏎';
      if (node.type === 'footnote') return `[注 ${(node.content ?? []).map((one) => one.text).join('')}]`;
      const marks = (node.marks ?? []).map((mark) => (mark.type === 'link' ? mark.attrs.href : mark.type));
      return marks.length > 0 ? `{${marks.join(' ')} ${node.text}}` : node.text;
    })
    .join('');
}
