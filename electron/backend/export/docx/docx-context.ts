import type { Paragraph } from 'docx';
import type { PageMap } from '../../../../shared/layout/page-map.ts';
import type { Asset, CompleteIssue } from '../../../../shared/periodical/complete-issue.ts';
import { footnoteMark } from '../../../../shared/periodical/footnote-mark.ts';
import { type Geometry, geometryOf } from '../../../../shared/periodical/layout.ts';
import type { CoverPictures } from './cover-pictures.ts';

/** What every part of the document reads, and what they count together. */
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
  /** The mark of the next footnote that is printed. */
  readonly nextFootnoteMark: () => string;
  /** Marks begin anew in each article. */
  readonly restartFootnoteMarks: () => void;
  /** A new id for a tracked change. */
  readonly nextChangeId: () => number;
}

export function createDocxContext(input: Pick<DocxContext, 'complete' | 'map' | 'loadAsset' | 'pictures'>): DocxContext {
  let changes = 0;
  let marks = 0;
  const articles = input.complete.sections.flatMap((section) => section.articles);
  return {
    ...input,
    geometry: geometryOf(input.complete.layout),
    assets: new Map(input.complete.assets.map((asset) => [asset.id, asset])),
    bookmarks: new Map(articles.map((article, index) => [article.id, `article_${index + 1}`])),
    footnotes: {},
    nextFootnoteMark: () => {
      marks += 1;
      return footnoteMark(marks);
    },
    restartFootnoteMarks: () => {
      marks = 0;
    },
    nextChangeId: () => {
      changes += 1;
      return changes;
    },
  };
}
