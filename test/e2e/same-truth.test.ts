import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainText } from '../../shared/document/plain-text.ts';
import { articleTitle } from '../../shared/periodical/article.ts';
import { docxText } from '../helpers/docx-text.ts';
import { readPdfPages } from '../helpers/pdf-text.ts';
import { type ServedProgram, serveProgram } from '../helpers/serve-program.ts';

/** One text, three true pictures: what the preview draws, the PDF and the DOCX say the same. */

const realIssue = path.resolve(import.meta.dirname, '../../../shared/issue-167.md');
let program: ServedProgram;
const folder = mkdtempSync(path.join(os.tmpdir(), 'bulletin-truth-'));

beforeAll(async () => {
  program = await serveProgram();
});
afterAll(async () => {
  await program.stop();
  rmSync(folder, { recursive: true });
});

test('the sample issue', async () => {
  await expectSameTruth((await program.client.program.loadSample()).issueId);
});

test('an article changed in between: all three follow', async () => {
  const { issueId } = await program.client.program.loadSample();
  const outline = await program.client.issues.outline({ issueId });
  const [first] = outline.sections.flatMap((section) => section.articles);
  if (!first) throw new Error('the sample has no article');
  const { article, sequence } = await program.client.articles.read({ articleId: first.id });
  const added = Array.from({ length: 90 }, (_, index) => ({
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text: `第${index + 1}条补充意见已经逐项核对，写进台账。` }],
  }));
  const changed = {
    ...article,
    titleLines: ['改过的题目'],
    document: { ...article.document, content: [...article.document.content, ...added] },
  };
  await program.client.articles.save({ articleId: first.id, parent: sequence, reason: '自动保存', article: changed });
  await expectSameTruth(issueId);
});

test.skipIf(!existsSync(realIssue))('the real issue', async () => {
  const contents = new Blob([readFileSync(realIssue)]);
  const { issueId } = await program.client.issues.importFile({ name: 'issue.md', contents });
  await expectSameTruth(issueId);
});

async function expectSameTruth(issueId: string): Promise<void> {
  const { client } = program;
  const preview = await client.pages.issue({ issueId });
  const previewPdf = new Uint8Array(await preview.pdf.arrayBuffer());
  const { pdf, docx } = await exported(issueId);
  expect(Buffer.compare(pdf, previewPdf)).toBe(0);

  const outline = await client.issues.outline({ issueId });
  const listed = outline.sections.flatMap((section) => section.articles).filter((article) => article.kind === 'article');
  const folioOf = (articleId: string) => preview.map.articles.find((article) => article.articleId === articleId)?.folio;
  const folios = listed.map((article) => folioOf(article.id));

  const inDocx = docxText(docx);
  const shown = [...inDocx.document.matchAll(/PAGEREF (\w+)[^<]*<\/w:instrText>.*?<w:t[^>]*>(\d+)<\/w:t>/g)];
  expect(shown.map((field) => Number(field[2]))).toEqual(folios);

  const pages = await readPdfPages(pdf);
  const textOf = (page: number) => (pages[page - 1]?.segments ?? []).map((segment) => segment.text).join('');
  const contents = preview.map.pages.flatMap((page, index) => (page.kind === 'contents' ? [textOf(index + 1)] : [])).join('');
  let at = 0;
  for (const [index, article] of listed.entries()) {
    const title = withoutSpace(article.contentsTitle ?? articleTitle(article));
    const found = contents.indexOf(title, at);
    expect(found, `${title} in the printed contents`).toBeGreaterThanOrEqual(0);
    expect(contents.slice(at, found + title.length), `page number of ${title}`).toContain(String(folios[index]));
    at = found;
    const first = preview.map.articles.find((one) => one.articleId === article.id)?.firstPage ?? 0;
    expect(textOf(first), `first page of ${title}`).toContain(withoutSpace(articleTitle(article)));
    const { document } = (await client.articles.read({ articleId: article.id })).article;
    const line = withoutSpace(
      plainText(document)
        .split('\n')
        .find((one) => one.length > 8) ?? '',
    ).slice(0, 20);
    const bookmark = [...inDocx.byBookmark.values()].find((text) => withoutSpace(text).includes(line));
    expect(bookmark, `${line} in the DOCX`).toBeDefined();
  }
}

async function exported(issueId: string): Promise<{ pdf: Uint8Array; docx: Uint8Array }> {
  const target = path.join(folder, issueId);
  const files = new Map<string, Uint8Array>();
  const run = await program.client.exports.run({ issueId, articleId: null, formats: ['pdf', 'docx'], folder: target });
  for await (const event of run) {
    if (event.kind === 'done') for (const { format, file } of event.files) files.set(format, new Uint8Array(readFileSync(file)));
  }
  return { pdf: files.get('pdf') ?? new Uint8Array(), docx: files.get('docx') ?? new Uint8Array() };
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/gu, '');
}
