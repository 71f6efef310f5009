import type { Mark } from '../../../../../shared/document/types.ts';
import { isContentsLine } from '../contents-line.ts';
import type { LossKind, SourceComment, SourceLoss, SourcePicture, SourceText } from '../source-text.ts';
import { isSymbolFont, symbolCharacter } from '../symbol-fonts.ts';
import { decodeBytes } from './code-pages.ts';
import { type Counts, depthOf, Flow, refuse } from './flow.ts';
import type { Group } from './group.ts';
import { type Change, characterSymbols, characterWords, paragraphWords, plainCharacters, plainParagraph, seen } from './looks.ts';
import type { TokenHandler } from './read-tokens.ts';
import { startGroup } from './start-group.ts';
import { type Font, FontTable, StyleTable } from './style-table.ts';
import { RowDefinitions } from './table-rows.ts';
import { timeOf } from './time-of.ts';

const mostDepth = 256;

/** Takes the words of an RTF file as they come and gathers the text. */
export class RtfReader implements TokenHandler {
  readonly fonts = new FontTable();
  readonly styles = new StyleTable();
  readonly rows = new RowDefinitions();
  readonly pictures = new Map<string, SourcePicture>();
  readonly comments: SourceComment[] = [];
  readonly openComments: string[] = [];
  readonly authors: string[] = [];
  /** What headers and footers say. */
  readonly headers = new Set<string>();
  readonly groups: Group[] = [];
  /** What the words of the innermost group of their kind are about. */
  readonly open: {
    note?: { kind: 'footnote' | 'endnote' };
    comment?: SourceComment;
    box?: { isBox: boolean; isOn: boolean };
    style?: { isParagraph: boolean; basedOn: number | null };
    stylesDepth?: number;
    author?: string;
    hasShapePictures?: boolean;
  } = {};
  top: Group;
  private readonly losses: SourceLoss[] = [];
  private readonly counts: Counts;
  private readonly asideCounts: Counts;
  private page = 1252;
  /** Text that is not yet anywhere: bytes, or characters of Unicode. */
  private bytes: number[] = [];
  private units = '';
  /** So many characters are passed over: they stand in for one of Unicode. */
  private passed = 0;
  private isEnded = false;
  /** The group that was closed last of those with the text itself. */
  private last: Group;
  private readonly body: Flow;
  private lastChange = { key: '', id: 0 };

  constructor(file: string) {
    this.counts = { file, paragraphs: 0, inlines: 0 };
    this.asideCounts = { file, paragraphs: 0, inlines: 0 };
    this.body = this.newFlow();
    this.top = {
      destination: 'text',
      characters: plainCharacters,
      paragraph: plainParagraph,
      fallback: 1,
      flow: this.body,
      fields: [],
      field: null,
      collected: { text: '' },
      picture: null,
      property: null,
      pair: null,
      end: null,
      isFresh: true,
      isStarred: false,
    };
    this.last = this.top;
  }

  isOver(): boolean {
    return this.isEnded;
  }

  finish(): SourceText {
    this.flush();
    if (this.groups.length > 0) this.losses.push({ kind: 'broken', number: null, words: '文件不完整，后面的内容没有了' });
    while (this.groups.length > 0) this.closeGroup();
    const { paragraph, characters } = this.last;
    const blocks = this.top.flow.finish(paragraph, characters);
    const headers = [...this.headers].map((words): SourceLoss => ({ kind: 'header', number: null, words }));
    return { blocks, pictures: this.pictures, comments: this.comments, losses: [...this.losses, ...headers] };
  }

  openGroup(): void {
    this.flush();
    this.passed = 0;
    if (this.groups.length >= mostDepth) refuse(this.counts.file, '内容一层套一层，套得太深');
    this.groups.push(this.top);
    this.top = { ...this.top, end: null, isFresh: true, isStarred: false };
    // Each entry of the table is a group.
    if (this.top.destination === 'styles' && this.groups.length === this.open.stylesDepth) this.openStyle();
  }

  closeGroup(): void {
    this.flush();
    this.passed = 0;
    this.top.end?.();
    if (this.top.flow === this.body) this.last = this.top;
    this.top = this.groups.pop() ?? this.top;
    this.isEnded = this.groups.length === 0;
  }

  binary(bytes: Uint8Array): void {
    this.flush();
    if (this.passed > 0) this.passed -= 1;
    else if (this.top.destination === 'picture') this.top.picture?.bytes.append(bytes);
  }

  byte(byte: number): void {
    if (this.passed > 0) {
      this.passed -= 1;
      return;
    }
    this.top.isFresh = false;
    const { destination, picture } = this.top;
    if (destination === 'picture') picture?.bytes.digit(byte);
    else if (destination !== 'skip' && destination !== 'none') {
      if (this.units !== '') this.flush();
      this.bytes.push(byte);
    }
  }

  word(name: string, value: number | null): void {
    if (this.passed > 0 && (own(characterSymbols, name) !== undefined || name === '-')) {
      this.passed -= 1;
      return;
    }
    const { top } = this;
    if (name === 'u') {
      this.unicode(value ?? 0);
      return;
    }
    // Whoever leaves out what stands in for a character shall lose nothing.
    this.passed = 0;
    this.flush();
    const isFirst = top.isFresh;
    if (name === '*') {
      top.isStarred = isFirst;
      return;
    }
    top.isFresh = false;
    if (top.destination === 'skip') return;
    if (isFirst && startGroup(this, name)) return;
    if (top.destination === 'picture') this.pictureWord(name, value);
    else if (top.destination === 'fonts') this.fontWord(name, value);
    else this.textWord(name, value);
  }

  /** Puts a text where the text of the group belongs. */
  emit(text: string): void {
    const { top } = this;
    switch (top.destination) {
      case 'text':
        this.emitText(text);
        return;
      case 'label':
        top.flow.label += this.withSymbols(text);
        return;
      case 'instruction':
        if (top.field) top.field.instruction += text;
        return;
      case 'collect':
      case 'fonts':
      case 'styles':
        top.collected.text += text;
    }
  }

  lose(kind: LossKind, words: string): void {
    const { flow } = this.top;
    if (flow.isAside) return;
    const number = flow.openNumber;
    const last = this.losses.at(-1);
    const isMore = last?.kind === kind && last.number === number && (kind === 'hidden-text' || kind === 'contents');
    if (isMore) last.words += words;
    else this.losses.push({ kind, number, words });
  }

  newFlow(kind: { isBoxed?: boolean; isAside?: boolean } = {}): Flow {
    return new Flow(kind.isAside ? this.asideCounts : this.counts, this.styles, kind);
  }

  isInContents(): boolean {
    return this.top.fields.some(({ field }) => field?.kind === 'contents');
  }

  changes(): Mark[] {
    return this.marks().filter(({ type }) => type === 'insertion' || type === 'deletion');
  }

  private unicode(value: number): void {
    const { top } = this;
    this.passed = 0;
    if (top.destination === 'picture' || top.destination === 'skip') return;
    top.isFresh = false;
    if (this.bytes.length > 0) this.flush();
    this.units += String.fromCharCode(value < 0 ? value + 65_536 : value);
    this.passed = top.fallback;
  }

  private textWord(name: string, value: number | null): void {
    const { top } = this;
    const character = own(characterWords, name);
    if (character) {
      top.characters = { ...top.characters, ...character(top.characters, value) };
      return;
    }
    const paragraph = own(paragraphWords, name);
    if (paragraph) {
      top.paragraph = { ...top.paragraph, ...paragraph(top.paragraph, value) };
      return;
    }
    if (top.destination === 'styles') this.styleWord(name, value);
    const symbol = own(characterSymbols, name);
    if (symbol !== undefined) this.emit(symbol);
    else if (!this.rows.word(name, value)) this.structureWord(name, value);
  }

  private structureWord(name: string, value: number | null): void {
    const { top } = this;
    switch (name) {
      case 'par':
      case 'sect':
        if (top.destination === 'collect') top.collected.text += '\n';
        if (top.destination !== 'text') return;
        this.endParagraph();
        if (name === 'sect') top.flow.isNewPage = true;
        return;
      case 'sbknone':
      case 'sbkcol':
        if (!top.flow.hasInlines) top.flow.isNewPage = false;
        return;
      case 'cell':
      case 'nestcell':
        if (top.destination === 'text') top.flow.endCell(top.paragraph, top.characters, this.rowDepth(name === 'nestcell'));
        return;
      case 'row':
      case 'nestrow':
        if (top.destination !== 'text') return;
        top.flow.endRow(this.rows.current, top.paragraph, top.characters, this.rowDepth(name === 'nestrow'));
        return;
      case 'line':
      case 'lbr':
        this.lineBreak('line');
        return;
      case 'page':
      case 'column':
        this.lineBreak(name);
        return;
      case 'ftnalt':
        if (this.open.note) this.open.note.kind = 'endnote';
        return;
      case 'fftype':
        if (this.open.box) this.open.box.isBox = value === 1;
        return;
      case 'ffres':
      case 'ffdefres':
        // 25: as it is by default.
        if (this.open.box && value !== 25) this.open.box.isOn = value === 1;
        return;
      default:
        this.fileWord(name, value);
    }
  }

  /** Words that say how the text is written down. */
  private fileWord(name: string, value: number | null): void {
    if (name === 'uc') this.top.fallback = Math.max(0, Math.min(16, value ?? 1));
    else if (name === 'ansicpg') this.page = value ?? 1252;
    else if (name === 'deff') this.fonts.standard = value ?? 0;
    else if (name === 'mac') this.page = 10_000;
    else if (name === 'pc') this.page = 437;
    else if (name === 'pca') this.page = 850;
  }

  private rowDepth(isNested: boolean): number {
    return isNested ? Math.max(2, depthOf(this.top.paragraph)) : 1;
  }

  private lineBreak(kind: 'line' | 'page' | 'column'): void {
    const { top } = this;
    if (top.destination === 'collect') top.collected.text += ' ';
    if (top.destination !== 'text' || top.characters.hidden || this.isInContents()) return;
    top.flow.push({ type: 'break', kind });
  }

  private endParagraph(): void {
    const { flow, paragraph, characters } = this.top;
    const isLineOfContents = isContentsLine(this.styles.nameOf(paragraph.style), flow.words);
    if (isLineOfContents) this.lose('contents', flow.words);
    else if (flow.hasInlines || !this.isInContents()) {
      flow.endParagraph(paragraph, characters);
      return;
    }
    flow.start();
    flow.drop();
  }

  /** Puts the gathered text where it belongs. */
  private flush(): void {
    if (this.bytes.length === 0 && this.units === '') return;
    const { bytes, units } = this;
    this.bytes = [];
    this.units = '';
    if (units !== '') {
      this.emit(units);
      return;
    }
    const font = this.font();
    const isSymbols = this.top.destination !== 'fonts' && (font.charset === 2 || isSymbolFont(font.name));
    this.emit(isSymbols ? bytes.map(symbolPlace).join('') : decodeBytes(bytes, font.charset, this.page));
  }

  private font(): Font {
    return this.fonts.get(seen(this.top.characters).font);
  }

  private emitText(given: string): void {
    const { flow, fields } = this.top;
    const characters = seen(this.top.characters);
    for (const field of fields) field.hasResult ||= given.trim() !== '';
    if (this.isInContents()) this.lose('contents', given);
    else if (!characters.hidden) {
      const { name } = this.font();
      flow.text(this.withSymbols(given), characters, isSymbolFont(name) ? '' : name, this.marks(), this.openComments);
    } else if (given.trim() !== '') this.lose('hidden-text', given);
  }

  /** Letters of a font that shows pictures in their place. */
  private withSymbols(text: string): string {
    if (!/[\uf000-\uf0ff]/.test(text)) return text;
    const { name } = this.font();
    return [...text]
      .map((character) => {
        const code = character.codePointAt(0) ?? 0;
        if (code < 0xf000 || code > 0xf0ff) return character;
        const known = symbolCharacter(isSymbolFont(name) ? name : 'Wingdings', code);
        if (known === null) this.lose('symbol', `${name} ${code.toString(16).toUpperCase()}`);
        return known ?? '□';
      })
      .join('');
  }

  /** In the order of the schema. */
  private marks(): Mark[] {
    const { fields } = this.top;
    const characters = seen(this.top.characters);
    const marks: Mark[] = [];
    if (characters.bold) marks.push({ type: 'bold' });
    if (characters.italic || characters.emphasis) marks.push({ type: 'emphasis' });
    if (characters.underline) marks.push({ type: 'underline' });
    if (characters.position) marks.push({ type: characters.position });
    const href = fields.findLast(({ field }) => field?.href)?.field?.href;
    if (href) marks.push({ type: 'link', attrs: { href } });
    // What one person put in and another took out is a deletion.
    if (characters.deletion) marks.push(this.change('deletion', characters.deletion));
    else if (characters.insertion) marks.push(this.change('insertion', characters.insertion));
    else this.lastChange.key = '';
    return marks;
  }

  /** Changes that follow each other, by one person at one time, are one. */
  private change(type: 'insertion' | 'deletion', { author, dttm }: Change): Mark {
    const key = `${type} ${author} ${dttm}`;
    if (this.lastChange.key !== key) this.lastChange = { key, id: this.lastChange.id + 1 };
    const attrs = { id: `${type}-${this.lastChange.id}`, author: (this.authors[author] ?? '').slice(0, 100), time: timeOf(dttm) };
    return { type, attrs };
  }

  private pictureWord(name: string, value: number | null): void {
    const { picture } = this.top;
    if (!picture) return;
    const kind = own(pictureKinds, name);
    if (kind !== undefined) picture.kind = kind;
    else if (name === 'picwgoal' && value !== null && value > 0) picture.goal = value;
    else if (name === 'picscalex' && value !== null && value > 0) picture.scalePercent = value;
  }

  private fontWord(name: string, value: number | null): void {
    const { top } = this;
    if (name === 'fcharset') this.font().charset = value;
    if (name !== 'f') return;
    const font = this.fonts.add(value ?? 0);
    const collected = { text: '' };
    const before = top.end;
    top.characters = { ...top.characters, font: value ?? 0 };
    top.collected = collected;
    top.end = () => {
      before?.();
      font.name = collected.text.replace(/;[\s\S]*$/, '').trim();
    };
  }

  private openStyle(): void {
    const { top } = this;
    const style = { isParagraph: true, basedOn: null };
    this.open.style = style;
    top.collected = { text: '' };
    top.paragraph = plainParagraph;
    top.characters = plainCharacters;
    top.end = () => {
      if (!style.isParagraph) return;
      const name = top.collected.text.replace(/;\s*$/, '').trim();
      this.styles.add(top.paragraph.style, { name, basedOn: style.basedOn, outline: top.paragraph.outline });
    };
  }

  private styleWord(name: string, value: number | null): void {
    const { style } = this.open;
    if (!style) return;
    if (['cs', 'ds', 'ts', 'tsrowd'].includes(name)) style.isParagraph = false;
    else if (name === 'sbasedon') style.basedOn = value;
  }
}

const pictureKinds: Readonly<Record<string, string>> = {
  pngblip: 'png',
  jpegblip: 'jpg',
  emfblip: 'emf',
  wmetafile: 'wmf',
  dibitmap: 'bmp',
  wbitmap: 'bmp',
  macpict: 'pict',
};

function symbolPlace(byte: number): string {
  return String.fromCharCode(byte < 0x21 ? byte : 0xf000 + byte);
}

/** Not what every object has. */
function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
