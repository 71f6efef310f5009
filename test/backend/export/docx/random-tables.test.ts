import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { exportDocx } from '../../../../electron/backend/export/docx/export-docx.ts';
import { startTypesetter } from '../../../../electron/backend/typeset/start-typesetter.ts';
import type { BlockNode } from '../../../../shared/document/types.ts';
import { articlesInOrder, type CompleteIssue } from '../../../../shared/periodical/complete-issue.ts';
import { startBuiltJob } from '../../../helpers/built-jobs.ts';
import { docxFonts, loadAsset } from '../../../helpers/exported-docx.ts';
import { canConvert, officeText } from '../../../helpers/office-tools.ts';
import { randomTables } from '../../../helpers/random-tables.ts';

/** BULLETIN_DOCX_ARTICLES=200 for the long run, which also holds the number of pages against the PDF's. */
const wanted = Number(process.env.BULLETIN_DOCX_ARTICLES ?? 0);
const seed = Number(process.env.BULLETIN_DOCX_SEED ?? 1);
const articlesAnIssue = wanted > 0 ? 20 : 5;

// In processes that end when they have grown: hundreds of articles are more than the memory of one holds.
const typesetter = startTypesetter({ startJob: startBuiltJob });
afterAll(() => typesetter.close());

test.skipIf(!canConvert)(
  'articles with tables: LibreOffice shows each with the number that the contents name',
  async () => {
    const issues = Math.max(1, Math.ceil(wanted / articlesAnIssue));
    let same = 0;
    let all = 0;
    for (const complete of fc.sample(randomTables(articlesAnIssue), { seed, numRuns: issues })) {
      const { map } = await typesetter.typeset(complete, { loadAsset, isPatient: true });
      const docx = await exportDocx({ complete, map, loadAsset, fonts: docxFonts });
      const pages = officeText(docx).split('\f').slice(0, -1);
      const front = Math.min(...map.articles.map(({ firstPage }) => firstPage)) - 1;
      const starts = startsOf(complete, pages, front);
      expect(missing(complete, pages), 'characters that LibreOffice does not show').toEqual([]);
      const contents = pages.slice(0, front).join('\n');
      for (const [index, { articleId, folio, firstPage, lastPage }] of map.articles.entries()) {
        const start = starts.get(articleId) ?? -1;
        expect(pages[start]?.trim().split(/\s+/), `${articleId} bears its number`).toContain(String(folio));
        expect(contents).toMatch(new RegExp(`^${folio}\\s`, 'm'));
        const next = starts.get(map.articles[index + 1]?.articleId ?? '');
        if (next === undefined) continue;
        all += 1;
        if (next - start === lastPage - firstPage + 1) same += 1;
      }
    }
    process.stdout.write(`${same} of ${all} articles with tables take as many pages in LibreOffice as in the PDF\n`);
    if (wanted > 0) expect(same / all).toBeGreaterThanOrEqual(0.98);
  },
  Math.max(300_000, wanted * 60_000),
);

/** The page, from 0, on which each article begins. */
function startsOf(complete: CompleteIssue, pages: readonly string[], front: number): Map<string, number> {
  const words = pages.map((page) => page.replaceAll(/\s/g, ''));
  return new Map(
    articlesInOrder(complete).map(({ article }) => [
      article.id,
      words.findIndex((page, index) => index >= front && page.includes(article.titleLines.join(''))),
    ]),
  );
}

/** Characters of the articles that the pages show less often than the articles have them. */
function missing(complete: CompleteIssue, pages: readonly string[]): string[] {
  const shown = counts(pages.join(''));
  const wanted = counts(
    articlesInOrder(complete)
      .map(({ article }) => article.document.content.map(wordsOf).join(''))
      .join(''),
  );
  return [...wanted].filter(([character, count]) => (shown.get(character) ?? 0) < count).map(([character]) => character);
}

function wordsOf(node: BlockNode): string {
  const caption = node.type === 'table' ? (node.attrs?.caption ?? '') : '';
  const words = (one: { text?: string; content?: readonly object[] }): string =>
    one.text ?? (one.content ?? []).map((child) => words(child)).join('');
  return caption + words(node);
}

function counts(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const character of text.replaceAll(/\s/g, '')) found.set(character, (found.get(character) ?? 0) + 1);
  return found;
}
