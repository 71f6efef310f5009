import { tableType } from '../../../../shared/layout/table-widths.ts';
import { type TextStyle, type TextStyleName, typography } from '../../../../shared/layout/typography.ts';
import { geometryOf, type Layout } from '../../../../shared/periodical/layout.ts';
import { halfPoints, twips } from './units.ts';
import { wordFont } from './word-fonts.ts';
import { toggle, value, wordNamespace, xml, xmlDeclaration } from './xml.ts';

/** Style ids of paragraphs. `Heading1` … are Word's own, so that its navigation pane and other programs know them. */
export const styleIds = {
  title: 'Heading1',
  kicker: 'Kicker',
  subtitle: 'Subtitle',
  byline: 'Byline',
  heading1: 'Heading2',
  heading2: 'Heading3',
  heading3: 'Heading4',
  heading4: 'Heading5',
  body: 'BodyText',
  note: 'Note',
  credits: 'Credits',
  quote: 'Quote',
  caption: 'Caption',
  tableCaption: 'TableCaption',
  tableHead: 'TableHead',
  tableText: 'TableText',
  fillerTitle: 'FillerTitle',
  fillerSmall: 'FillerSmall',
  fillerText: 'FillerText',
  footnote: 'FootnoteText',
  header: 'Header',
  footer: 'Footer',
  figure: 'Figure',
  contentsSection: 'ContentsSection',
  contentsEntry: 'TOC1',
  contentsTitle: 'TOCHeading',
  opening: 'Opening',
  tiny: 'Tiny',
} as const;

/** Type of 卷首语. */
export const openingType = { sizePt: 13, linePt: 26 } as const;

interface StyleOptions {
  id: string;
  /** Name as Word shows it; Word translates the names of its own styles. */
  name: string;
  text: TextStyle;
  linePt?: number;
  lineRule?: 'exact' | 'atLeast' | 'auto';
  beforePt?: number;
  afterPt?: number;
  keepNext?: boolean;
  /** Outline level from 0. */
  outline?: number;
  next?: string;
  color?: string;
  indentLeftPt?: number;
  indentRightPt?: number;
  spacingPt?: number;
  tabs?: readonly { kind: 'left' | 'right'; pt: number }[];
  rule?: boolean;
}

/**
 * word/styles.xml, written whole: docx has no options for line breaking rules and the grid. `contentsSizePt` sets the
 * page numbers of the contents.
 */
export function stylesPart(layout: Layout, contentsSizePt: number): string {
  const accent = layout.accent.slice(1).toUpperCase();
  const pitch = layout.linePitchPt;
  const { areaWidthPt } = geometryOf(layout);
  const own = (id: string, name: string, style: TextStyleName, more: Partial<StyleOptions> = {}): string =>
    paragraphStyle({ id, name, text: typography[style], ...more }, layout);
  const heading = { keepNext: true, next: styleIds.body };
  const styles = [
    normalStyle(layout),
    own(styleIds.title, 'heading 1', 'title', {
      ...heading,
      linePt: 2 * pitch,
      outline: 0,
      spacingPt: 0.9,
      next: styleIds.byline,
    }),
    own(styleIds.heading1, 'heading 2', 'heading1', { ...heading, outline: 1 }),
    own(styleIds.heading2, 'heading 3', 'heading2', { ...heading, outline: 2 }),
    own(styleIds.heading3, 'heading 4', 'heading3', { ...heading, outline: 3 }),
    own(styleIds.heading4, 'heading 5', 'heading4', { ...heading, outline: 4 }),
    own(styleIds.kicker, '引题', 'kicker', { keepNext: true, color: accent }),
    own(styleIds.subtitle, 'Subtitle', 'subtitle', { keepNext: true }),
    own(styleIds.byline, '署名', 'byline', { beforePt: pitch / 2, afterPt: pitch / 2, next: styleIds.body }),
    own(styleIds.body, 'Body Text', 'body'),
    own(styleIds.note, '注', 'note'),
    own(styleIds.credits, '供稿', 'credits'),
    own(styleIds.quote, 'Quote', 'quote', { indentLeftPt: 2 * layout.bodySizePt }),
    own(styleIds.caption, 'caption', 'caption'),
    own(styleIds.tableCaption, '表题', 'tableCaption', { keepNext: true }),
    own(styleIds.tableHead, '表头', 'tableHead', { linePt: tableType.textPitchPt }),
    own(styleIds.tableText, '表文', 'tableText', { linePt: tableType.textPitchPt }),
    own(styleIds.fillerTitle, '补白标题', 'fillerTitle', { keepNext: true, color: accent }),
    own(styleIds.fillerSmall, '补白引题副题', 'fillerSmall', { keepNext: true }),
    own(styleIds.fillerText, '补白', 'fillerText'),
    paragraphStyle(
      {
        id: styleIds.opening,
        name: '卷首语',
        text: { ...typography.fillerText, sizePt: openingType.sizePt },
        linePt: openingType.linePt,
      },
      layout,
    ),
    own(styleIds.footnote, 'footnote text', 'footnote', { linePt: 12.6 }),
    own(styleIds.header, 'header', 'runningHead', {
      linePt: 12,
      color: '595959',
      rule: true,
      tabs: [{ kind: 'right', pt: areaWidthPt }],
    }),
    own(styleIds.footer, 'footer', 'runningHead', { linePt: 12 }),
    // An exact line would cut the picture off.
    paragraphStyle(
      {
        id: styleIds.figure,
        name: '插图',
        text: { ...typography.caption, sizePt: 1 },
        linePt: pitch,
        lineRule: 'atLeast',
      },
      layout,
    ),
    paragraphStyle(
      {
        id: styleIds.contentsSection,
        name: '目录栏目',
        text: { ...typography.heading1, indentChars: 0 },
        color: accent,
        keepNext: true,
      },
      layout,
    ),
    paragraphStyle(
      { id: styleIds.contentsEntry, name: 'toc 1', text: { ...typography.tableHead, sizePt: contentsSizePt, align: 'start' } },
      layout,
    ),
    paragraphStyle(
      { id: styleIds.contentsTitle, name: 'TOC Heading', text: { ...typography.title, align: 'start' }, color: accent },
      layout,
    ),
    paragraphStyle(
      { id: styleIds.tiny, name: '分节', text: { ...typography.body, indentChars: 0, sizePt: 1 }, linePt: 1 },
      layout,
    ),
    ...characterStyles(layout),
    tableNormal,
  ];
  return xmlDeclaration + xml('w:styles', wordNamespace, [defaults(layout), ...styles]);
}

function defaults(layout: Layout): string {
  const font = wordFont('song', layout);
  const run = [
    fontsOf(font.eastAsia, font.latin),
    value('sz', halfPoints(layout.bodySizePt)),
    value('szCs', halfPoints(layout.bodySizePt)),
    xml('w:lang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN', 'w:bidi': 'ar-SA' }),
  ];
  return xml('w:docDefaults', {}, [xml('w:rPrDefault', {}, [xml('w:rPr', {}, run)]), xml('w:pPrDefault')]);
}

/** Every distance is a whole number of lines and no rule moves a line to another page, so that pages agree with the PDF. */
function normalStyle(layout: Layout): string {
  const paragraph = [
    toggle('widowControl', false),
    toggle('kinsoku', true),
    toggle('overflowPunct', false),
    toggle('autoSpaceDE', true),
    toggle('autoSpaceDN', true),
    // Exact lines are the grid; with it LibreOffice rounds lines that are not of the pitch up to the next one.
    toggle('snapToGrid', false),
    xml('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': twips(layout.linePitchPt), 'w:lineRule': 'exact' }),
    value('jc', 'both'),
  ];
  return xml('w:style', { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' }, [
    value('name', 'Normal'),
    xml('w:qFormat'),
    xml('w:pPr', {}, paragraph),
  ]);
}

function paragraphStyle(options: StyleOptions, layout: Layout): string {
  const { text } = options;
  const indentChars = text.indentChars ?? layout.firstLineIndentChars;
  const spacing = {
    'w:before': twips(options.beforePt ?? 0),
    'w:after': twips(options.afterPt ?? 0),
    'w:line': twips(options.linePt ?? layout.linePitchPt),
    'w:lineRule': options.lineRule ?? 'exact',
  };
  const indent = {
    'w:left': twips(options.indentLeftPt ?? 0),
    'w:right': twips(options.indentRightPt ?? 0),
    'w:firstLineChars': indentChars * 100,
    'w:firstLine': twips(indentChars * text.sizePt),
  };
  const rule = xml('w:pBdr', {}, [xml('w:bottom', { 'w:val': 'single', 'w:sz': 4, 'w:space': 2, 'w:color': '787878' })]);
  const tabs = (options.tabs ?? []).map((tab) => xml('w:tab', { 'w:val': tab.kind, 'w:pos': twips(tab.pt) }));
  const paragraph = [
    ...(options.keepNext ? [toggle('keepNext', true)] : []),
    ...(options.rule ? [rule] : []),
    ...(tabs.length > 0 ? [xml('w:tabs', {}, tabs)] : []),
    xml('w:spacing', spacing),
    xml('w:ind', indent),
    value('jc', { start: 'left', center: 'center', end: 'right', justify: 'both' }[text.align]),
    ...(options.outline === undefined ? [] : [value('outlineLvl', options.outline)]),
  ];
  return xml('w:style', { 'w:type': 'paragraph', ...customStyle(options.name), 'w:styleId': options.id }, [
    value('name', options.name),
    value('basedOn', 'Normal'),
    ...(options.next ? [value('next', options.next)] : []),
    xml('w:qFormat'),
    xml('w:pPr', {}, paragraph),
    xml('w:rPr', {}, runProperties(options, layout)),
  ]);
}

function runProperties({ text, color, spacingPt }: StyleOptions, layout: Layout): string[] {
  const font = wordFont(text.font, layout);
  return [
    fontsOf(font.eastAsia, font.latin),
    ...(text.weight >= 700 ? [toggle('b', true)] : []),
    ...(color ? [value('color', color)] : []),
    ...(spacingPt ? [value('spacing', twips(spacingPt))] : []),
    value('sz', halfPoints(text.sizePt)),
    value('szCs', halfPoints(text.sizePt)),
  ];
}

function characterStyles(layout: Layout): string[] {
  const kai = wordFont('kai', layout);
  return [
    characterStyle('FootnoteReference', 'footnote reference', [value('vertAlign', 'superscript')]),
    // LibreOffice puts the mark before the note by itself, and sets the one written there in its own style of this name.
    characterStyle('FootnoteCharacters', 'Footnote Characters', [toggle('vanish', true)]),
    characterStyle('Emphasis', 'Emphasis', [fontsOf(kai.eastAsia, kai.latin)]),
    characterStyle('RunInHead', '段首标题', [fontsOf(kai.eastAsia, kai.latin), toggle('b', true)]),
    characterStyle('Hyperlink', 'Hyperlink', []),
  ];
}

function characterStyle(id: string, name: string, run: string[]): string {
  return xml('w:style', { 'w:type': 'character', ...customStyle(name), 'w:styleId': id }, [
    value('name', name),
    ...(run.length > 0 ? [xml('w:rPr', {}, run)] : []),
  ]);
}

const tableNormal = xml('w:style', { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' }, [
  value('name', 'Normal Table'),
  xml('w:tblPr', {}, [
    xml('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }),
    xml('w:tblCellMar', {}, [
      ...['top', 'left', 'bottom', 'right'].map((side) => xml(`w:${side}`, { 'w:w': 0, 'w:type': 'dxa' })),
    ]),
  ]),
]);

function fontsOf(eastAsia: string, latin: string): string {
  return xml('w:rFonts', { 'w:ascii': latin, 'w:hAnsi': latin, 'w:eastAsia': eastAsia, 'w:cs': latin });
}

/** Word knows its own styles by their English names. */
function customStyle(name: string): { 'w:customStyle'?: number } {
  return /^[A-Za-z0-9 ]+$/.test(name) ? {} : { 'w:customStyle': 1 };
}
