import type { Mark } from '../../../../../shared/document/types.ts';
import { UserError } from '../../../../../shared/errors.ts';
import { isContentsLine } from '../contents-line.ts';
import { type Field, fieldOf, shownByInstruction } from '../docx/fields.ts';
import { readEquationField } from '../equation-field.ts';
import type { NumberCounter } from '../numbering/number-counter.ts';
import type { LossKind, SourceAlign, SourceBlock, SourceInline, SourceLoss, SourceParagraph, SourceRun } from '../source-text.ts';
import { isSymbolFont, symbolCharacter } from '../symbol-fonts.ts';
import type { CharacterLook, Revision } from './character-look.ts';
import type { CommentMarks } from './comment-marks.ts';
import type { DocParts } from './doc-parts.ts';
import type { Drawings } from './drawings.ts';
import { fieldMarks, matchFields } from './fields.ts';
import { shownByFormField } from './form-field.ts';
import { readInlinePicture } from './inline-picture.ts';
import type { DocNote } from './notes.ts';
import type { ParagraphLook } from './paragraph-look.ts';
import type { PictureStore } from './picture-store.ts';
import type { Sections } from './sections.ts';
import { intoTables, type PlacedBlocks } from './table-blocks.ts';
import type { TextLooks } from './text-looks.ts';
import { timeOf } from './time-of.ts';

/** What a reader of the text stands on. */
export interface StoryInput {
  parts: DocParts;
  looks: TextLooks;
  notes: ReadonlyMap<number, DocNote>;
  sections: Sections;
  comments: CommentMarks;
  drawings: Drawings;
  pictures: PictureStore;
  counter: NumberCounter;
  losses: SourceLoss[];
}

/** Marks and anchors among the characters (MS-DOC 2.4.1). */
const picture = 0x01;
const comment = 0x05;
const cellEnd = 0x07;
const drawing = 0x08;
const tab = 0x09;
const lineBreak = 0x0b;
const pageBreak = 0x0c;
const paragraphEnd = 0x0d;
const columnBreak = 0x0e;
const noBreakHyphen = 0x1e;

interface OpenField {
  instruction: string;
  /** Some of its instruction is hidden. */
  isHidden: boolean;
  isInResult: boolean;
  field: Field;
  /** Something of its result was shown. */
  hasShown: boolean;
  /** A shape stands in it: the picture beside it is a stand-in. */
  hasDrawing: boolean;
  /** Where the data of a form field stand. */
  data: number | null;
  look: CharacterLook;
}

/** A paragraph while it is read. */
interface Draft {
  inlines: SourceInline[];
  /** Texts of the boxes that stand at it. */
  boxes: { from: number; to: number }[];
  sizes: Map<number, number>;
  fonts: Map<string, number>;
  characters: number;
  boldCharacters: number;
  isChanged: boolean;
}

/** Reads the main text with all that hangs on it, in the order of reading. @throws UserError `package-refused` */
export function readStories(input: StoryInput): SourceBlock[] {
  const { parts, looks, notes, sections, comments, drawings, pictures, counter, losses } = input;
  const { characters, styles, fonts, authors } = parts;
  let number = 0;
  let paragraphs = 0;
  let isInNote = false;
  let changes = 0;
  let lastChange: { key: string; mark: Mark; end: number } | null = null;

  const lose = (kind: LossKind, words: string): void => {
    const last = losses.at(-1);
    if (last?.kind === kind && kind === 'contents') last.words += words;
    else if (last?.kind === kind && last.number === number && kind === 'hidden-text') last.words += words;
    else losses.push({ kind, number: Math.max(1, number), words });
  };

  const readBlocks = (from: number, to: number, isBoxed: boolean): SourceBlock[] => {
    const placed = readParagraphs(from, to, isBoxed);
    return intoTables(placed, (blocks) => {
      const words = textOf(blocks);
      if (words.trim() !== '') losses.push({ kind: 'hidden-text', number: blocks[0]?.number ?? null, words });
    });
  };

  const readParagraphs = (from: number, to: number, isBoxed: boolean): PlacedBlocks[] => {
    const marks = matchFields(characters, from, to);
    const fields: OpenField[] = [];
    const placed: PlacedBlocks[] = [];
    /** What runs on into the next paragraph: its mark is hidden, or it is a letter set large. */
    let carried: { draft: Draft; depth: number; finish: () => PlacedBlocks } | null = null;
    let isNewPage = false;
    for (let start = from; start < to; ) {
      const end = paragraphFrom(start, to);
      paragraphs += 1;
      if (paragraphs > mostParagraphs)
        throw new UserError('package-refused', { file: parts.file, what: `段落超过 ${mostParagraphs} 个` });
      const mark = Math.max(start, end - 1);
      const hasMark = isEnd(mark);
      const { look, row } = looks.paragraphAt(mark);
      const character = characters[mark];
      const depth = depthOf(look);
      const endsRow =
        hasMark && (character === cellEnd ? look.endsRow : character === paragraphEnd && look.endsInnerRow && depth > 1);
      const endsCell =
        hasMark && !endsRow && (character === cellEnd || (character === paragraphEnd && look.endsInnerCell && depth > 1));
      const beginsPage = sections.beginsPageAt(start) || isNewPage;
      const next = end;
      if (carried && (carried.depth !== depth || endsRow)) {
        placed.push(carried.finish());
        carried = null;
      }
      if (endsRow) {
        placed.push({ blocks: [], depth: Math.max(1, depth), ends: 'row', row });
        start = next;
        continue;
      }
      const draft: Draft = carried?.draft ?? newDraft();
      if (!carried && !isInNote) number += 1;
      const own = number;
      const wasInContents = isInContents(fields);
      readInlines(start, hasMark ? mark : end, look.style, draft, fields, marks);
      const markLook = hasMark && character === paragraphEnd && !endsCell ? lookAt(mark, look.style) : null;
      const ends = endsCell ? 'cell' : 'paragraph';
      const finish = (): PlacedBlocks => {
        const boxes = (): SourceBlock[] => draft.boxes.flatMap((box) => readBlocks(box.from, box.to, true));
        const isContents = (wasInContents || isInContents(fields)) && draft.inlines.length === 0;
        const isLineOfContents = isContentsLine(styles.nameOf(look.style), textOfInlines(draft.inlines));
        if (isLineOfContents) lose('contents', `\n${textOfInlines(draft.inlines)}`);
        if (isContents || isLineOfContents) {
          if (own === number && !isInNote) number -= 1;
          return { blocks: boxes(), depth, ends, row: null };
        }
        if (look.isChanged || draft.isChanged)
          losses.push({ kind: 'format-change', number: own, words: textOfInlines(draft.inlines) });
        // An empty paragraph that only ends a section has no number.
        const isSectionEnd = hasMark && character === pageBreak && draft.inlines.length === 0;
        const isCounted = look.list > 0 && markLook?.deletion == null && !isSectionEnd;
        const label = isCounted ? counter.next(String(look.list), look.level).label : '';
        const paragraph = paragraphOf(draft, look, own, label, isBoxed || (look.isFramed && depth === 0), beginsPage);
        return { blocks: [paragraph, ...boxes()], depth, ends, row: null };
      };
      isNewPage = false;
      if (markLook && (markLook.isHidden || look.isDropCap) && end < to) {
        // Nothing of it is shown at all: it is no paragraph.
        carried = { draft, depth, finish };
      } else {
        carried = null;
        placed.push(finish());
      }
      start = next;
    }
    if (carried && carried.draft.inlines.length > 0) placed.push(carried.finish());
    return placed;
  };

  const isEnd = (position: number): boolean => {
    const character = characters[position];
    return character === paragraphEnd || character === cellEnd || (character === pageBreak && sections.endAt(position + 1));
  };

  /** Position behind the mark that ends the paragraph. */
  const paragraphFrom = (start: number, to: number): number => {
    let position = start;
    while (position < to && !isEnd(position)) position += 1;
    return Math.min(position + 1, to);
  };

  const lookAt = (position: number, style: number): CharacterLook | null => {
    for (const { look } of looks.runs(position, position + 1, style)) return look;
    return null;
  };

  const readInlines = (
    from: number,
    to: number,
    style: number,
    draft: Draft,
    fields: OpenField[],
    marks: ReadonlySet<number>,
  ): void => {
    for (const run of looks.runs(from, to, style)) {
      const { look } = run;
      if (look.isChanged) draft.isChanged = true;
      let text = '';
      let open = comments.openAt(run.from);
      const flush = (position: number): void => {
        emit(text, look, draft, fields, open, position);
        text = '';
      };
      for (let position = run.from; position < run.to; position++) {
        const character = characters[position] ?? 0;
        if (comments.changesAt(position)) {
          flush(position);
          open = comments.openAt(position);
        }
        if (character >= 0x20 && !(look.isSpecial && look.symbol) && !notes.has(position)) {
          text += String.fromCharCode(character);
          continue;
        }
        if (character === tab) {
          text += '\t';
          continue;
        }
        if (character === noBreakHyphen) {
          text += '\u2011';
          continue;
        }
        flush(position);
        readMark(position, character, look, draft, fields, marks, open);
      }
      flush(run.to);
    }
  };

  const readMark = (
    position: number,
    character: number,
    look: CharacterLook,
    draft: Draft,
    fields: OpenField[],
    marks: ReadonlySet<number>,
    open: readonly string[] | undefined,
  ): void => {
    const note = notes.get(position);
    if (note) {
      if (!isSkipped(look, fields)) readNote(note, look, draft, position);
      return;
    }
    if (look.isSpecial && look.symbol) {
      const { font, code } = look.symbol;
      const known = symbolCharacter(fonts[font] ?? '', code);
      if (known === null) lose('symbol', `${fonts[font] ?? ''} ${code.toString(16).toUpperCase()}`);
      emit(known ?? '□', look, draft, fields, open, position);
      return;
    }
    switch (character) {
      case fieldMarks.begin:
      case fieldMarks.separator:
      case fieldMarks.end:
        if (marks.has(position)) readFieldMark(character, look, draft, fields, open, position);
        return;
      case lineBreak:
      case pageBreak:
      case columnBreak: {
        if (isSkipped(look, fields)) return;
        const kind = character === lineBreak ? 'line' : character === pageBreak ? 'page' : 'column';
        draft.inlines.push({ type: 'break', kind });
        return;
      }
      case comment: {
        const last = draft.inlines.findLast((one) => one.type === 'text');
        const ids = comments.placedAt(position);
        if (last && ids.length > 0) last.comments = [...(last.comments ?? []), ...ids];
        return;
      }
      case picture:
        if (look.isSpecial || look.picture !== null) readPicture(look, draft, fields, open, position);
        return;
      case drawing:
        if (!look.isHidden && !isInContents(fields)) readDrawing(look, draft, fields, open, position);
        return;
      default:
    }
  };

  const readFieldMark = (
    character: number,
    look: CharacterLook,
    draft: Draft,
    fields: OpenField[],
    open: readonly string[] | undefined,
    position: number,
  ): void => {
    if (character === fieldMarks.begin) {
      const field: Field = { kind: 'plain', href: null };
      fields.push({
        instruction: '',
        isHidden: false,
        isInResult: false,
        field,
        hasShown: false,
        hasDrawing: false,
        data: null,
        look,
      });
      return;
    }
    const last = fields.at(-1);
    if (!last) return;
    if (!last.isInResult) last.field = fieldOf(last.instruction);
    last.isInResult = true;
    if (character === fieldMarks.separator) return;
    fields.pop();
    if (last.data !== null && /^\s*FORM(?:CHECKBOX|DROPDOWN)/i.test(last.instruction)) {
      emit(shownByFormField(parts.data, last.data), last.look, draft, fields, open, position);
    } else if (!last.hasShown) showInstruction(last, draft, fields, open, position);
    if (isSkipped(look, fields)) return;
    const embedded = /^\s*EMBED\s+(\S+)/i.exec(last.instruction)?.[1];
    // What is shown of it is a picture like others.
    if (embedded && !last.hasShown)
      lose('object', /^(?:Equation|MathType)/i.test(embedded) ? '公式' : `嵌入的对象（${embedded}）`);
    const address = /^\s*HYPERLINK\s.*?"([^"]*)"/i.exec(last.instruction)?.[1];
    if (last.field.kind === 'link' && last.field.href === null && address && !/\\l\s/i.test(last.instruction))
      lose('link', address);
  };

  /** What has no result may show what its instruction says. */
  const showInstruction = (
    { instruction, isHidden, look }: OpenField,
    draft: Draft,
    fields: readonly OpenField[],
    open: readonly string[] | undefined,
    position: number,
  ): void => {
    const code = /^\s*EQ\s(.*)$/is.exec(instruction)?.[1];
    const equation = code === undefined ? null : readEquationField(code);
    const text = equation?.text ?? shownByInstruction(instruction);
    emit(text, isHidden ? { ...look, isHidden } : look, draft, fields, open, position);
    if (isHidden || isSkipped(look, fields)) return;
    if (equation?.isFormula) lose('formula', text);
    if (equation?.above) lose('ruby', equation.above);
  };

  const isSkipped = (look: CharacterLook, fields: readonly OpenField[]): boolean =>
    look.isHidden || fields.some(({ isInResult, field }) => !isInResult || field.kind === 'contents');

  const emit = (
    raw: string,
    look: CharacterLook,
    draft: Draft,
    fields: readonly OpenField[],
    open: readonly string[] | undefined,
    position: number,
  ): void => {
    if (raw === '') return;
    const reading = fields.findLast(({ isInResult }) => !isInResult);
    if (reading) {
      reading.instruction += raw;
      if (look.isHidden) reading.isHidden = true;
      return;
    }
    for (const field of fields) field.hasShown = true;
    if (isInContents(fields)) {
      const isNewLine = draft.inlines.length === 0 && draft.characters === 0;
      draft.characters += 1;
      lose('contents', isNewLine ? `\n${raw}` : raw);
      return;
    }
    if (look.isHidden) {
      if (raw.trim() !== '') lose('hidden-text', raw);
      return;
    }
    const text = withSymbols(raw, look);
    count(draft, text, look);
    const href = fields.findLast(({ field }) => field.href !== null)?.field.href ?? null;
    const run: SourceRun = { type: 'text', text, marks: [...marksOf(look, href), ...changeOf(look, position, raw.length)] };
    if (open) run.comments = open;
    const last = draft.inlines.at(-1);
    if (last?.type === 'text' && last.comments === run.comments && JSON.stringify(last.marks) === JSON.stringify(run.marks)) {
      last.text += text;
    } else draft.inlines.push(run);
  };

  /** One change goes on as long as its author and time are the same. */
  const changeOf = (look: CharacterLook, position: number, length: number): Mark[] => {
    const [type, revision]: ['deletion' | 'insertion', Revision | null] = look.deletion
      ? ['deletion', look.deletion]
      : ['insertion', look.insertion];
    if (!revision) return [];
    const key = `${type} ${revision.author} ${revision.time}`;
    if (lastChange?.key !== key || position - lastChange.end > 1) {
      changes += 1;
      const attrs = {
        id: `${type}-${changes}`,
        author: (authors[revision.author] ?? '').slice(0, 100),
        time: timeOf(revision.time),
      };
      lastChange = { key, mark: { type, attrs }, end: position };
    }
    lastChange.end = Math.max(lastChange.end, position + length);
    return [lastChange.mark];
  };

  /** Letters of a font that shows pictures in their place. */
  const withSymbols = (text: string, look: CharacterLook): string => {
    if (!/[\ue000-\uf8ff]/.test(text)) return text;
    const font = [look.latinFont, look.eastAsianFont].map((one) => fonts[one] ?? '').find(isSymbolFont);
    return text.replace(/[\uf000-\uf0ff]/g, (character) => {
      const code = character.charCodeAt(0);
      const known = symbolCharacter(font ?? 'Wingdings', code);
      if (known === null) lose('symbol', `${font ?? ''} ${code.toString(16).toUpperCase()}`);
      return known ?? character;
    });
  };

  const count = (draft: Draft, text: string, look: CharacterLook): void => {
    const length = text.trim().length;
    draft.characters += length;
    if (look.isBold) draft.boldCharacters += length;
    draft.sizes.set(look.size / 2, (draft.sizes.get(look.size / 2) ?? 0) + length);
    const font = fonts[look.eastAsianFont] ?? '';
    if (font !== '') draft.fonts.set(font, (draft.fonts.get(font) ?? 0) + length);
  };

  const readNote = (note: DocNote, look: CharacterLook, draft: Draft, position: number): void => {
    const paragraphs = paragraphsOf(readNoteBlocks(note)).map(({ inlines, label }, index) => {
      const first = inlines[0];
      // A space stands between the mark of the note and its text.
      if (index === 0 && first?.type === 'text') first.text = first.text.replace(/^[\s\u3000]+/, '');
      const all = label === '' ? inlines : [{ type: 'text' as const, text: `${label} `, marks: [] }, ...inlines];
      return all.filter((one) => one.type !== 'text' || one.text !== '');
    });
    draft.inlines.push({ type: 'note', kind: note.kind, paragraphs, marks: changeOf(look, position, 1) });
  };

  /** Its paragraphs are none of the text: they are not counted there. */
  const readNoteBlocks = ({ from, to }: DocNote): SourceBlock[] => {
    isInNote = true;
    const blocks = readBlocks(from, to, false);
    isInNote = false;
    return blocks;
  };

  const readPicture = (
    look: CharacterLook,
    draft: Draft,
    fields: OpenField[],
    open: readonly string[] | undefined,
    position: number,
  ): void => {
    const field = fields.at(-1);
    if (look.isData) {
      if (field) field.data = look.picture;
      return;
    }
    if (look.picture === null || isSkipped(look, fields)) return;
    if (field?.hasDrawing) return;
    try {
      const found = readInlinePicture(parts.data, look.picture);
      for (const one of fields) one.hasShown = true;
      const { alt, widthPt } = found;
      const contents = found.record ?? found.bare;
      if (contents) draft.inlines.push({ type: 'picture', key: pictures.keep(contents), alt, widthPt });
      else if (found.isLost) lose('picture', alt);
      emit(found.wordArt, look, draft, fields, open, position);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      lose('picture', '');
    }
  };

  const readDrawing = (
    look: CharacterLook,
    draft: Draft,
    fields: OpenField[],
    open: readonly string[] | undefined,
    position: number,
  ): void => {
    const field = fields.at(-1);
    if (field) field.hasDrawing = true;
    // A shape in line stands in the instruction of its field.
    const outer = field && !field.isInResult ? fields.slice(0, -1) : fields;
    for (const shape of drawings.shapesAt(position)) {
      const { picture: record, alt, widthPt } = shape;
      if (record) draft.inlines.push({ type: 'picture', key: pictures.keep(record), alt, widthPt });
      else if (shape.isPictureLost) lose('picture', alt);
      emit(shape.wordArt, look, draft, outer, open, position);
      if (shape.text) draft.boxes.push(shape.text);
    }
  };

  const paragraphOf = (
    draft: Draft,
    look: ParagraphLook,
    own: number,
    label: string,
    isBoxed: boolean,
    beginsPage: boolean,
  ): SourceParagraph => {
    const sizePt = mostOf(draft.sizes) ?? null;
    const em = 20 * (sizePt ?? 10.5);
    return {
      type: 'paragraph',
      number: own,
      inlines: draft.inlines,
      label,
      style: styles.nameOf(look.style),
      outline: look.outline !== null && look.outline <= 8 ? look.outline + 1 : null,
      align: aligns[look.alignment] ?? 'justify',
      firstLine: look.firstCharacters ? look.firstCharacters / 100 : look.first / em,
      indent: look.leftCharacters ? look.leftCharacters / 100 : look.left / em,
      sizePt,
      font: mostOf(draft.fonts) ?? '',
      bold: draft.characters > 0 && draft.boldCharacters === draft.characters,
      pageBreak: beginsPage || look.pageBreakBefore,
      isBoxed,
    };
  };

  const main = parts.story('main');
  return readBlocks(main.from, main.to, false);
}

/** As in a DOCX (design §9 R1). */
const mostParagraphs = 100_000;

const aligns: readonly SourceAlign[] = ['start', 'center', 'end', 'justify', 'justify'];

function newDraft(): Draft {
  return {
    inlines: [],
    boxes: [],
    sizes: new Map(),
    fonts: new Map(),
    characters: 0,
    boldCharacters: 0,
    isChanged: false,
  };
}

/** Files of Word 97 only say that there is a table around. */
function depthOf({ depth, isInTable }: ParagraphLook): number {
  return depth > 0 ? depth : isInTable ? 1 : 0;
}

function isInContents(fields: readonly OpenField[]): boolean {
  return fields.some(({ isInResult, field }) => isInResult && field.kind === 'contents');
}

/** In the order of the schema. */
function marksOf(look: CharacterLook, href: string | null): Mark[] {
  const marks: Mark[] = [];
  if (look.isBold) marks.push({ type: 'bold' });
  if (look.isItalic) marks.push({ type: 'emphasis' });
  if (look.isUnderlined) marks.push({ type: 'underline' });
  if (look.position !== 'normal') marks.push({ type: look.position });
  if (href !== null) marks.push({ type: 'link', attrs: { href } });
  return marks;
}

function mostOf<T>(counts: ReadonlyMap<T, number>): T | undefined {
  let most: T | undefined;
  for (const [value, times] of counts) if (most === undefined || times > (counts.get(most) ?? 0)) most = value;
  return most;
}

function paragraphsOf(blocks: readonly SourceBlock[]): SourceParagraph[] {
  return blocks.flatMap((block) =>
    block.type === 'paragraph' ? [block] : block.rows.flatMap(({ cells }) => cells.flatMap((cell) => paragraphsOf(cell.blocks))),
  );
}

function textOf(blocks: readonly SourceBlock[]): string {
  return paragraphsOf(blocks)
    .map(({ inlines }) => textOfInlines(inlines))
    .join('\n');
}

function textOfInlines(inlines: readonly SourceInline[]): string {
  return inlines.map((one) => (one.type === 'text' ? one.text : '')).join('');
}
