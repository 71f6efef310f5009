import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { exportDocx } from '../../../../electron/backend/export/docx/export-docx.ts';
import { parseBulletinText } from '../../../../electron/backend/intake/bulletin-text/parse-bulletin-text.ts';
import { importIssue } from '../../../../electron/backend/intake/import-issue.ts';
import { loadSampleIssue } from '../../../../electron/backend/issues/load-sample-issue.ts';
import { typesetIssue } from '../../../../electron/backend/typeset/typeset-issue.ts';
import { articlesInOrder, type CompleteIssue } from '../../../../shared/periodical/complete-issue.ts';
import { docxText } from '../../../helpers/docx-text.ts';
import { canFindPages, canValidate, docxFaults, pagesOfTitles, readMongolianFont } from '../../../helpers/office-tools.ts';
import { createTypesetState } from '../../../helpers/typeset-state.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const realIssue = path.resolve(root, '../shared/issue-167.md');
const hasRealIssue = existsSync(realIssue);
if (!hasRealIssue) process.stderr.write('SKIPPED pages of the real issue: no ../shared/issue-167.md\n');

test.skipIf(!canFindPages || !canValidate)(
  'the sample issue: DOCX and PDF begin every article on the same page',
  async () => {
    const { complete, assets } = loadSampleIssue(path.join(root, 'resources/sample'));
    await expectSamePages(complete, (id) => assets.get(id) ?? new Uint8Array());
  },
  180_000,
);

test.skipIf(!canFindPages || !canValidate || !hasRealIssue)(
  'the real issue: DOCX and PDF begin every article on the same page',
  async () => {
    let ids = 0;
    const { complete } = importIssue(parseBulletinText(readFileSync(realIssue, 'utf8')), () => {
      ids += 1;
      return `id-${ids}`;
    });
    await expectSamePages(complete, () => new Uint8Array());
  },
  180_000,
);

async function expectSamePages(complete: CompleteIssue, loadAsset: (id: string) => Uint8Array): Promise<void> {
  const { pdf, map } = typesetIssue(await createTypesetState(), { complete, readImage: loadAsset });
  const docx = await exportDocx({ complete, map, loadAsset, fonts: { mongolian: readMongolianFont() } });
  expect(docxFaults(docx)).toBe('');
  const listed = map.articles.flatMap(({ articleId, firstPage, folio }) => {
    const found = articlesInOrder(complete).find(({ article }) => article.id === articleId && article.kind === 'article');
    return found ? [{ title: found.article.titleLines.join(''), firstPage, folio }] : [];
  });
  expect(listed.length).toBeGreaterThan(9);
  const titles = listed.map(({ title }) => title);
  const wanted = listed.map(({ firstPage }) => firstPage);
  expect(pagesOfTitles(pdf, 'pdf', titles)).toEqual(wanted);
  expect(pagesOfTitles(docx, 'docx', titles)).toEqual(wanted);
  const shown = [...docxText(docx).document.matchAll(/PAGEREF (\w+)[^<]*<\/w:instrText>.*?<w:t[^>]*>(\d+)<\/w:t>/g)];
  expect(shown.map((field) => Number(field[2]))).toEqual(listed.map(({ folio }) => folio));
}
