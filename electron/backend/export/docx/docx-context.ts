import type { Paragraph } from 'docx';
import type { Asset, CompleteIssue } from '../../../../shared/periodical/complete-issue.ts';
import { type Geometry, geometryOf } from '../../../../shared/periodical/layout.ts';
import type { PageMap } from '../../../../shared/periodical/page-map.ts';
import type { CoverPictures } from './cover-pictures.ts';

/** What every part of the document reads, and the two things they count together. */
export interface DocxContext {
  readonly complete: CompleteIssue;
  readonly geometry: Geometry;
  readonly map: PageMap;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly loadAsset: (id: string) => Uint8Array;
  readonly pictures: CoverPictures;
  /** Bookmark name by article id. */
  readonly bookmarks: ReadonlyMap<string, string>;
  /** Footnotes by id, in the order of their references. */
  readonly footnotes: Record<string, { children: Paragraph[] }>;
  /** A new id for a tracked change. */
  readonly nextChangeId: () => number;
}

export function createDocxContext(input: Pick<DocxContext, 'complete' | 'map' | 'loadAsset' | 'pictures'>): DocxContext {
  let changes = 0;
  const articles = input.complete.sections.flatMap((section) => section.articles);
  return {
    ...input,
    geometry: geometryOf(input.complete.layout),
    assets: new Map(input.complete.assets.map((asset) => [asset.id, asset])),
    bookmarks: new Map(articles.map((article, index) => [article.id, `article_${index + 1}`])),
    footnotes: {},
    nextChangeId: () => {
      changes += 1;
      return changes;
    },
  };
}
