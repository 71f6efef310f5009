import type { ArticleData } from './article-data.ts';

/**
 * Whether nothing but words of paragraphs is another. Where every block and footnote also begins and ends at the same place under
 * the setting of before, the setting it would settle on is the same too.
 */
export function isAlikeButForWords(one: ArticleData, other: ArticleData): boolean {
  return withoutWords(one) === withoutWords(other);
}

function withoutWords({ rows, fillers, segments }: ArticleData): string {
  return JSON.stringify([
    rows,
    fillers,
    segments.map((segment) =>
      segment.kind === 'wide'
        ? [segment.node, segment.plan]
        : segment.blocks.map(({ node, plan }) => (node.type === 'paragraph' ? ['paragraph', node.attrs] : [node, plan])),
    ),
  ]);
}
