import { describe, expect, test } from 'vitest';
import { readDocx } from '../../../../electron/backend/intake/word/docx/read-docx.ts';
import { recogniseSource } from '../../../../electron/backend/intake/word/recognise-source.ts';
import { plainText } from '../../../../shared/document/plain-text.ts';
import type { BlockNode } from '../../../../shared/document/types.ts';
import { type WordParts, wordFile, written, writtenRun } from '../../../helpers/word-file.ts';

async function recognised(parts: WordParts | string) {
  const bytes = wordFile(typeof parts === 'string' ? { body: parts } : parts);
  return recogniseSource(await readDocx(bytes, '来稿.docx'), () => 'new');
}

/** The head on one line, then the blocks with their kind. */
async function shown(parts: WordParts | string): Promise<string[]> {
  const { article } = await recognised(parts);
  const { kicker, titleLines, subtitle, bylines, document } = article;
  const head = [kicker, titleLines.join('/'), subtitle, bylines.map(({ name }) => name).join('、')].join('|');
  return [head, ...document.content.map(block)];
}

function block(node: BlockNode): string {
  const level = node.type === 'heading' ? node.attrs.level : '';
  const align = node.type === 'paragraph' && node.attrs?.align ? `:${node.attrs.align}` : '';
  return `${node.type}${level}${align} ${plainText({ type: 'doc', content: [node] })}`;
}

const title = (text: string): string => written(text, { align: 'center', size: 44, bold: true });
const text = (...lines: string[]): string => lines.map((line) => written(line, { size: 32 })).join('');
const sentence = '全市各级编办认真落实会议精神，统筹使用编制资源。';

describe('the head', () => {
  test('a red head, number and signer are left out with a word; a title over two lines is one', async () => {
    const body =
      written('青屿市人民政府文件', { align: 'center', size: 72 }) +
      written('青政发〔2031〕7号　　签发人：李某', { align: 'center', size: 32 }) +
      title('关于进一步加强乡镇机构编制') +
      title('管理工作的 通 知') +
      text('各县区委编办：', sentence);
    expect(await shown(body)).toEqual([
      '|关于进一步加强乡镇机构编制管理工作的通知||',
      'paragraph 各县区委编办：',
      `paragraph ${sentence}`,
    ]);
    const { anomalies } = await recognised(body);
    expect(anomalies.map(({ kind, line }) => [kind, line])).toEqual([
      ['left-out', 1],
      ['left-out', 2],
    ]);
  });

  test.each([
    [
      'a subtitle behind a dash and a unit',
      title('以改革添活力') + title('——青屿市推进审批服务的做法') + written('青屿市委编办', { align: 'center' }),
      '|以改革添活力|青屿市推进审批服务的做法|青屿市委编办',
    ],
    [
      'lines of equal length are two phrases',
      title('凝心聚力谋发展') + title('砥砺前行谱新篇'),
      '|凝心聚力谋发展 砥砺前行谱新篇||',
    ],
    [
      'a title in a frame of one cell',
      `<w:tbl><w:tr><w:tc>${title('窗口服务的几点体会')}</w:tc></w:tr></w:tbl>`,
      '|窗口服务的几点体会||',
    ],
    [
      'a title that was changed',
      written(
        `<w:ins w:id="1" w:author="甲">${writtenRun('窗口服务')}</w:ins><w:del w:id="2" w:author="甲"><w:r><w:delText>大厅办事</w:delText></w:r></w:del>${writtenRun('的几点体会')}`,
        { align: 'center', size: 44 },
      ),
      '|窗口服务的几点体会||',
    ],
    [
      'a title without any look',
      written('窗口服务的几点体会') + written('青屿市政务服务中心'),
      '|窗口服务的几点体会||青屿市政务服务中心',
    ],
    [
      'a title in three lines that are styled as headings',
      ['Heading1', 'Heading1', 'Heading1']
        .map((style, index) =>
          written(['关于青屿市', '事业单位改革情况的', '调研报告'][index] ?? '', { style, align: 'center', size: 44 }),
        )
        .join(''),
      '|关于青屿市事业单位改革情况的调研报告||',
    ],
  ])('%s', async (_, head, expected) => {
    expect((await shown(head + text(sentence)))[0]).toBe(expected);
  });
});

test('a footnote of the title is told, a picture beside it stands in the text', async () => {
  const footnotes = `<w:footnote w:id="2">${written('本文为课题成果。')}</w:footnote>`;
  const relationships = '<Relationship Id="p" Type="x/image" Target="media/image1.png"/>';
  const picture = '<w:r><w:drawing><wp:inline><a:blip r:embed="p"/></wp:inline></w:drawing></w:r>';
  const head = written(
    `${picture}${writtenRun('窗口服务的几点体会', '<w:sz w:val="44"/>')}<w:r><w:footnoteReference w:id="2"/></w:r>`,
    {
      align: 'center',
    },
  );
  const files = { 'word/media/image1.png': new Uint8Array([1]) };
  const { article, anomalies } = await recognised({ body: head + text(sentence), footnotes, relationships, files });
  expect(article.titleLines).toEqual(['窗口服务的几点体会']);
  expect(article.document.content.map(({ type }) => type)).toEqual(['figure', 'paragraph']);
  expect(anomalies).toMatchObject([{ kind: 'missing-note', what: expect.stringContaining('本文为课题成果。') }]);
});

describe('headings', () => {
  test('by their number, whatever their style; sentences are none', async () => {
    const body =
      title('题目在这里') +
      text(
        '一、总体要求',
        sentence,
        '（一）指导思想',
        '（二）基本原则。坚持优化协同高效，坚持依法依规。',
        '1.统筹谋划',
        '一是加强领导。各级要压实责任，把任务落到实处。',
        '1. 各县区要在3月底前完成自查，并把报告送市委编办。',
      ) +
      written('这是放在标题样式里的一句话，并不是小标题。', { style: 'Heading1' });
    expect((await shown(body)).slice(1)).toEqual([
      'heading1 一、总体要求',
      `paragraph ${sentence}`,
      'heading2 （一）指导思想',
      'paragraph （二）基本原则。坚持优化协同高效，坚持依法依规。',
      'heading3 1.统筹谋划',
      'paragraph 一是加强领导。各级要压实责任，把任务落到实处。',
      'paragraph 1.各县区要在3月底前完成自查，并把报告送市委编办。',
      'paragraph 这是放在标题样式里的一句话，并不是小标题。',
    ]);
  });

  test('a run-in head keeps its marks elsewhere', async () => {
    const { article } = await recognised(
      title('题目在这里') +
        written(writtenRun('（一）基本原则。', '<w:b/>') + writtenRun('坚持优化协同高效。') + writtenRun('重点', '<w:b/>')),
    );
    expect(article.document.content).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: '（一）基本原则。', marks: [{ type: 'lead' }] },
          { type: 'text', text: '坚持优化协同高效。' },
          { type: 'text', text: '重点', marks: [{ type: 'bold' }] },
        ],
      },
    ]);
  });
});

describe('paragraphs', () => {
  test('Shift+Enter for everything', async () => {
    const br = '<w:r><w:br/></w:r>';
    const body =
      title('题目在这里') +
      written(
        [
          writtenRun('一、总体要求'),
          writtenRun(`　　${sentence}`),
          writtenRun('（一）抓好落实'),
          writtenRun(`　　${sentence}`),
        ].join(br),
      );
    expect((await shown(body)).slice(1)).toEqual([
      'heading1 一、总体要求',
      `paragraph ${sentence}`,
      'heading2 （一）抓好落实',
      `paragraph ${sentence}`,
    ]);
  });

  test('a line break inside a sentence stays one', async () => {
    const { article } = await recognised(
      title('题目在这里') + written(`${writtenRun('地址：青屿市滨河路')}<w:r><w:br/></w:r>${writtenRun('十二号院内。')}`),
    );
    expect(article.document.content).toEqual([
      {
        type: 'paragraph',
        content: [{ type: 'text', text: '地址：青屿市滨河路' }, { type: 'hardBreak' }, { type: 'text', text: '十二号院内。' }],
      },
    ]);
  });

  test('blanks as layout go, blank paragraphs too; signature and date stay at the right', async () => {
    const body =
      title('题目在这里') +
      text('　　　　', sentence) +
      written('青屿市委编办', { align: 'right' }) +
      written('2031年3月5日', { align: 'right' });
    expect((await shown(body)).slice(1)).toEqual([
      `paragraph ${sentence}`,
      'paragraph:end 青屿市委编办',
      'paragraph:end 2031年3月5日',
    ]);
  });

  test('a note, credits, a footnote', async () => {
    const footnotes = `<w:footnote w:id="2">${written('数据截至 2031 年 1 月。')}</w:footnote>`;
    const body =
      title('题目在这里') +
      written('编者按：本刊选登几篇调研报告。') +
      written(`${writtenRun('全市共有机构三百个')}<w:r><w:footnoteReference w:id="2"/></w:r>${writtenRun('。')}`) +
      written('（作者单位：青屿市委编办）');
    const { article } = await recognised({ body, footnotes });
    expect(article.document.content.map(({ type }) => type)).toEqual(['note', 'paragraph', 'credits']);
    expect(article.document.content[1]).toMatchObject({
      content: [{}, { type: 'footnote', content: [{ type: 'text', text: '数据截至2031年1月。' }] }, {}],
    });
  });
});

test('tables keep their grid, their caption and their header rows', async () => {
  const cell = (content: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${written(content)}</w:tc>`;
  const body =
    title('题目在这里') +
    written('表1　机构变化情况', { align: 'center' }) +
    `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('单位')}${cell('数量')}</w:tr><w:tr>${cell('合计 12 个', '<w:gridSpan w:val="2"/>')}</w:tr></w:tbl>`;
  const { article } = await recognised(body);
  expect(article.document.content).toMatchObject([
    {
      type: 'table',
      attrs: { caption: '表1 机构变化情况' },
      content: [
        { content: [{ type: 'tableHeader' }, { type: 'tableHeader' }] },
        { content: [{ type: 'tableCell', attrs: { colspan: 2 }, content: [{ content: [{ text: '合计12个' }] }] }] },
      ],
    },
  ]);
});
