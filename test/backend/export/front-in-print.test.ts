import { expect, test } from 'vitest';
import { typesetIssue } from '../../../electron/backend/typeset/typeset-issue.ts';
import { docxText } from '../../helpers/docx-text.ts';
import { exportedDocx, loadAsset } from '../../helpers/exported-docx.ts';
import { inventedIssue } from '../../helpers/invented-issue.ts';
import { readPdfPages } from '../../helpers/pdf-text.ts';
import { createTypesetState } from '../../helpers/typeset-state.ts';

/** What is printed as something else (dates, numbers), as a picture in Word, or read back elsewhere (texts). */
const elsewhere = ['id', 'publishedOn', 'mongolianTitle', 'document'];

test('everything an issue says of itself stands in its PDF and its DOCX', async () => {
  const complete = inventedIssue();
  const wanted = textsOf(complete.issue).map(squeezed);
  expect(wanted).toContain(complete.issue.masthead.phone);
  const { pdf } = typesetIssue(await createTypesetState(), { complete, readImage: loadAsset });
  const pages = (await readPdfPages(pdf)).flatMap(({ segments }) => segments.map(({ text }) => text));
  const inPdf = squeezed(pages.join(''));
  const inDocx = squeezed(docxText(await exportedDocx(complete)).document.replaceAll(/<[^>]*>/g, ''));
  expect(wanted.filter((text) => !inPdf.includes(text))).toEqual([]);
  expect(wanted.filter((text) => !inDocx.includes(text))).toEqual([]);
});

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => (elsewhere.includes(key) ? [] : textsOf(one)));
}

function squeezed(text: string): string {
  return text.replaceAll(/\s/g, '');
}
