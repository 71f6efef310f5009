import type { Page } from '../../shared/layout/page-map.ts';

/** What editors call the pages of an issue: 封面, 封二, the printed number, 封三, 封底. */
export function pageLabels(pages: readonly Page[]): string[] {
  const last = pages.length - 1;
  return pages.map(({ kind, folio }, index) => {
    if (kind === 'cover') return '封面';
    if (kind === 'back-cover') return '封底';
    if (folio !== null) return String(folio);
    if (index === 1) return '封二';
    return index === last - 1 ? '封三' : String(index + 1);
  });
}
