import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { exportDocx } from '../../../../electron/backend/export/docx/export-docx.ts';
import { documentOf, paragraph } from '../../../../shared/document/build.ts';
import { articlesInOrder, type CompleteIssue, printedPieces } from '../../../../shared/periodical/complete-issue.ts';
import { emptyIssue } from '../../../../shared/periodical/empty-issue.ts';
import { docxFonts, docxPart, exportedDocx, issueOfDocuments, loadAsset } from '../../../helpers/exported-docx.ts';
import { inventedIssue } from '../../../helpers/invented-issue.ts';
import { canConvert, canFindPages, canValidate, docxFaults, officeText, pagesOfTitles } from '../../../helpers/office-tools.ts';
import { standInPageMap } from '../../../helpers/stand-in-page-map.ts';

test.skipIf(!canValidate)(
  'is valid, with either kind of cover, one column, and without what an issue may lack',
  async () => {
    const issue = inventedIssue();
    const bareIssue: CompleteIssue = {
      ...issue,
      issue: {
        ...issue.issue,
        mongolianTitle: [],
        opening: null,
        publishedOn: '',
        masthead: { ...emptyIssue.masthead, notice: '' },
        distribution: emptyIssue.distribution,
        imprint: emptyIssue.imprint,
      },
      assets: [],
    };
    for (const complete of [issue, inventedIssue({ cover: 'own', columns: 1, balanceLastPage: false }), bareIssue]) {
      expect(docxFaults(await exportedDocx(complete))).toBe('');
    }
  },
  180_000,
);

test('the same issue gives the same bytes, in any time zone', async () => {
  const zone = process.env.TZ;
  const first = await exportedDocx(inventedIssue());
  process.env.TZ = 'Pacific/Auckland';
  const second = await exportedDocx(inventedIssue());
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
  expect(docxPart(first, 'docProps/core.xml')).toContain('2031-04-26T00:00:00Z');
});

test('a day of publication that is none, whatever it is, comes into no part of the file', async () => {
  const days = [
    '2031-02-30',
    '"><x/>',
    '</dcterms:created>&',
    '$&$1',
    '2031年4月26日',
    '0000-01-01',
    '12031-01-01',
    '\u0000\ud800',
  ];
  for (const publishedOn of days) {
    const complete = issueOfDocuments([documentOf(paragraph('正文'))]);
    complete.issue = { ...complete.issue, publishedOn };
    const docx = await exportedDocx(complete);
    const times = [...docxPart(docx, 'docProps/core.xml').matchAll(/<dcterms:\w+ [^>]*>([^<]*)</g)].map(([, time]) => time);
    expect(times).toEqual(['1980-01-01T00:00:00Z', '1980-01-01T00:00:00Z']);
    if (canValidate && publishedOn === days[1]) expect(docxFaults(docx)).toBe('');
  }
});

/** What nobody types. */
const chosenFromLists = ['id', 'type', 'kind', 'mime', 'asset', 'span', 'align', 'cover', 'accent'];

test('no value of an issue, however hostile, breaks any part of the file', async () => {
  const hostile = '"\'<b>&amp;]]><!--\u0000\u0001\u000b\u001f\u007f\u0085\ud800甲\udc00\ufffe\uffff\u202e$&';
  const complete = inventedIssue();
  const broken = mapStrings(complete, (key, text) => (chosenFromLists.includes(key) ? text : text + hostile)) as CompleteIssue;
  const docx = await exportedDocx(broken);
  for (const [path, bytes] of Object.entries(unzipSync(docx))) {
    if (!/\.(xml|rels)$/.test(path)) continue;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids.
    expect(strFromU8(bytes), path).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|<b>/);
  }
  if (canValidate) expect(docxFaults(docx)).toBe('');
});

/** The value with every string changed; `key` is the name it stands under, in an array that of the array. */
function mapStrings(value: unknown, change: (key: string, text: string) => string, key = ''): unknown {
  if (typeof value === 'string') return change(key, value);
  if (Array.isArray(value)) return value.map((one) => mapStrings(one, change, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapStrings(one, change, name)]));
}

test('the contents show the numbers of the page map without an update', async () => {
  const complete = inventedIssue();
  const map = standInPageMap(complete, 3);
  const document = docxPart(await exportDocx({ complete, map, loadAsset, fonts: docxFonts }), 'word/document.xml');
  const shown = [...document.matchAll(/PAGEREF (\w+)[^<]*<\/w:instrText>.*?<w:t[^>]*>(\d+)<\/w:t>/g)].map((field) => field[2]);
  const listed = printedPieces(complete).map(({ article }) => map.articles.find(({ articleId }) => articleId === article.id));
  expect(shown).toEqual(listed.map((article) => String(article?.folio)));
  expect(docxPart(await exportedDocx(complete), 'word/settings.xml')).not.toContain('updateFields');
});

test('an article has real heads, footnotes, changes, links, and pictures with words for those who cannot see them', async () => {
  const docx = await exportedDocx(inventedIssue());
  const document = docxPart(docx, 'word/document.xml');
  for (const style of ['Heading1', 'Heading2', 'Heading3', 'Heading4', 'Heading5'])
    expect(document).toContain(`w:pStyle w:val="${style}"`);
  expect(document).toMatch(/<w:ins [^>]*w:author="编辑甲" w:date="2031-03-01T08:00:00Z">/);
  expect(document).toMatch(/<w:del [^>]*>.*?<w:delText[^>]*>，删去的话<\/w:delText>/);
  expect(document).toMatch(/<w:footnoteReference w:customMarkFollows="1" w:id="1"\/>/);
  expect(docxPart(docx, 'word/footnotes.xml')).toContain('注文在页末，写明数据的出处。');
  expect(docxPart(docx, 'word/_rels/document.xml.rels')).toContain('Target="https://example.com/a?b=1&amp;c=2"');
  expect(document).toContain('descr="小院一角"');
  expect(document).toContain('descr="ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ"');
});

test('white stands below the running head and above the folio, where LibreOffice forgets it on the first page of an article', async () => {
  const parts = unzipSync(await exportedDocx(inventedIssue()));
  const texts = Object.entries(parts).flatMap(([path, bytes]) =>
    /^word\/(header|footer)\d/.test(path) ? [strFromU8(bytes)] : [],
  );
  expect(texts.filter((text) => /w:pStyle w:val="Header"\/><w:spacing w:after="[1-9]/.test(text)).length).toBeGreaterThan(1);
  expect(texts.filter((text) => /w:pStyle w:val="Footer"\/><w:spacing w:before="[1-9]/.test(text)).length).toBeGreaterThan(1);
});

test('pictures that are not in the archive leave a place', async () => {
  const complete = { ...inventedIssue(), assets: [] };
  expect(docxPart(await exportedDocx(complete), 'word/document.xml')).toContain('（缺图）');
});

test('every article begins with its number in the page map, on the side of the sheet of that number', async () => {
  const complete = inventedIssue();
  for (const pagesEach of [1, 2, 3, 4]) {
    const { articles } = standInPageMap(complete, pagesEach);
    const document = docxPart(await exportedDocx(complete, pagesEach), 'word/document.xml');
    for (const [index, { article }] of articlesInOrder(complete).entries()) {
      if (article.kind !== 'article') continue;
      const section = document.slice(document.indexOf(`w:name="article_${index + 1}"`)).match(/<w:sectPr.*?<\/w:sectPr>/)?.[0];
      const folio = articles.find(({ articleId }) => articleId === article.id)?.folio ?? 0;
      expect(section).toContain(`<w:pgNumType w:start="${folio}"/>`);
      expect(section).toContain(`<w:type w:val="${folio % 2 === 1 ? 'oddPage' : 'evenPage'}"/>`);
    }
  }
});

test.skipIf(!canConvert)(
  'an article that takes more or fewer pages in Word than in the PDF falsifies no number of the contents',
  async () => {
    const complete = inventedIssue();
    for (const pagesEach of [1, 4]) {
      const { articles } = standInPageMap(complete, pagesEach);
      const pages = officeText(await exportedDocx(complete, pagesEach)).split('\f');
      const contents = pages.find((page) => page.includes('◇经验交流')) ?? '';
      const wanted = articlesInOrder(complete).flatMap(({ article }) =>
        article.kind === 'article' ? [articles.find(({ articleId }) => articleId === article.id)?.folio] : [],
      );
      expect([...contents.matchAll(/^(\d{1,2})(?!\d)/gm)].map(([number]) => Number(number))).toEqual(wanted);
      for (const [index, { article }] of articlesInOrder(complete)
        .filter((one) => one.article.kind === 'article')
        .entries()) {
        const title = withoutSpaces(article.titleLines.at(-1) ?? '').slice(0, 8);
        const first = pages.slice(pages.indexOf(contents) + 1).find((page) => withoutSpaces(page).includes(title)) ?? '';
        expect(first.trim().split(/\s/)).toContain(String(wanted[index]));
      }
    }
  },
  120_000,
);

test.skipIf(!canFindPages)('opens in LibreOffice with each article on a new page', async () => {
  const complete = inventedIssue();
  const docx = await exportedDocx(complete);
  const titles = articlesInOrder(complete).flatMap(({ article }) =>
    article.kind === 'article' ? [article.titleLines.join('')] : [],
  );
  const pages = pagesOfTitles(docx, 'docx', titles);
  expect(pages[0]).toBe(5);
  expect(new Set(pages).size).toBe(titles.length);
});

function withoutSpaces(text: string): string {
  return text.replace(/\s/g, '');
}
