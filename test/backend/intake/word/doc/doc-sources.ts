import { encodedImages } from '../../../../helpers/encoded-images.ts';
import { type WordParts, written, writtenRun } from '../../../../helpers/word-file.ts';

/**
 * The documents in test/fixtures/word/doc, as DOCX: another program made .doc of them, so that the reader is not tested with what was
 * written by whoever wrote it. `MAKE_DOC_FIXTURES=1 npm run test:one -- test/backend/intake/word/doc/read-doc.test.ts` makes them anew with LibreOffice.
 */
export const docSources: Readonly<Record<string, WordParts>> = {
  text: {
    styles:
      '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>' +
      '<w:style w:type="paragraph" w:default="1" w:styleId="n"><w:name w:val="Normal"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/><w:basedOn w:val="n"/><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="我的小标题"/><w:basedOn w:val="a"/><w:pPr><w:jc w:val="left"/></w:pPr></w:style>' +
      '<w:style w:type="character" w:styleId="s"><w:name w:val="着重"/><w:rPr><w:b/></w:rPr></w:style>',
    body:
      written('标题在中间', { style: 'a' }) +
      written('小标题', { style: 'b' }) +
      written(
        writtenRun('平') +
          writtenRun('粗', '<w:b/>') +
          writtenRun('斜', '<w:i/>') +
          writtenRun('线', '<w:u w:val="single"/>') +
          writtenRun('上', '<w:vertAlign w:val="superscript"/>') +
          writtenRun('下', '<w:vertAlign w:val="subscript"/>') +
          writtenRun('式', '<w:rStyle w:val="s"/>') +
          writtenRun('黑', '<w:rFonts w:eastAsia="黑体"/>'),
      ) +
      written(
        '<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t></w:r>' +
          writtenRun('𠀀Ĺ√αж', ''),
      ) +
      written(`${writtenRun('看得见')}${writtenRun('看不见', '<w:vanish/>')}${writtenRun('又看见')}`) +
      written('首行缩进两字', { properties: '<w:ind w:firstLineChars="200" w:firstLine="420"/>' }) +
      written('靠右', { align: 'right' }) +
      written('两端', { align: 'both' }) +
      written('另起一页', { properties: '<w:pageBreakBefore/>' }) +
      written('整段粗', { bold: true, size: 32 }),
  },
  numbers: {
    numbering:
      `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>${level(0, 'bullet', '●')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/>${level(0, 'decimal', '%1', '<w:pStyle w:val="h1"/>')}${level(1, 'decimal', '%1.%2', '<w:pStyle w:val="h2"/>')}</w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>',
    styles:
      '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>',
    body:
      written('总体要求', { numId: 1 }) +
      written('指导思想', { numId: 1, level: 1 }) +
      written('基本原则', { numId: 1, level: 1 }) +
      written('第一条', { numId: 1, level: 2 }) +
      written('没有编号的一段') +
      written('主要任务', { numId: 1 }) +
      written('分工', { numId: 1, level: 1 }) +
      written('圆点', { numId: 2 }) +
      written('章', { style: 'h1' }) +
      written('节', { style: 'h2' }) +
      written('再一节', { style: 'h2' }),
  },
  tables: {
    body:
      `${written('表前')}${table(
        [1000, 2000, 3000],
        '<w:tr><w:trPr><w:tblHeader/></w:trPr>' +
          cell('甲', 1000, '<w:vMerge w:val="restart"/>') +
          cell('乙', 5000, '<w:gridSpan w:val="2"/>') +
          '</w:tr>',
        row(cell('', 1000, '<w:vMerge/>'), cell('丙', 2000), cell('丁', 3000, '<w:vAlign w:val="center"/>')),
        row(cell('', 1000, '<w:vMerge/>'), cell('戊', 2000), cell('己', 3000)),
        row(cell('庚', 3000, '<w:gridSpan w:val="2"/>'), cell('辛', 3000)),
      )}${written('表间')}` +
      `${table([3000, 3000], row(`<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${written('外')}${table([1400, 1400], row(cell('内一', 1400), cell('内二', 1400)))}${written('外尾')}</w:tc>`, cell('右', 3000)))}${written('表后')}`,
  },
  notes: {
    footnotes:
      `<w:footnote w:type="separator" w:id="-1">${written('<w:r><w:separator/></w:r>')}</w:footnote>` +
      `<w:footnote w:id="2">${written(`<w:r><w:footnoteRef/></w:r>${writtenRun(' 脚注文')}`)}${written('脚注又一段')}</w:footnote>`,
    endnotes:
      `<w:endnote w:type="separator" w:id="-1">${written('<w:r><w:separator/></w:r>')}</w:endnote>` +
      `<w:endnote w:id="2">${written(`<w:r><w:endnoteRef/></w:r>${writtenRun(' 尾注文')}`)}</w:endnote>`,
    comments: `<w:comment w:id="7" w:author="王五" w:initials="W" w:date="2031-02-03T04:05:00Z">${written('请核对')}</w:comment>`,
    header: written('内部资料'),
    body:
      written(
        `${writtenRun('正文')}<w:r><w:footnoteReference w:id="2"/></w:r>${writtenRun('之后')}<w:r><w:endnoteReference w:id="2"/></w:r>${writtenRun('。')}`,
      ) +
      written(
        `${writtenRun('原')}<w:ins w:id="1" w:author="甲" w:date="2031-02-03T04:05:00Z">${writtenRun('新')}</w:ins>` +
          '<w:del w:id="2" w:author="乙" w:date="2032-12-31T23:59:00Z"><w:r><w:delText>旧</w:delText></w:r></w:del>' +
          writtenRun('完'),
      ) +
      written(
        `${writtenRun('说到')}<w:commentRangeStart w:id="7"/>${writtenRun('这里')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>${writtenRun('为止')}`,
      ) +
      '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>',
  },
  pictures: {
    relationships:
      '<Relationship Id="p" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/p.png"/>' +
      '<Relationship Id="l" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/a" TargetMode="External"/>',
    files: {
      'word/media/p.png': Buffer.from(encodedImages.png, 'base64'),
    },
    body:
      written(`${writtenRun('图前')}${inlinePicture('p', '一张图')}${writtenRun('图后')}`) +
      written(`${writtenRun('锚在这里')}${anchored(textBox('框里的字'))}`) +
      written(`${writtenRun('链接：')}<w:hyperlink r:id="l">${writtenRun('网页')}</w:hyperlink>`) +
      written(
        `${fieldMark('begin')}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${fieldMark('separate')}${writtenRun('3')}${fieldMark('end')}${writtenRun('页')}`,
      ),
  },
};

function level(index: number, format: string, text: string, more = ''): string {
  return `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
}

function cell(text: string, width: number, properties = ''): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${properties}</w:tcPr>${written(text)}</w:tc>`;
}

function row(...cells: string[]): string {
  return `<w:tr>${cells.join('')}</w:tr>`;
}

function table(widths: readonly number[], ...rows: string[]): string {
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return `<w:tbl><w:tblPr><w:tblW w:w="${whole}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

function fieldMark(type: string): string {
  return `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
}

function inlinePicture(id: string, alt: string): string {
  const pic = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
  return (
    `<w:r><w:drawing><wp:inline><wp:extent cx="609600" cy="203200"/><wp:docPr id="1" name="p" descr="${alt}"/><a:graphic><a:graphicData uri="${pic}">` +
    `<pic:pic xmlns:pic="${pic}"><pic:nvPicPr><pic:cNvPr id="1" name="p" descr="${alt}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="609600" cy="203200"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
  );
}

function anchored(content: string): string {
  return (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="1828800" cy="457200"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="2" name="b"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">' +
    `${content}</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>`
  );
}

function textBox(text: string): string {
  return `<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1828800" cy="457200"/></a:xfrm><a:prstGeom prst="rect"/></wps:spPr><wps:txbx><w:txbxContent>${written(text)}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>`;
}
