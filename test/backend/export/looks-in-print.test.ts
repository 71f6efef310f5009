import { expect, test } from 'vitest';
import { typesetIssue } from '../../../electron/backend/typeset/typeset-issue.ts';
import { documentOf, paragraph } from '../../../shared/document/build.ts';
import { documentSchema, type MarkName } from '../../../shared/document/schema.ts';
import type { Mark } from '../../../shared/document/types.ts';
import { docxPart, exportedDocx, issueOfDocuments, loadAsset } from '../../helpers/exported-docx.ts';
import { createTypesetState } from '../../helpers/typeset-state.ts';

const attributes = {
  link: { href: 'https://example.com/' },
  insertion: { id: 'c', author: '编辑甲', time: '2031-03-01T08:00:00.000Z' },
  deletion: { id: 'c', author: '编辑甲', time: '2031-03-01T08:00:00.000Z' },
};
/** Printed as if it had always been there. */
const plainOnPaper: readonly MarkName[] = ['insertion'];

function issueWith(marks: Mark[]) {
  return issueOfDocuments([documentOf(paragraph('甲', { type: 'text', text: '乙', ...(marks.length > 0 ? { marks } : {}) }))]);
}

test('every mark is seen on paper and in Word', async () => {
  const state = await createTypesetState();
  const printed = (marks: Mark[]) =>
    Buffer.from(typesetIssue(state, { complete: issueWith(marks), readImage: loadAsset }).pdf).toString('latin1');
  const written = async (marks: Mark[]) => docxPart(await exportedDocx(issueWith(marks)), 'word/document.xml');
  const plain = { pdf: printed([]), docx: await written([]) };
  for (const name of Object.keys(documentSchema.marks) as MarkName[]) {
    const marks = [{ type: name, ...(name in attributes ? { attrs: attributes[name as keyof typeof attributes] } : {}) } as Mark];
    expect(printed(marks) === plain.pdf, `${name} on paper`).toBe(plainOnPaper.includes(name));
    expect((await written(marks)) === plain.docx, `${name} in Word`).toBe(false);
  }
});
