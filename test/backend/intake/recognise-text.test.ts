import { expect, test } from 'vitest';
import type { RecognisedText } from '../../../shared/contract/manuscripts-contract.ts';
import { documentOf, heading, marked, paragraph } from '../../../shared/document/build.ts';
import { allManuscripts } from '../../helpers/all-manuscripts.ts';
import { testBackend } from '../../helpers/test-backend.ts';

const body = [
  '## 一、主要做法',
  '',
  '（一）坚持需求导向。先后走访群众612户，梳理堵点三十四项。',
  '',
  '各级要提高认识,抓好落实。',
];
const read = documentOf(
  heading(1, '一、主要做法'),
  paragraph(marked('（一）坚持需求导向。', 'lead'), '先后走访群众612户，梳理堵点三十四项。'),
  paragraph('各级要提高认识，抓好落实。'),
);

test('a text is read as an import would read it, whole or as a passage, and nothing is stored', async () => {
  const { client } = testBackend();
  const recognise = async (kind: 'article' | 'passage', ...lines: string[]) => {
    const read = await client.manuscripts.recognise({ text: lines.join('\n'), kind });
    return JSON.parse(await new Blob([await read.arrayBuffer()]).text()) as RecognisedText;
  };
  expect(await recognise('article', '关于治理的报告', '草原旗委编办', '', ...body)).toEqual({
    titleLines: ['关于治理的报告'],
    subtitle: '',
    bylines: [{ kind: 'unit', name: '草原旗委编办' }],
    document: read,
    anomalies: [],
  });
  expect(await recognise('article', '【调查研究】', '关于治理的报告', ...body)).toMatchObject({
    titleLines: ['【调查研究】', '关于治理的报告'],
  });
  expect(await recognise('passage', '- 6 -', ...body)).toMatchObject({ document: { content: { length: 4 } } });
  expect(await recognise('passage', ...body)).toMatchObject({ titleLines: [''], bylines: [], document: read });
  expect(await recognise('passage', '题目一样的一行。', '', '正文一段。')).toMatchObject({
    document: documentOf(paragraph('题目一样的一行。'), paragraph('正文一段。')),
  });
  const { anomalies } = await recognise('passage', '１．历史遗留', '上世纪编制紧张，各地都有', '２．现实需要', '新的任务多了。');
  expect(anomalies).toMatchObject([{ kind: 'open-end', anchor: { block: 1, quote: '上世纪编制紧张，各地都有' } }]);
  expect(await allManuscripts(client)).toEqual([]);
});
