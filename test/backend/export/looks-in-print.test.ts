import { expect, test } from 'vitest';
import { typesetIssue } from '../../../electron/backend/typeset/typeset-issue.ts';
import { documentOf, paragraph } from '../../../shared/document/build.ts';
import type { Mark } from '../../../shared/document/types.ts';
import { everyMark } from '../../helpers/every-mark.ts';
import { docxPart, exportedDocx, issueOfDocuments, loadAsset } from '../../helpers/exported-docx.ts';
import { createTypesetState } from '../../helpers/typeset-state.ts';

function issueWith(mark?: Mark) {
  return issueOfDocuments([documentOf(paragraph('甲', { type: 'text', text: '乙', ...(mark ? { marks: [mark] } : {}) }))]);
}

test('every mark is seen on paper and in Word; what was added is printed as if it had always been there', async () => {
  const state = await createTypesetState();
  const printed = (mark?: Mark) =>
    Buffer.from(typesetIssue(state, { complete: issueWith(mark), readImage: loadAsset }).pdf).toString('latin1');
  const written = async (mark?: Mark) => docxPart(await exportedDocx(issueWith(mark)), 'word/document.xml');
  const plain = { pdf: printed(), docx: await written() };
  for (const [name, mark] of Object.entries(everyMark)) {
    expect(printed(mark) === plain.pdf, `${name} on paper`).toBe(name === 'insertion');
    expect((await written(mark)) === plain.docx, `${name} in Word`).toBe(false);
  }
});
