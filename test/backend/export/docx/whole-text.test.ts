import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportDocx } from '../../../../electron/backend/export/docx/export-docx.ts';
import { typesetIssue } from '../../../../electron/backend/typeset/typeset-issue.ts';
import { documentOf, footnote, marked, paragraph } from '../../../../shared/document/build.ts';
import type { BlockNode, InlineNode, ParagraphNode } from '../../../../shared/document/types.ts';
import { articleTitle } from '../../../../shared/periodical/article.ts';
import { articlesInOrder, type CompleteIssue, printedPieces } from '../../../../shared/periodical/complete-issue.ts';
import { footnoteMark } from '../../../../shared/periodical/footnote-mark.ts';
import { cleanText } from '../../../../shared/text/clean-text.ts';
import { docxText } from '../../../helpers/docx-text.ts';
import { docxFonts, docxPart, exportedDocx, issueOfDocuments, loadAsset } from '../../../helpers/exported-docx.ts';
import { hostileStrings } from '../../../helpers/hostile-strings.ts';
import { inventedIssue } from '../../../helpers/invented-issue.ts';
import { canConvert, canValidate, docxFaults, officeText, pdfText } from '../../../helpers/office-tools.ts';
import { randomDocument } from '../../../helpers/random-document.ts';
import { testImages } from '../../../helpers/test-images.ts';
import { createTypesetState } from '../../../helpers/typeset-state.ts';

test('every character of every article is there, in order', async () => {
  await expectWholeText(inventedIssue());
});

test('every character of random documents is there, in order', async () => {
  const documents = fc.array(randomDocument(testImages.map((image) => image.asset.id)), { minLength: 20, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(documents, async (several) => {
      await expectWholeText(issueOfDocuments(several));
    }),
    { numRuns: 10 },
  );
});

test('hostile strings come out as they went in, wherever they stand', async () => {
  const groups = Array.from({ length: 8 }, (_, group) => hostileStrings.filter((__, index) => index % 8 === group));
  const complete = issueOfDocuments(
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

/** Three articles with footnotes, the second with one that is to go. */
function issueWithNotes(): CompleteIssue {
  const change = { id: 'c', author: '编辑甲', time: '2031-03-01T08:00:00.000Z' };
  const deleted: InlineNode = { ...footnote('丁村的旧账。'), marks: [{ type: 'deletion', attrs: change }] };
  return issueOfDocuments([
    documentOf(paragraph('甲村一百户', footnote('甲村的户数。'), '，乙村二百户', footnote('乙村的户数。'), '。')),
    documentOf(
      paragraph('丙村三百户', footnote('丙村的户数。'), '，丁村四百户', deleted, '，戊村五百户', footnote('戊村的户数。'), '。'),
    ),
    documentOf(paragraph('己村六百户', footnote('己村的户数。'), '。')),
  ]);
}

test('the marks of footnotes are written out and begin anew in each article', async () => {
  const docx = await expectWholeText(issueWithNotes());
  const document = docxPart(docx, 'word/document.xml');
  const references = document.matchAll(
    /<w:footnoteReference w:customMarkFollows="1" w:id="(\d+)"\/><w:(?:t|delText)[^>]*>([^<]+)</g,
  );
  expect([...references].map(([, id, mark]) => `${id}${mark}`)).toEqual(['1①', '2②', '3①', '4＊', '5②', '6①']);
  const notes = docxPart(docx, 'word/footnotes.xml');
  expect(notes).not.toContain('<w:footnoteRef/>');
  expect(docxText(docx).footnotes).toBe('① 甲村的户数。② 乙村的户数。① 丙村的户数。＊ 丁村的旧账。② 戊村的户数。① 己村的户数。');
  if (canValidate) expect(docxFaults(docx)).toBe('');
});

test('past fifty, footnotes have plain numbers', () => {
  expect([1, 20, 21, 35, 36, 50, 51].map(footnoteMark)).toEqual(['①', '⑳', '㉑', '㉟', '㊱', '㊿', '51']);
});

test.skipIf(!canConvert)(
  'LibreOffice and the PDF show every footnote its number, once beside the word and once before the note',
  async () => {
    const complete = issueWithNotes();
    const { pdf, map } = typesetIssue(await createTypesetState(), { complete, readImage: loadAsset });
    const shown = officeText(await exportDocx({ complete, map, loadAsset, fonts: docxFonts })).replaceAll(/\s/g, '');
    for (const text of [shown, pdfText(pdf).replaceAll(/\s/g, '')]) {
      for (const [village, count, mark] of [
        ['甲', '一', '①'],
        ['乙', '二', '②'],
        ['丙', '三', '①'],
        ['戊', '五', '②'],
        ['己', '六', '①'],
      ]) {
        expect(text).toMatch(new RegExp(`${village}村${count}百户${mark}[，。]?`));
        expect(text).toMatch(new RegExp(`[^①②]${mark}${village}村的户数。`));
      }
    }
  },
  60_000,
);

test('an article of one page is there with the filler that stands on the same page', async () => {
  const complete = inventedIssue();
  await expectWholeText(complete, 1);
  const { byBookmark } = docxText(await exportedDocx(complete, 1));
  for (const [index, { fillers }] of printedPieces(complete).entries()) {
    for (const filler of fillers) expect(byBookmark.get(`article_${index + 1}`)).toContain(articleTitle(filler));
  }
});

test('a filler before all articles is printed on a page of its own', async () => {
  const { sections, ...rest } = inventedIssue();
  const filler = sections.flatMap(({ articles }) => articles).find(({ kind }) => kind === 'filler');
  const [first, ...others] = sections;
  if (!first || !filler) throw new Error('the invented issue has no filler');
  const articles = [filler, ...first.articles.filter((article) => article !== filler)];
  const { document } = docxText(await exportedDocx({ ...rest, sections: [{ ...first, articles }, ...others] }));
  expect(document).toContain(articleTitle(filler));
});

test('a filler has its kicker above and its subtitle below its title', async () => {
  const complete = inventedIssue();
  const articles = complete.sections[0]?.articles ?? [];
  for (const article of articles)
    if (article.kind === 'filler') Object.assign(article, { kicker: '院子里的话', subtitle: '一则旧闻' });
  const { byBookmark } = docxText(await exportedDocx(complete));
  expect(byBookmark.get('article_2')).toContain('院子里的话桥与桩——\u2005一则旧闻古人造桥');
});

test('an address that is no URL is left out, its words stay', async () => {
  const href = 'http://[';
  const link: InlineNode = { type: 'text', text: '点这里', marks: [{ type: 'link', attrs: { href } }] };
  const docx = await expectWholeText(issueOfDocuments([documentOf(paragraph(link))]));
  expect(docxPart(docx, 'word/_rels/document.xml.rels')).not.toContain('TargetMode="External"');
});

test('of an address what no URI may hold is escaped, and nothing else', async () => {
  const hrefs = ['http://[::1]:80/a?b[]=1|2&c=%5B', 'https://example.com/路?a=b&c', 'mailto:a@example.com'];
  const links = hrefs.map((href): InlineNode => ({ type: 'text', text: '点', marks: [{ type: 'link', attrs: { href } }] }));
  const docx = await expectWholeText(issueOfDocuments([documentOf(paragraph(...links))]));
  const relations = docxPart(docx, 'word/_rels/document.xml.rels');
  const targets = [...relations.matchAll(/Target="([^"]*)" TargetMode="External"/g)].map(([, target]) => target);
  expect(targets).toEqual([
    'http://[::1]/a?b%5B%5D=1%7C2&amp;c=%5B',
    'https://example.com/%E8%B7%AF?a=b&amp;c',
    'mailto:a@example.com',
  ]);
  if (canValidate) expect(docxFaults(docx)).toBe('');
});

async function expectWholeText(complete: CompleteIssue, pagesEach = 2): Promise<Uint8Array> {
  const docx = await exportedDocx(complete, pagesEach);
  const text = docxText(docx);
  const articles = articlesInOrder(complete).map(({ article }) => article);
  const notes = { text: '', count: 0 };
  for (const [index, article] of articles.entries()) {
    if (article.kind === 'article') notes.count = 0;
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

/** Text of footnotes, and how many the article has so far. */
interface Notes {
  text: string;
  count: number;
}

/** What must be read in the DOCX for a block; the text of its footnotes goes to `notes`. */
function blockText(block: BlockNode | ParagraphNode, notes: Notes): string {
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

function inlineText(node: InlineNode, notes: Notes): string {
  if (node.type === 'text') return cleanText(node.text).text;
  if (node.type !== 'footnote') return '';
  const isDeleted = ({ marks }: Pick<InlineNode, 'marks'>): boolean => marks?.some((mark) => mark.type === 'deletion') ?? false;
  const words = node.content ?? [];
  const mark = isDeleted(node) || words.every(isDeleted) ? '＊' : footnoteMark(++notes.count);
  notes.text += `${mark} ${cleanText(words.map((one) => one.text).join('')).text}`;
  return mark;
}
