import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { exportDocx } from '../../../../electron/backend/export/docx/export-docx.ts';
import { documentOf, marked, paragraph } from '../../../../shared/document/build.ts';
import type { BlockNode, DocumentNode, InlineNode, ParagraphNode } from '../../../../shared/document/types.ts';
import type { Article } from '../../../../shared/periodical/article.ts';
import { articlesInOrder, type CompleteIssue } from '../../../../shared/periodical/complete-issue.ts';
import { cleanText } from '../../../../shared/text/clean-text.ts';
import { docxText } from '../../../helpers/docx-text.ts';
import { hostileStrings } from '../../../helpers/hostile-strings.ts';
import { inventedIssue } from '../../../helpers/invented-issue.ts';
import { canFindPages, canValidate, docxFaults, pagesOfTitles, readMongolianFont } from '../../../helpers/office-tools.ts';
import { randomDocument } from '../../../helpers/random-document.ts';
import { standInPageMap } from '../../../helpers/stand-in-page-map.ts';
import { testImages } from '../../../helpers/test-images.ts';

const images = new Map(testImages.map((image) => [image.asset.id, image.bytes]));
const loadAsset = (id: string): Uint8Array => images.get(id) ?? new Uint8Array();
const fonts = { mongolian: readMongolianFont() };

function exported(complete: CompleteIssue): Promise<Uint8Array> {
  return exportDocx({ complete, map: standInPageMap(complete), loadAsset, fonts });
}

function part(docx: Uint8Array, path: string): string {
  return strFromU8(unzipSync(docx)[path] ?? new Uint8Array());
}

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
        masthead: { committee: [], editors: [], address: '', phone: '', notice: '' },
        distribution: { 报: '', 送: '', 发: '' },
        imprint: { permit: '', compiler: '', printer: '', printedOn: '', printRun: 0 },
      },
      assets: [],
    };
    for (const complete of [issue, inventedIssue({ cover: 'own', columns: 1, balanceLastPage: false }), bareIssue]) {
      expect(docxFaults(await exported(complete))).toBe('');
    }
  },
  180_000,
);

test('the same issue gives the same bytes, in any time zone', async () => {
  const zone = process.env.TZ;
  const first = await exported(inventedIssue());
  process.env.TZ = 'Pacific/Auckland';
  const second = await exported(inventedIssue());
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
  expect(part(first, 'docProps/core.xml')).toContain('2031-04-26T00:00:00Z');
});

test('the contents show the numbers of the page map without an update', async () => {
  const complete = inventedIssue();
  const map = standInPageMap(complete, 3);
  const document = part(await exportDocx({ complete, map, loadAsset, fonts }), 'word/document.xml');
  const shown = [...document.matchAll(/PAGEREF (\w+)[^<]*<\/w:instrText>.*?<w:t[^>]*>(\d+)<\/w:t>/g)].map((field) => field[2]);
  expect(shown).toEqual(map.articles.map((article) => String(article.folio)));
  expect(part(await exported(complete), 'word/settings.xml')).not.toContain('updateFields');
});

test('an article has real heads, footnotes, changes, links, and pictures with words for those who cannot see them', async () => {
  const docx = await exported(inventedIssue());
  const document = part(docx, 'word/document.xml');
  for (const style of ['Heading1', 'Heading2', 'Heading3', 'Heading4', 'Heading5'])
    expect(document).toContain(`w:pStyle w:val="${style}"`);
  expect(document).toMatch(/<w:ins [^>]*w:author="编辑甲" w:date="2031-03-01T08:00:00Z">/);
  expect(document).toMatch(/<w:del [^>]*>.*?<w:delText[^>]*>，删去的话<\/w:delText>/);
  expect(document).toMatch(/<w:footnoteReference w:id="1"\/>/);
  expect(part(docx, 'word/footnotes.xml')).toContain('注文在页末，写明数据的出处。');
  expect(part(docx, 'word/_rels/document.xml.rels')).toContain('Target="https://example.com/a?b=1&amp;c=2"');
  expect(document).toContain('descr="小院一角"');
  expect(document).toContain('descr="ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ"');
  expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(4);
});

test('every character of every article is there, in order', async () => {
  await expectWholeText(inventedIssue());
});

test('every character of random documents is there, in order', async () => {
  const documents = fc.array(randomDocument(testImages.map((image) => image.asset.id)), { minLength: 20, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(documents, async (several) => {
      await expectWholeText(issueOf(several));
    }),
    { numRuns: 10 },
  );
});

test('hostile strings come out as they went in, wherever they stand', async () => {
  const groups = Array.from({ length: 8 }, (_, group) => hostileStrings.filter((__, index) => index % 8 === group));
  const complete = issueOf(
    groups.map((texts) =>
      documentOf(
        ...texts.map((text) => paragraph(marked(text, 'bold'), { type: 'footnote', content: [{ type: 'text', text }] })),
      ),
    ),
  );
  const articles = complete.sections.flatMap((section) => section.articles);
  for (const [index, article] of articles.entries()) article.titleLines = groups[index] ?? [];
  const [one = ''] = hostileStrings;
  complete.issue = { ...complete.issue, title: one, sponsor: one, pinyin: one, mongolianTitle: hostileStrings.slice(0, 30) };
  const docx = await expectWholeText(complete);
  if (canValidate) expect(docxFaults(docx)).toBe('');
});

test('an address that is no URL is left out, its words stay', async () => {
  const href = 'http://[';
  const link: InlineNode = { type: 'text', text: '点这里', marks: [{ type: 'link', attrs: { href } }] };
  const docx = await expectWholeText(issueOf([documentOf(paragraph(link))]));
  expect(part(docx, 'word/_rels/document.xml.rels')).not.toContain('TargetMode="External"');
});

test('pictures that are not in the archive leave a place', async () => {
  const complete = { ...inventedIssue(), assets: [] };
  expect(part(await exported(complete), 'word/document.xml')).toContain('（缺图）');
});

test.skipIf(!canFindPages)('opens in LibreOffice with each article on a new page', async () => {
  const complete = inventedIssue();
  const docx = await exported(complete);
  const titles = articlesInOrder(complete).flatMap(({ article }) =>
    article.kind === 'article' ? [article.titleLines.join('')] : [],
  );
  const pages = pagesOfTitles(docx, 'docx', titles);
  expect(pages[0]).toBe(5);
  expect(new Set(pages).size).toBe(titles.length);
});

/** Random documents as the articles of an issue. */
function issueOf(documents: readonly DocumentNode[]): CompleteIssue {
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

async function expectWholeText(complete: CompleteIssue): Promise<Uint8Array> {
  const docx = await exported(complete);
  const text = docxText(docx);
  const articles = articlesInOrder(complete).map(({ article }) => article);
  const notes = { text: '' };
  for (const [index, article] of articles.entries()) {
    const wanted = article.document.content.map((block) => blockText(block, notes)).join('');
    if (article.kind === 'filler') continue;
    const found = text.byBookmark.get(`article_${index + 1}`) ?? '';
    expect(found).toContain(wanted);
    expect(squeezed(found)).toContain(squeezed(article.titleLines.join('')));
  }
  expect(text.footnotes).toBe(notes.text);
  return docx;
}

function squeezed(text: string): string {
  return cleanText(text).text.replaceAll(/\s/g, '');
}

/** What must be read in the DOCX for a block; the text of its footnotes goes to `notes`. */
function blockText(block: BlockNode | ParagraphNode, notes: { text: string }): string {
  switch (block.type) {
    case 'blockquote':
    case 'note':
      return block.content.map((one) => blockText(one, notes)).join('');
    case 'table': {
      const cells = block.content.flatMap((row) => (row.content ?? []).flatMap((cell) => cell.content));
      return cleanText(block.attrs?.caption ?? '').text + cells.map((one) => blockText(one, notes)).join('');
    }
    default:
      return (block.content ?? []).map((node) => inlineText(node, notes)).join('');
  }
}

function inlineText(node: InlineNode, notes: { text: string }): string {
  if (node.type === 'text') return cleanText(node.text).text;
  if (node.type === 'footnote') notes.text += ` ${cleanText((node.content ?? []).map((one) => one.text).join('')).text}`;
  return '';
}
