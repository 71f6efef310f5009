import type { ArticleEntry, IssueOutline } from '../../../../shared/contract/issues-contract.ts';
import type { IssuePart } from '../../../navigation/navigation.ts';

export type FixedPart = Extract<IssuePart, string>;

/** Place among its brothers, for screen readers. */
interface Counted {
  /** From 1. */
  position: number;
  count: number;
}

/** A row of the tree from top to bottom. `key` stays the same wherever the row moves. */
export type TreeRow =
  | ({ kind: 'part'; key: string; part: FixedPart } & Counted)
  | ({ kind: 'section'; key: string; id: string; name: string; isOpen: boolean; articleIds: readonly string[] } & Counted)
  | ({ kind: 'article'; key: string; id: string; sectionId: string; entry: ArticleEntry } & Counted);

export const partNames: Record<FixedPart, string> = {
  cover: '封面',
  opening: '卷首语',
  masthead: '版权页 · 报送发',
  contents: '目录',
};

export const partKeys = ['cover', 'opening', 'masthead', 'contents'] as const satisfies readonly FixedPart[];

export function sectionKey(sectionId: string): string {
  return `section/${sectionId}`;
}

export function articleKey(articleId: string): string {
  return `article/${articleId}`;
}

/** `closed`: ids of sections whose articles are not shown. */
export function treeRows({ sections }: Pick<IssueOutline, 'sections'>, closed: ReadonlySet<string>): TreeRow[] {
  const count = partKeys.length + sections.length;
  return [
    ...partKeys.map((part, index): TreeRow => ({ kind: 'part', key: part, part, position: index + 1, count })),
    ...sections.flatMap(({ id, name, articles }, index): TreeRow[] => {
      const isOpen = !closed.has(id);
      const articleIds = articles.map((article) => article.id);
      const position = partKeys.length + index + 1;
      const head: TreeRow = { kind: 'section', key: sectionKey(id), id, name, isOpen, articleIds, position, count };
      if (!isOpen) return [head];
      return [
        head,
        ...articles.map(
          (entry, place): TreeRow => ({
            kind: 'article',
            key: articleKey(entry.id),
            id: entry.id,
            sectionId: id,
            entry,
            position: place + 1,
            count: articles.length,
          }),
        ),
      ];
    }),
  ];
}
