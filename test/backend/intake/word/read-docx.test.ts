import { describe, expect, test } from 'vitest';
import { readDocx } from '../../../../electron/backend/intake/word/docx/read-docx.ts';
import type { SourceText } from '../../../../electron/backend/intake/word/source-text.ts';
import { type WordParts, wordFile, written, writtenRun } from '../../../helpers/word-file.ts';
import { shownSource } from './shown-source.ts';

function read(parts: WordParts | string): Promise<SourceText> {
  return readDocx(wordFile(typeof parts === 'string' ? { body: parts } : parts), '来稿.docx');
}

async function lines(parts: WordParts | string): Promise<string[]> {
  return shownSource((await read(parts)).blocks);
}

const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

describe('text', () => {
  test('runs, tabs, breaks, hyphens and symbols in order', async () => {
    const run = (inside: string): string => `<w:r>${inside}</w:r>`;
    expect(
      await lines(
        written(
          run('<w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:softHyphen/><w:noBreakHyphen/>') +
            run(
              '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F0B0"/><w:br w:type="page"/><w:t>丁</w:t>',
            ),
        ),
      ),
    ).toEqual(['甲\t乙⏎丙‑✓°↡丁']);
  });

  test('a strict document and one whose prefixes are others', async () => {
    const namespace = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
    expect(await lines({ body: written('严格格式'), namespace })).toEqual(['严格格式']);
  });

  test('what is wrapped in content controls, smart tags, changes and paragraphs of paragraphs', async () => {
    const body =
      `<w:sdt><w:sdtContent>${written(`<w:smartTag w:element="x">${writtenRun('一')}</w:smartTag>${writtenRun('二')}`)}</w:sdtContent></w:sdt>` +
      `<w:customXml>${written(`<w:sdt><w:sdtContent>${writtenRun('三')}</w:sdtContent></w:sdt>`)}</w:customXml>`;
    expect(await lines(body)).toEqual(['一二', '三']);
  });

  test('text boxes stand behind their paragraph, each once', async () => {
    const box = (text: string): string => `<w:txbxContent>${written(text)}</w:txbxContent>`;
    const body = written(
      `${writtenRun('正文')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box('框里')}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>` +
        `<mc:Fallback><w:pict><v:shape><v:textbox>${box('框里')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    );
    const { blocks } = await read(body + written('下一段'));
    expect(shownSource(blocks)).toEqual(['正文', '框里', '下一段']);
    expect(blocks.map((block) => block.type === 'paragraph' && block.isBoxed)).toEqual([false, true, false]);
  });

  test('text of shapes in a locked canvas', async () => {
    const line = (text: string): string => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`;
    const body = written(
      `${writtenRun('正文')}<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><a:sp><a:txSp><a:txBody>${line('读取文件')}${line('')}${line('匹配')}</a:txBody></a:txSp></a:sp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
    );
    expect(await lines(body + written('下一段'))).toEqual(['正文', '读取文件', '匹配', '下一段']);
  });

  test('hidden text is left out and told; that of a style too, and shown where the run says so', async () => {
    const styles = '<w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>';
    const body = written(
      writtenRun('甲') +
        writtenRun('密', '<w:vanish/>') +
        writtenRun('码', '<w:rStyle w:val="h"/>') +
        writtenRun('乙', '<w:rStyle w:val="h"/><w:vanish w:val="0"/>'),
    );
    const { blocks, losses } = await read({ body, styles });
    expect(shownSource(blocks)).toEqual(['甲乙']);
    expect(losses).toEqual([{ kind: 'hidden-text', number: 1, words: '密码' }]);
  });

  test('the result of a field, not its code; nested ones; those whose text is their code', async () => {
    expect(await lines(written(writtenRun('见') + field('REF _Ref1 \\h', writtenRun('表1')) + writtenRun('。')))).toEqual([
      '见表1。',
    ]);
    expect(await lines(written(field(`IF 1 = ${'1'}`, field('PAGE', writtenRun('3')))))).toEqual(['3']);
    const bare = (code: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    expect(await lines(written(bare('eq \\o\\ac(○,3)') + writtenRun('改革')))).toEqual(['③改革']);
    expect(await lines(written(bare('MACROBUTTON NoMacro [点击此处]')))).toEqual(['[点击此处]']);
    // The number of an equation as MathType makes it, and its hidden mark of a section.
    const open = (code: string, look = ''): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr>${look}</w:rPr><w:instrText>${code}</w:instrText></w:r>`;
    const close = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
    const number = `${open('MACROBUTTON MTPlaceRef \\* MERGEFORMAT (')}${field('SEQ MTChap', writtenRun('2'))}<w:r><w:instrText>-1)</w:instrText></w:r>${close}`;
    expect(await lines(written(number + open('MACROBUTTON MTEdit Equation Section', '<w:vanish/>') + close))).toEqual(['(2-1)']);
  });

  test('a table of contents is left out with a word, however it was made', async () => {
    const entry = written(field('PAGEREF _Toc1', writtenRun('3')), { style: 'TOC1' });
    const styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>';
    const made =
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${writtenRun('一、总则3')}</w:p>` +
      `<w:p>${writtenRun('二、分则5')}</w:p><w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
    const { blocks, losses } = await read({ body: made + entry + written('正文'), styles });
    expect(shownSource(blocks)).toEqual(['正文']);
    expect(losses.map(({ kind, words }) => [kind, words])).toEqual([
      ['contents', '一、总则3'],
      ['contents', '二、分则5'],
      ['contents', '3'],
    ]);
  });

  test('links by their relationship and by a field; others than web and mail are told', async () => {
    const relationships =
      '<Relationship Id="a" Type="x/hyperlink" Target="https://example.org/a" TargetMode="External"/>' +
      '<Relationship Id="b" Type="x/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>';
    const body = written(
      `<w:hyperlink r:id="a">${writtenRun('甲')}</w:hyperlink><w:hyperlink r:id="b">${writtenRun('乙')}</w:hyperlink>` +
        field('HYPERLINK "https://example.org/c"', writtenRun('丙')),
    );
    const { blocks, losses } = await read({ body, relationships });
    const [paragraph] = blocks;
    expect(paragraph?.type === 'paragraph' && paragraph.inlines).toEqual([
      { type: 'text', text: '甲', marks: [{ type: 'link', attrs: { href: 'https://example.org/a' } }] },
      { type: 'text', text: '乙', marks: [] },
      { type: 'text', text: '丙', marks: [{ type: 'link', attrs: { href: 'https://example.org/c' } }] },
    ]);
    expect(losses).toEqual([{ kind: 'link', number: 1, words: 'javascript:alert(1)' }]);
  });

  test('footnotes and endnotes stand where they are called', async () => {
    const footnotes =
      `<w:footnote w:type="separator" w:id="-1">${written('—')}</w:footnote>` +
      `<w:footnote w:id="2">${written(`<w:r><w:footnoteRef/></w:r>${writtenRun(' 注文')}`)}${written('又一段')}</w:footnote>`;
    const body = written(`${writtenRun('正文')}<w:r><w:footnoteReference w:id="2"/></w:r>${writtenRun('。')}`);
    expect(await lines({ body, footnotes })).toEqual(['正文[注文/又一段]。']);
  });

  test('tracked changes with author and time; comments with their range', async () => {
    const by = 'w:author="甲" w:date="2031-02-03T04:05:06Z"';
    const comments = `<w:comment w:id="7" ${by}>${written('请核对')}</w:comment>`;
    const body = written(
      `${writtenRun('原')}<w:ins w:id="1" ${by}>${writtenRun('新')}</w:ins><w:del w:id="2" ${by}><w:r><w:delText>旧</w:delText></w:r></w:del>` +
        `<w:commentRangeStart w:id="7"/>${writtenRun('这里')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>${writtenRun('完')}`,
    );
    const { blocks, comments: read7 } = await read({ body, comments });
    const attrs = { author: '甲', time: '2031-02-03T04:05:06.000Z' };
    const [paragraph] = blocks;
    expect(paragraph?.type === 'paragraph' && paragraph.inlines).toEqual([
      { type: 'text', text: '原', marks: [] },
      { type: 'text', text: '新', marks: [{ type: 'insertion', attrs: { id: 'insertion-1', ...attrs } }] },
      { type: 'text', text: '旧', marks: [{ type: 'deletion', attrs: { id: 'deletion-2', ...attrs } }] },
      { type: 'text', text: '这里', marks: [], comments: ['7'] },
      { type: 'text', text: '完', marks: [] },
    ]);
    expect(read7).toEqual([{ id: '7', ...attrs, text: '请核对' }]);
  });

  test('a formula on one line, told', async () => {
    const t = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
    const body = written(
      `<m:oMath>${t('x=')}<m:f><m:num>${t('a+b')}</m:num><m:den>${t('2')}</m:den></m:f><m:sSup><m:e>${t('y')}</m:e><m:sup>${t('2')}</m:sup></m:sSup></m:oMath>`,
    );
    const { blocks, losses } = await read(body);
    expect(shownSource(blocks)).toEqual(['x=(a+b)/2y^2']);
    expect(losses).toMatchObject([{ kind: 'formula' }]);
  });

  test('what headers say is told once; folios are not', async () => {
    const { losses } = await read({ body: written('正文'), header: written('内部资料') });
    expect(losses).toEqual([{ kind: 'header', number: null, words: '内部资料' }]);
  });
});

describe('looks', () => {
  test('styles by their chain, their own marks and those of the run', async () => {
    const styles =
      '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>' +
      '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="我的小标题"/><w:basedOn w:val="a"/><w:pPr><w:jc w:val="left"/></w:pPr></w:style>';
    const { blocks } = await read({ body: written('小标题', { style: 'b' }) + written('正文'), styles });
    expect(blocks).toMatchObject([
      { style: '我的小标题', outline: 2, align: 'start', sizePt: 16, bold: true },
      { style: '', outline: null, sizePt: 10.5, bold: false },
    ]);
  });

  test('a style that is based on itself ends', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="a"/></w:style>';
    expect(await lines({ body: written('正文', { style: 'a' }), styles })).toEqual(['正文']);
  });

  test('a new section and a break begin a page, a continuous section does not', async () => {
    const section = (type: string): string => `<w:sectPr><w:type w:val="${type}"/></w:sectPr>`;
    const { blocks } = await read(
      written('一', { properties: section('nextPage') }) + written('二', { properties: section('continuous') }) + written('三'),
    );
    expect(blocks.map((block) => block.type === 'paragraph' && block.pageBreak)).toEqual([false, true, false]);
  });
});

test('automatic numbers as they are shown: of the paragraph and of its style', async () => {
  const level = (index: number, format: string, text: string, more = ''): string =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering =
    `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="h2"/>')}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
  const styles =
    '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
  const body =
    written('总体要求', { numId: 1 }) +
    written('指导思想', { style: 'h2' }) +
    written('基本原则', { style: 'h2' }) +
    written('主要任务', { numId: 1 }) +
    written('分工', { style: 'h2' });
  expect(await lines({ body, numbering, styles })).toEqual([
    '一、总体要求',
    '（一）指导思想',
    '（二）基本原则',
    '二、主要任务',
    '（一）分工',
  ]);
});

describe('tables', () => {
  const cell = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${written(text)}</w:tc>`;
  const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;

  test('cells merged both ways, skipped columns, rows in content controls', async () => {
    const restart = '<w:vMerge w:val="restart"/>';
    const goesOn = '<w:vMerge/>';
    const body = `<w:tbl><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="2000"/><w:gridCol w:w="3000"/></w:tblGrid>${[
      row(cell('甲', restart), cell('乙', '<w:gridSpan w:val="2"/>')),
      row(cell('看不见', goesOn), cell('丙'), cell('丁')),
      `<w:sdt><w:sdtContent>${row(cell('看不见', goesOn), cell('戊'), cell('己'))}</w:sdtContent></w:sdt>`,
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('庚')}${cell('辛')}</w:tr>`,
    ].join('')}</w:tbl>`;
    const { blocks } = await read(body);
    expect(shownSource(blocks)).toEqual(['甲(1×3)|乙(2×1)', '丙|丁', '戊|己', '|庚|辛']);
    expect(blocks).toMatchObject([{ widthsPt: [50, 100, 150] }]);
  });

  test('a table in a cell stays in its cell', async () => {
    const inner = `<w:tbl>${row(cell('内'))}</w:tbl>`;
    const body = `<w:tbl>${row(`<w:tc>${written('外')}${inner}${written('')}</w:tc>`, cell('右'))}</w:tbl>`;
    expect(await lines(body)).toEqual(['外/内/|右']);
  });
});

describe('what is refused', () => {
  test.each([
    ['a DOCTYPE', { 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "b">]><w:document/>' }, 'package-refused'],
    ['a part that is not whole', { 'word/document.xml': '<w:document><w:body>' }, 'package-damaged'],
    ['elements in elements in elements', { 'word/document.xml': '<a>'.repeat(300) + '</a>'.repeat(300) }, 'package-refused'],
  ])('%s', async (_, files, code) => {
    await expect(readDocx(wordFile({ body: '', files }), '来稿.docx')).rejects.toMatchObject({ code });
  });

  test('a package that is cut off', async () => {
    const bytes = wordFile({ body: written('正文') });
    await expect(readDocx(bytes.subarray(0, bytes.length - 30), '来稿.docx')).rejects.toMatchObject({ code: 'package-damaged' });
  });
});
