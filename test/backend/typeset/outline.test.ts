import path from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { loadSampleIssue } from '../../../electron/backend/issues/load-sample-issue.ts';
import { typesetIssue } from '../../../electron/backend/typeset/typeset-issue.ts';
import { contentsOf } from '../../../shared/periodical/contents.ts';
import { createTypesetState } from '../../helpers/typeset-state.ts';

const withoutSpaces = (text: string): string => text.replace(/\s/g, '');

test('the outline of the PDF is that of the contents, and its data name the issue', async () => {
  const { complete, assets } = loadSampleIssue(path.resolve(import.meta.dirname, '../../../resources/sample'));
  const readImage = (id: string): Uint8Array => assets.get(id) ?? new Uint8Array();
  const { pdf } = typesetIssue(await createTypesetState(), { complete, readImage });
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const outline = (await document.getOutline()).map((item) => ({
    name: item.title,
    entries: item.items.map((entry: { title: string }) => withoutSpaces(entry.title)),
  }));
  expect(outline.slice(0, 4).map((item) => item.name)).toEqual(['封面', '卷首语', '编辑委员会', '目录']);
  expect(outline.slice(4)).toEqual(
    contentsOf(complete).map((section) => ({
      name: section.name,
      entries: section.entries.map((entry) => withoutSpaces(entry.title)),
    })),
  );
  const { info } = (await document.getMetadata()) as { info: Record<string, string> };
  expect(info).toMatchObject({
    Language: 'zh-CN',
    Author: complete.issue.sponsor,
    Title: expect.stringContaining(complete.issue.title),
  });
});
