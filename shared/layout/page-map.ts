/** What the typesetter knows of the pages. Feeds contents, page budget, fillers, DOCX page numbers and the preview. */
export interface PageMap {
  pages: Page[];
  articles: ArticlePages[];
  /** Characters that no chosen font can show, with their place; they are printed as boxes. */
  missingGlyphs: { articleId: string | null; characters: string[] }[];
  /** What the page check found; empty on pages that may be printed. */
  faults: PageFault[];
}

/**
 * `overflow`: runs out of its column or page; `overlap`: begins above the end of what stands before it; `lost`: not set; `twice`: set
 * more than once; `cut-row`: a row of a table is parted; `unset`: the article is too large to be
 * set in time, and a notice stands in its place.
 */
export type FaultKind = 'overflow' | 'overlap' | 'lost' | 'twice' | 'cut-row' | 'unset';

/** A block that does not stand where it should. `page` is physical, from 1. */
export interface PageFault {
  kind: FaultKind;
  articleId: string;
  block: number;
  page: number;
}

export type PageKind = 'cover' | 'opening' | 'masthead' | 'contents' | 'article' | 'blank' | 'back-cover';

export interface Page {
  kind: PageKind;
  /** The printed page number whether or not the page shows it; null on the leaves of a separate cover. */
  folio: number | null;
}

export interface ArticlePages {
  articleId: string;
  /** Physical pages, from 1. */
  firstPage: number;
  lastPage: number;
  /** Printed number of the first page, as the contents show it. */
  folio: number;
  /** Body lines of one column that the article takes on its last page, both columns added. */
  lastPageLines: number;
  /** Lines still free on the last page, both columns added. */
  linesLeft: number;
  blocks: BlockPosition[];
}

/** Where a top-level block of the article's document starts. Lengths in pt from the upper left corner of the page. */
export interface BlockPosition {
  index: number;
  page: number;
  xPt: number;
  yPt: number;
}
