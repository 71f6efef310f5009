import { strFromU8, unzipSync } from 'fflate';
import { exportDocx } from '../../electron/backend/export/docx/export-docx.ts';
import type { DocumentNode } from '../../shared/document/types.ts';
import type { Article } from '../../shared/periodical/article.ts';
import type { CompleteIssue } from '../../shared/periodical/complete-issue.ts';
import { inventedIssue } from './invented-issue.ts';
import { readMongolianFont } from './office-tools.ts';
import { standInPageMap } from './stand-in-page-map.ts';
import { testImages } from './test-images.ts';

const images = new Map(testImages.map((image) => [image.asset.id, image.bytes]));

/** The bytes of one of `testImages`. */
export function loadAsset(id: string): Uint8Array {
  return images.get(id) ?? new Uint8Array();
}

export const docxFonts = { mongolian: readMongolianFont() };

/** The DOCX of an issue whose articles take `pagesEach` pages in its page map. */
export function exportedDocx(complete: CompleteIssue, pagesEach = 2): Promise<Uint8Array> {
  return exportDocx({ complete, map: standInPageMap(complete, pagesEach), loadAsset, fonts: docxFonts });
}

export function docxPart(docx: Uint8Array, path: string): string {
  return strFromU8(unzipSync(docx)[path] ?? new Uint8Array());
}

/** Documents as the articles of an issue. */
export function issueOfDocuments(documents: readonly DocumentNode[]): CompleteIssue {
  const complete = inventedIssue();
  const articles = documents.map(
    (document, index): Article => ({
      id: `random-${index}`,
      kind: 'article',
      kicker: '',
      titleLines: [`第${index + 1}篇`],
      subtitle: '',
      bylines: [],
      contentsTitle: null,
      document,
    }),
  );
  return { ...complete, sections: [{ id: 's', name: '栏目', articles }] };
}
