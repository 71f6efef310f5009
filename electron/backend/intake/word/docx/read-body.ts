import { isLinkAddress } from '../../../../../shared/document/is-link-address.ts';
import type { Mark } from '../../../../../shared/document/types.ts';
import { isContentsLine } from '../contents-line.ts';
import { noteParagraphs, withoutGap } from '../note-paragraphs.ts';
import type { NumberCounter } from '../numbering/number-counter.ts';
import { child, children, descendants, elementsOf, textOf, type XmlElement } from '../read-xml.ts';
import type {
  LossKind,
  SourceAlign,
  SourceBlock,
  SourceInline,
  SourceLoss,
  SourceNote,
  SourceParagraph,
  SourcePicture,
} from '../source-text.ts';
import { isSymbolFont, symbolCharacter } from '../symbol-fonts.ts';
import type { DocxPart } from './docx-parts.ts';
import { type Field, fieldOf, shownByInstruction } from './fields.ts';
import { linearMath } from './linear-math.ts';
import type { DocxNumbering } from './read-numbering.ts';
import { isOn, numberOf, type RunProperties, readParagraphProperties, readRunProperties, type Styles } from './read-styles.ts';
import { readTable } from './read-table.ts';

export interface BodyInput {
  styles: Styles;
  numbering: DocxNumbering;
  counter: NumberCounter;
  footnotes: ReadonlyMap<string, XmlElement>;
  endnotes: ReadonlyMap<string, XmlElement>;
  footnotesPart: DocxPart | undefined;
  endnotesPart: DocxPart | undefined;
  /** Gives the bytes of a picture. */
  pictureOf(name: string): Promise<Uint8Array | undefined>;
  /** Words of a diagram or chart. */
  wordsOf(name: string): Promise<string>;
}

export interface Body {
  blocks: SourceBlock[];
  pictures: Map<string, SourcePicture>;
  losses: SourceLoss[];
}

/** A field that is open: its instruction is read, or its result. */
interface OpenField {
  instruction: string;
  isInResult: boolean;
  field: Field;
  hasResult: boolean;
  /** Its instruction is hidden text: it shows nothing of it. */
  isHidden: boolean;
}

function openField(): OpenField {
  return { instruction: '', isInResult: false, field: { kind: 'plain', href: null }, hasResult: false, isHidden: false };
}

/** A picture, chart or diagram whose content is fetched when the walk is over. */
interface Wanted {
  key: string;
  name: string;
  kind: 'picture' | 'words';
  loss: SourceLoss | undefined;
}

/** Reads the text of a part in the order of reading. */
export async function readBody(part: DocxPart, input: BodyInput): Promise<Body> {
  const losses: SourceLoss[] = [];
  const wanted: Wanted[] = [];
  const fields: OpenField[] = [];
  const openComments: string[] = [];
  let number = 0;
  let isNewPage = false;
  let target = part.target;

  const lose = (kind: LossKind, words: string): SourceLoss => {
    const last = losses.at(-1);
    if (last?.kind === kind && last.number === number && (kind === 'hidden-text' || kind === 'contents')) {
      last.words += words;
      return last;
    }
    const loss: SourceLoss = { kind, number, words };
    losses.push(loss);
    return loss;
  };

  const readBlocks = (element: XmlElement, isBoxed = false): SourceBlock[] =>
    elementsOf(element).flatMap((one): SourceBlock[] => {
      switch (one.name) {
        case 'w:p':
          return readParagraph(one, isBoxed);
        case 'w:tbl': {
          const first = number + 1;
          const table = readTable(one, (cell) => readBlocks(cell, isBoxed));
          return table.rows.length === 0 ? [] : [{ ...table, number: first }];
        }
        case 'w:sdt': {
          const content = child(one, 'w:sdtContent');
          if (!content) return [];
          if (!isContents(one)) return readBlocks(content, isBoxed);
          number += descendants(content, 'w:p').length;
          lose('contents', visibleText(content));
          return [];
        }
        case 'w:sectPr':
          isNewPage = isNewPage || child(one, 'w:type')?.attributes['w:val'] !== 'continuous';
          return [];
        case 'mc:AlternateContent':
          return readBlocks(chosen(one), isBoxed);
        case 'w:altChunk': {
          const name = target(one.attributes['r:id'])?.name;
          lose('object', name ?? '');
          return [];
        }
        case 'w:customXml':
        case 'w:smartTag':
        case 'w:ins':
        case 'w:moveTo':
        case 'w:del':
        case 'w:moveFrom':
          return readBlocks(one, isBoxed);
        default:
          return [];
      }
    });

  const readParagraph = (element: XmlElement, isBoxed: boolean): SourceBlock[] => {
    number += 1;
    const own = number;
    const properties = child(element, 'w:pPr');
    const look = input.styles.paragraph(readParagraphProperties(properties));
    const isInContents = fields.some(({ field, isInResult }) => isInResult && field.kind === 'contents');
    const inlines: SourceInline[] = [];
    const boxes: SourceBlock[][] = [];
    const sizes = new Map<number, number>();
    const fonts = new Map<string, number>();
    let boldCharacters = 0;
    let characters = 0;
    const paragraph: Paragraph = {
      inlines,
      boxes,
      style: look.styleId,
      count(text, run) {
        const length = text.trim().length;
        characters += length;
        if (run.bold) boldCharacters += length;
        const size = run.sizePt ?? 10;
        sizes.set(size, (sizes.get(size) ?? 0) + length);
        if (run.font) fonts.set(run.font, (fonts.get(run.font) ?? 0) + length);
      },
    };
    const label = isSectionEnd(element) ? '' : labelOf(look, properties);
    readInlines(element, paragraph, { links: [], changes: [] });
    const wasContents = isInContents || fields.some(({ field, isInResult }) => isInResult && field.kind === 'contents');
    const pageBreak = isNewPage || look.pageBreakBefore === true;
    const section = child(properties, 'w:sectPr');
    isNewPage = section !== undefined && child(section, 'w:type')?.attributes['w:val'] !== 'continuous';
    if (isContentsLine(look.styleName, plainText(inlines))) {
      lose('contents', plainText(inlines));
      return boxes.flat();
    }
    if (wasContents && inlines.length === 0) return boxes.flat();
    const sizePt = mostOf(sizes) ?? null;
    const em = 20 * (sizePt ?? 10.5);
    const block: SourceParagraph = {
      type: 'paragraph',
      number: own,
      inlines,
      label,
      style: look.styleName,
      outline: look.outline !== undefined && look.outline >= 1 && look.outline <= 9 ? look.outline : headingOf(look.styleChain),
      align: aligns[look.align ?? ''] ?? 'start',
      firstLine: look.firstLineCharacters ? look.firstLineCharacters / 100 : (look.firstLine ?? 0) / em,
      indent: look.leftCharacters ? look.leftCharacters / 100 : (look.left ?? 0) / em,
      sizePt,
      font: mostOf(fonts) ?? '',
      bold: characters > 0 && boldCharacters === characters,
      pageBreak,
      isBoxed: isBoxed || look.isFramed === true,
    };
    return [block, ...boxes.flat()];
  };

  const labelOf = (look: ReturnType<Styles['paragraph']>, properties: XmlElement | undefined): string => {
    if (look.numId === undefined || look.numId === '0') return '';
    // A number that was typed over by a tracked change is the one of before.
    if (child(child(properties, 'w:rPr'), 'w:del')) return '';
    const own = readParagraphProperties(properties).level;
    return input.counter.next(look.numId, input.numbering.levelOf(look.numId, own, look.styleIds, look.level)).label;
  };

  interface Paragraph {
    inlines: SourceInline[];
    boxes: SourceBlock[][];
    style: string | undefined;
    count(text: string, run: RunProperties): void;
  }

  interface Around {
    links: readonly string[];
    changes: readonly Mark[];
  }

  const readInlines = (element: XmlElement, paragraph: Paragraph, around: Around): void => {
    for (const one of elementsOf(element)) readInline(one, paragraph, around);
  };

  const readInline = (one: XmlElement, paragraph: Paragraph, around: Around): void => {
    switch (one.name) {
      case 'w:r':
        readRun(one, paragraph, around);
        return;
      case 'w:hyperlink': {
        const href = target(one.attributes['r:id'])?.name ?? '';
        if (href !== '' && !isLinkAddress(href)) lose('link', href);
        readInlines(one, paragraph, isLinkAddress(href) ? { ...around, links: [href] } : around);
        return;
      }
      case 'w:ins':
      case 'w:moveTo':
        readInlines(one, paragraph, { ...around, changes: [changeOf('insertion', one)] });
        return;
      case 'w:del':
      case 'w:moveFrom':
        // What one person put in and another took out is a deletion.
        readInlines(one, paragraph, { ...around, changes: [changeOf('deletion', one)] });
        return;
      case 'w:fldSimple': {
        const field = fieldOf(one.attributes['w:instr'] ?? '');
        fields.push({ ...openField(), isInResult: true, field, hasResult: true });
        readInlines(one, paragraph, field.href === null ? around : { ...around, links: [field.href] });
        fields.pop();
        return;
      }
      case 'w:commentRangeStart':
        openComments.push(one.attributes['w:id'] ?? '');
        return;
      case 'w:commentRangeEnd': {
        const at = openComments.lastIndexOf(one.attributes['w:id'] ?? '');
        if (at >= 0) openComments.splice(at, 1);
        return;
      }
      case 'm:oMath':
      case 'm:oMathPara': {
        const text = linearMath(one);
        if (text === '') return;
        lose('formula', text);
        emit(text, {}, paragraph, around);
        return;
      }
      case 'w:sdt': {
        const content = child(one, 'w:sdtContent');
        if (content) readInlines(content, paragraph, around);
        return;
      }
      case 'mc:AlternateContent':
        readInlines(chosen(one), paragraph, around);
        return;
      case 'w:p':
        // Some programs put paragraphs into paragraphs.
        paragraph.boxes.push(readParagraph(one, false));
        return;
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:dir':
      case 'w:bdo':
      case 'w:sdtContent':
        readInlines(one, paragraph, around);
        return;
      default:
        readDrawing(one, paragraph, around);
    }
  };

  const readRun = (element: XmlElement, paragraph: Paragraph, around: Around): void => {
    const own = input.styles.run(paragraph.style, readRunProperties(child(element, 'w:rPr')));
    for (const one of elementsOf(element)) {
      switch (one.name) {
        case 'w:t':
        case 'w:delText':
          emit(textOf(one), own, paragraph, around);
          break;
        case 'w:tab':
        case 'w:ptab':
          emit('\t', own, paragraph, around);
          break;
        case 'w:noBreakHyphen':
          emit('\u2011', own, paragraph, around);
          break;
        case 'w:br':
        case 'w:cr': {
          const type = one.attributes['w:type'];
          if (isSkipped(own)) break;
          paragraph.inlines.push({ type: 'break', kind: type === 'page' ? 'page' : type === 'column' ? 'column' : 'line' });
          break;
        }
        case 'w:sym': {
          const code = Number.parseInt(one.attributes['w:char'] ?? '', 16);
          const text = Number.isInteger(code) ? symbolCharacter(one.attributes['w:font'] ?? '', code) : null;
          if (text === null) lose('symbol', `${one.attributes['w:font']} ${one.attributes['w:char']}`);
          emit(text ?? '□', own, paragraph, around);
          break;
        }
        case 'w:fldChar':
          readFieldMark(one, own, paragraph, around);
          break;
        case 'w:instrText':
        case 'w:delInstrText': {
          const field = fields.at(-1);
          if (!field || field.isInResult) break;
          field.instruction += textOf(one);
          field.isHidden ||= own.hidden === true;
          break;
        }
        case 'w:footnoteReference':
          readNote('footnote', one, paragraph, around);
          break;
        case 'w:endnoteReference':
          readNote('endnote', one, paragraph, around);
          break;
        case 'w:ruby': {
          const base = child(one, 'w:rubyBase');
          const above = visibleText(child(one, 'w:rt'));
          if (above !== '') lose('ruby', above);
          if (base) readInlines(base, paragraph, around);
          break;
        }
        case 'mc:AlternateContent': {
          const before = paragraph.inlines.length + paragraph.boxes.length;
          const [choice, fallback] = alternatives(one);
          for (const content of [choice, fallback]) {
            if (content && paragraph.inlines.length + paragraph.boxes.length === before) readDrawing(content, paragraph, around);
          }
          break;
        }
        case 'm:oMath':
          readInline(one, paragraph, around);
          break;
        default:
          readDrawing(one, paragraph, around);
      }
    }
  };

  const isSkipped = (own: RunProperties): boolean =>
    own.hidden === true || fields.some(({ isInResult, field }) => !isInResult || field.kind === 'contents');

  const emit = (text: string, own: RunProperties, paragraph: Paragraph, around: Around): void => {
    if (text === '') return;
    const code = fields.findLast(({ isInResult }) => !isInResult);
    if (code) {
      // The result of a field in the instruction of another is a part of it.
      code.instruction += own.hidden ? '' : text;
      return;
    }
    if (fields.some(({ field }) => field.kind === 'contents')) {
      lose('contents', text);
      return;
    }
    if (own.hidden) {
      if (text.trim() !== '') lose('hidden-text', text);
      return;
    }
    const shown = withSymbols(text, own.font ?? '');
    paragraph.count(shown, own);
    const marks = marksOf(own, linkOf(around), around.changes);
    const comments = openComments.length > 0 ? { comments: [...openComments] } : {};
    const last = paragraph.inlines.at(-1);
    const run = { type: 'text' as const, text: shown, marks, ...comments };
    if (last?.type === 'text' && sameLook(last, run)) last.text += shown;
    else paragraph.inlines.push(run);
  };

  /** Letters of a font that shows pictures in their place. */
  const withSymbols = (text: string, font: string): string => {
    if (!isSymbolFont(font) && !/[\uf000-\uf0ff]/.test(text)) return text;
    return [...text]
      .map((character) => {
        const code = character.codePointAt(0) ?? 0;
        if (code < 0xf000 || code > 0xf0ff) return character;
        const known = symbolCharacter(isSymbolFont(font) ? font : 'Wingdings', code);
        if (known === null) lose('symbol', `${font} ${code.toString(16).toUpperCase()}`);
        return known ?? character;
      })
      .join('');
  };

  const linkOf = ({ links }: Around): string | null =>
    links[0] ?? fields.findLast(({ field, isInResult }) => isInResult && field.href !== null)?.field.href ?? null;

  const readFieldMark = (one: XmlElement, own: RunProperties, paragraph: Paragraph, around: Around): void => {
    const type = one.attributes['w:fldCharType'];
    if (type === 'begin') {
      fields.push(openField());
      const box = descendants(one, 'w:checkBox')[0];
      if (box) {
        const checked = child(box, 'w:checked') ?? child(box, 'w:default');
        const open = fields.pop();
        emit(checked && isOn(checked.attributes['w:val']) ? '☑' : '□', own, paragraph, around);
        if (open) fields.push(open);
      }
      return;
    }
    const open = fields.at(-1);
    if (!open) return;
    if (type === 'separate') {
      open.field = fieldOf(open.instruction);
      open.isInResult = true;
      open.hasResult = true;
      return;
    }
    fields.pop();
    if (!open.hasResult && !open.isHidden) emit(shownByInstruction(open.instruction), own, paragraph, around);
    if (open.field.kind === 'link' && open.field.href === null) noteLink(open.instruction);
  };

  const noteLink = (instruction: string): void => {
    const address = /"([^"]*)"/.exec(instruction)?.[1];
    if (address && !/\\l\s/i.test(instruction)) lose('link', address);
  };

  const readNote = (kind: SourceNote['kind'], one: XmlElement, paragraph: Paragraph, around: Around): void => {
    const notes = kind === 'footnote' ? input.footnotes : input.endnotes;
    const note = notes.get(one.attributes['w:id'] ?? '');
    if (!note) return;
    const outer = target;
    const outerFields = fields.splice(0);
    target = (kind === 'footnote' ? input.footnotesPart : input.endnotesPart)?.target ?? target;
    const blocks = readBlocks(note);
    target = outer;
    fields.push(...outerFields);
    const paragraphs = noteParagraphs(blocks).map(withoutGap);
    paragraph.inlines.push({ type: 'note', kind, paragraphs, marks: [...around.changes] });
  };

  /** Whatever may hold a picture, a text box or an object. */
  const readDrawing = (element: XmlElement, paragraph: Paragraph, around: Around): void => {
    switch (element.name) {
      case 'wps:txbx':
      case 'v:textbox': {
        const content = child(element, 'w:txbxContent');
        if (content) paragraph.boxes.push(readBlocks(content, true));
        return;
      }
      case 'a:txBody':
        paragraph.boxes.push(children(element, 'a:p').flatMap(readShapeLine));
        return;
      case 'v:textpath':
        emit(element.attributes.string ?? '', {}, paragraph, around);
        return;
      case 'a:blip':
        wantPicture(element.attributes['r:embed'] ?? element.attributes['r:link'], '', null, paragraph);
        return;
      case 'v:imagedata':
        wantPicture(element.attributes['r:id'], element.attributes['o:title'] ?? '', null, paragraph);
        return;
      case 'wp:inline':
      case 'wp:anchor': {
        const alt = child(element, 'wp:docPr')?.attributes.descr ?? '';
        const width = numberOf(child(element, 'wp:extent')?.attributes.cx);
        const before = paragraph.inlines.length;
        for (const one of elementsOf(element)) readDrawing(one, paragraph, around);
        for (const inline of paragraph.inlines.slice(before)) {
          if (inline.type !== 'picture') continue;
          inline.alt ||= alt;
          inline.widthPt = width === undefined ? null : width / 12_700;
        }
        return;
      }
      case 'c:chart':
        wantWords(element.attributes['r:id'], '图表');
        return;
      case 'dgm:relIds':
        wantWords(element.attributes['r:dm'], 'SmartArt 图形');
        return;
      case 'mc:AlternateContent':
        readDrawing(chosen(element), paragraph, around);
        return;
      case 'w:rPr':
      case 'w:pPr':
      case 'wp:docPr':
        return;
      default:
        for (const one of elementsOf(element)) readDrawing(one, paragraph, around);
    }
  };

  /** A paragraph of a shape that has text of its own kind: DrawingML in a locked canvas. */
  const readShapeLine = (element: XmlElement): SourceParagraph[] => {
    const text = descendants(element, 'a:t').map(textOf).join('');
    if (text.trim() === '') return [];
    number += 1;
    const inlines: SourceInline[] = [{ type: 'text', text, marks: [] }];
    const plain = {
      label: '',
      style: '',
      outline: null,
      align: 'start',
      firstLine: 0,
      indent: 0,
      sizePt: null,
      font: '',
    } as const;
    return [{ type: 'paragraph', number, inlines, ...plain, bold: false, pageBreak: false, isBoxed: true }];
  };

  const wantPicture = (id: string | undefined, alt: string, widthPt: number | null, paragraph: Paragraph): void => {
    const found = target(id);
    if (!found || isSkipped({})) return;
    if (found.isExternal) {
      lose('picture', found.name);
      return;
    }
    wanted.push({ key: found.name, name: found.name, kind: 'picture', loss: undefined });
    paragraph.inlines.push({ type: 'picture', key: found.name, alt, widthPt });
  };

  const wantWords = (id: string | undefined, what: string): void => {
    const found = target(id);
    const loss = lose('object', what);
    if (found && !found.isExternal) wanted.push({ key: found.name, name: found.name, kind: 'words', loss });
  };

  const blocks = readBlocks(child(part.root, 'w:body') ?? part.root);
  const pictures = new Map<string, SourcePicture>();
  for (const { key, name, kind, loss } of wanted) {
    if (kind === 'words' && loss) loss.words = `${loss.words}：${await input.wordsOf(name)}`;
    else if (!pictures.has(key)) {
      const bytes = await input.pictureOf(name);
      if (bytes) pictures.set(key, { bytes, name: name.replace(/^.*\//, '') });
    }
  }
  return { blocks, pictures, losses };
}

const aligns: Readonly<Record<string, SourceAlign>> = {
  center: 'center',
  right: 'end',
  end: 'end',
  both: 'justify',
  distribute: 'justify',
  thaiDistribute: 'justify',
};

/** Of a style whose name says so: 「heading 2」, 「标题 2」; also of one that is based on it. */
function headingOf(chain: readonly string[]): number | null {
  for (const name of chain.toReversed()) {
    const level = /^(?:heading|标题|標題)\s*([1-9])$/i.exec(name.trim())?.[1];
    if (level) return Number(level);
  }
  return null;
}

function isContents(sdt: XmlElement): boolean {
  const gallery = descendants(child(sdt, 'w:sdtPr') ?? sdt, 'w:docPartGallery')[0]?.attributes['w:val'];
  return gallery === 'Table of Contents';
}

/** The extensions that are read; a choice that needs another is passed over. */
const known = new Set(['wps', 'wpg', 'wpc', 'w14', 'w15', 'wp14', 'a14', 'wpi', 'w16se', 'cx']);

/** What is shown first of the choices, and what stands in for it. */
function alternatives(element: XmlElement): [XmlElement | undefined, XmlElement | undefined] {
  const choice = children(element, 'mc:Choice').find(({ attributes }) =>
    (attributes.Requires ?? '').split(/\s+/).every((one) => known.has(one)),
  );
  return [choice, child(element, 'mc:Fallback')];
}

function chosen(element: XmlElement): XmlElement {
  const [choice, fallback] = alternatives(element);
  return choice ?? fallback ?? { name: '', attributes: {}, children: [] };
}

function changeOf(type: 'insertion' | 'deletion', { attributes }: XmlElement): Mark {
  const time = new Date(attributes['w:date'] ?? '');
  return {
    type,
    attrs: {
      id: `${type}-${attributes['w:id'] ?? ''}`.slice(0, 100),
      author: (attributes['w:author'] ?? '').slice(0, 100),
      time: Number.isNaN(time.getTime()) ? '' : time.toISOString(),
    },
  };
}

/** In the order of the schema. */
function marksOf(own: RunProperties, href: string | null, changes: readonly Mark[]): Mark[] {
  const marks: Mark[] = [];
  if (own.bold) marks.push({ type: 'bold' });
  if (own.italic || own.emphasis) marks.push({ type: 'emphasis' });
  if (own.underline) marks.push({ type: 'underline' });
  if (own.position === 'superscript' || own.position === 'subscript') marks.push({ type: own.position });
  if (href !== null) marks.push({ type: 'link', attrs: { href } });
  return [...marks, ...changes];
}

type Looking = { marks: readonly Mark[]; comments?: readonly string[] };

function sameLook(a: Looking, b: Looking): boolean {
  return JSON.stringify([a.marks, a.comments]) === JSON.stringify([b.marks, b.comments]);
}

function mostOf<T>(counts: ReadonlyMap<T, number>): T | undefined {
  let most: T | undefined;
  for (const [value, count] of counts) if (most === undefined || count > (counts.get(most) ?? 0)) most = value;
  return most;
}

/** All text in an element, a line for each paragraph. */
/** A paragraph that only ends a section: Word neither numbers nor counts it. */
function isSectionEnd(element: XmlElement): boolean {
  return (
    child(child(element, 'w:pPr'), 'w:sectPr') !== undefined &&
    elementsOf(element).every(({ name }) => name === 'w:pPr' || name.startsWith('w:bookmark'))
  );
}

export function visibleText(element: XmlElement | undefined): string {
  if (!element) return '';
  return descendants(element, 'w:t').map(textOf).join('');
}

function plainText(inlines: readonly SourceInline[]): string {
  return inlines.map((one) => (one.type === 'text' ? one.text : '')).join('');
}
