import { isLinkAddress } from '../../../../../shared/document/is-link-address.ts';
import type { Mark } from '../../../../../shared/document/types.ts';
import { UserError } from '../../../../../shared/errors.ts';
import { noteParagraphs, withoutGap, wordsOf } from '../note-paragraphs.ts';
import type {
  LossKind,
  SourceBlock,
  SourceComment,
  SourceInline,
  SourceLoss,
  SourceNote,
  SourcePicture,
  SourceText,
} from '../source-text.ts';
import { symbolCharacter } from '../symbol-fonts.ts';
import { blockElements, factsOf, isNoteId, itemLabel, noteLink, skippedElements, valignOf } from './html-elements.ts';
import { type HtmlCounts, HtmlFlow, type ParagraphFacts, plainFacts } from './html-flow.ts';
import { type HtmlLook, lookInside, marksOf, plainLook } from './html-looks.ts';
import { type Declarations, declarationsOf, StyleRules } from './style-rules.ts';

/** An element that is open. */
interface Element {
  tag: string;
  look: HtmlLook;
  facts: ParagraphFacts;
  flow: HtmlFlow;
  /** Where its text goes. */
  target: 'text' | 'nowhere' | 'label' | 'sheet' | 'ruby' | 'note-mark';
  isContents: boolean;
  list: { type: string; next: number } | null;
  end: (() => void) | null;
}

type Attributes = Readonly<Record<string, string>>;

const mostDepth = 1_000;
const mostPictures = 2_000;
const han = '\\p{Script=Han}，。、；：！？（）《》〈〉“”‘’【】—…';
const lineEndInChinese = new RegExp(`(?<=[${han}])[ \\t]*\\r?\\n[ \\t]*(?=[${han}])`, 'gu');

/** Takes the elements of a page as they come and gathers the text. Nothing in it runs or is fetched. */
export class HtmlReader {
  private readonly counts: HtmlCounts;
  private readonly asideCounts: HtmlCounts;
  private readonly rules = new StyleRules();
  private readonly losses: SourceLoss[] = [];
  private readonly comments = new Map<string, SourceComment>();
  private readonly pictures = new Map<string, SourcePicture>();
  private readonly headers = new Set<string>();
  private readonly notes = new Map<string, { note: SourceNote; mark: string }>();
  private readonly open: Element[] = [];
  /** `<![if …]>` that are open: whether they hold the number of a list. */
  private readonly conditions: boolean[] = [];
  private readonly body: HtmlFlow;
  private readonly pictureAt: (source: string) => Uint8Array | undefined;
  private lastChange = { key: '', id: 0 };
  private pending = '';
  /** What was gathered last of each kind of text that is none of the page's. */
  private sheet = '';
  private ruby = '';
  private noteMark = '';
  private commentId = '';

  constructor(file: string, pictureAt: (source: string) => Uint8Array | undefined) {
    this.counts = { file, paragraphs: 0, inlines: 0 };
    this.asideCounts = { file, paragraphs: 0, inlines: 0 };
    this.pictureAt = pictureAt;
    this.body = new HtmlFlow(this.counts, false);
  }

  openElement(tag: string, attributes: Attributes): void {
    this.flush();
    if (this.open.length >= mostDepth)
      throw new UserError('package-refused', { file: this.counts.file, what: '内容一层套一层，套得太深' });
    const outer = this.top;
    const own = declarationsOf(attributes.style ?? '');
    // How Word shows changes is no look of the text.
    const isChange = /^mso(?:ins|del)$/i.test(attributes.class ?? '');
    const style = isChange ? own : this.rules.of(tag, attributes.class ?? '', own);
    const element: Element = { ...outer, tag, look: lookInside(outer.look, tag, attributes, style), end: null };
    this.open.push(element);
    if (tag === 'style') {
      element.target = 'sheet';
      element.end = () => this.takeSheet();
    } else if (skippedElements.has(tag)) element.target = 'nowhere';
    if (element.target === 'nowhere' || element.target === 'sheet') return;
    if (blockElements.has(tag)) this.startBlock(element, attributes, style);
    this.startTablePart(element, attributes, style);
    this.startInline(element, attributes, style);
    this.startAside(element, attributes, style);
  }

  closeElement(): void {
    this.flush();
    const element = this.open.pop();
    if (!element) return;
    if (blockElements.has(element.tag)) {
      this.endParagraph(element);
      // No number is longer than its paragraph.
      this.conditions.fill(false);
    }
    if (element.target !== 'nowhere' && element.target !== 'sheet') this.endTablePart(element);
    element.end?.();
  }

  /** `[if !supportLists]`, `[endif]`: around what other programs than Word shall show. */
  condition(comment: string): void {
    if (!/^\[(?:if\s[^>]{0,200}|endif)\]$/i.test(comment)) return;
    this.flush();
    if (/^\[endif/i.test(comment)) this.conditions.pop();
    else this.conditions.push(/supportLists/i.test(comment));
  }

  /** In as many pieces as it comes; an entity is one of its own. */
  text(given: string): void {
    this.pending += given;
  }

  private flush(): void {
    if (this.pending === '') return;
    const given = this.pending;
    this.pending = '';
    const { top } = this;
    switch (top.target) {
      case 'sheet':
        this.sheet += given;
        return;
      case 'ruby':
        this.ruby += given;
        return;
      case 'note-mark':
        this.noteMark += given;
        return;
      case 'nowhere':
        return;
      default:
        this.emit(given);
    }
  }

  finish(): SourceText {
    this.flush();
    while (this.open.length > 0) this.closeElement();
    const blocks = this.body.finish();
    for (const { note, mark } of this.notes.values()) {
      // It leads to nothing: what is seen of it stays.
      if (note.paragraphs.length === 0 && mark !== '') note.paragraphs = [[{ type: 'text', text: mark, marks: [] }]];
    }
    const headers = [...this.headers].map((words): SourceLoss => ({ kind: 'header', number: null, words }));
    const comments = [...this.comments.values()].filter(({ text }) => text !== '');
    return { blocks, pictures: this.pictures, comments, losses: [...this.losses, ...headers] };
  }

  private get top(): Element {
    return this.open.at(-1) ?? { ...outermost, flow: this.body };
  }

  private startBlock(element: Element, attributes: Attributes, style: Declarations): void {
    const { flow, tag } = element;
    if (!flow.isEmpty) this.endParagraph(element);
    element.facts = factsOf(tag, attributes.class ?? '', style, this.rules, element.look);
    if (/always|page|left|right/.test(style['page-break-before'] ?? style['break-before'] ?? '')) flow.startPage();
    if (tag === 'ol' || tag === 'ul') {
      const start = Number.parseInt(attributes.start ?? '1', 10);
      element.list = { type: tag === 'ul' ? 'disc' : (attributes.type ?? '1'), next: Number.isFinite(start) ? start : 1 };
    }
    if (tag === 'li' && element.list) this.startItem(element.list, attributes, flow);
    if (/^toc\s*\d/i.test(element.facts.style) || /^table of contents/i.test(attributes.id ?? '')) element.isContents = true;
  }

  private startItem(list: { type: string; next: number }, attributes: Attributes, flow: HtmlFlow): void {
    if (/none/.test(declarationsOf(attributes.style ?? '')['list-style'] ?? '')) return;
    const value = Number.parseInt(attributes.value ?? '', 10);
    if (Number.isFinite(value)) list.next = value;
    flow.label = list.type === 'disc' ? '•' : itemLabel(list.type, list.next);
    flow.isLabelCounted = true;
    list.next += 1;
  }

  private startTablePart({ tag, flow }: Element, attributes: Attributes, style: Declarations): void {
    if (tag === 'table') flow.startTable();
    else if (tag === 'thead') flow.startHead(true);
    else if (tag === 'tbody' || tag === 'tfoot') flow.startHead(false);
    else if (tag === 'tr') flow.startRow(attributes.height === '0');
    else if (tag === 'td' || tag === 'th') {
      const [colspan, rowspan] = [attributes.colspan, attributes.rowspan].map((span) => Number.parseInt(span ?? '1', 10));
      flow.startCell(colspan ?? 1, rowspan ?? 1, valignOf(style, attributes));
    }
  }

  private endTablePart({ tag, flow }: Element): void {
    if (tag === 'table') flow.endTable();
    else if (tag === 'thead') flow.startHead(false);
    else if (tag === 'td' || tag === 'th') flow.endCell();
  }

  private startInline(element: Element, attributes: Attributes, style: Declarations): void {
    const { tag, look, flow } = element;
    const tabs = Number.parseInt(style['mso-tab-count'] ?? '', 10);
    if (style['mso-list']?.toLowerCase() === 'ignore') element.target = 'label';
    else if (tabs > 0 && element.target === 'text') {
      this.emit('\t'.repeat(Math.min(tabs, 20)), true);
      element.target = 'nowhere';
    } else if (tag === 'br') this.breakLine(style);
    else if (tag === 'img') this.picture(attributes);
    else if (tag === 'input') {
      if (attributes.type?.toLowerCase() === 'checkbox') this.emit('checked' in attributes ? '☑' : '□');
    } else if (tag === 'a') this.startLink(element, attributes, style);
    else if (tag === 'ins' || tag === 'del') look.change = this.change(tag === 'ins' ? 'insertion' : 'deletion', attributes);
    else if (tag === 'rt') {
      element.target = 'ruby';
      this.ruby = '';
      element.end = () => {
        if (this.ruby.trim() !== '') this.lose('ruby', this.ruby.trim(), flow);
      };
    }
  }

  private startLink(element: Element, attributes: Attributes, style: Declarations): void {
    const { look, flow } = element;
    const href = (attributes.href ?? '').trim();
    const note = noteLink(href);
    const comment = /_(\d{1,6})$/.exec(style['mso-comment-reference'] ?? '');
    if (comment) {
      look.comment = comment[1] ?? null;
      const author = (style['mso-comment-reference'] ?? '').slice(0, comment.index);
      const known = this.commentOf(comment[1] ?? '');
      known.author = author;
      known.time = commentTime(style['mso-comment-date'] ?? '');
    } else if (note?.isBack || note?.kind === 'comment') element.target = 'nowhere';
    else if (note) this.startNoteMark(element, note.key, note.kind === 'endnote' ? 'endnote' : 'footnote');
    else if (href !== '' && !href.startsWith('#')) {
      if (isLinkAddress(href)) look.link = href;
      else this.lose('link', href, flow);
    }
  }

  private startNoteMark(element: Element, key: string, kind: SourceNote['kind']): void {
    const { look } = element;
    if (element.target !== 'text' || look.isHidden || this.notes.has(key)) {
      element.target = 'nowhere';
      return;
    }
    const note: SourceNote = { type: 'note', kind, paragraphs: [], marks: look.change ? [look.change] : [] };
    const kept = { note, mark: '' };
    this.notes.set(key, kept);
    this.push(note, element);
    element.target = 'note-mark';
    this.noteMark = '';
    element.end = () => {
      kept.mark = this.noteMark.replace(/\s+/g, ' ').trim();
    };
  }

  /** Notes, comments, headers: what stands beside the text. */
  private startAside(element: Element, attributes: Attributes, style: Declarations): void {
    // LibreOffice names its own in the title.
    const kind = (style['mso-element'] ?? (element.tag === 'div' ? attributes.title : undefined) ?? '').toLowerCase();
    const id = attributes.id ?? '';
    const comment = /^_com_(\d{1,6})$/.exec(id)?.[1] ?? /^_msocom_(\d{1,6})$/.exec(attributes.name ?? '')?.[1];
    if (comment !== undefined) this.commentId = comment;
    if (isNoteId(id)) this.inOwnFlow(element, false, (blocks) => this.endNote(id.toLowerCase(), blocks));
    else if (kind === 'comment') {
      this.commentId = comment ?? '';
      this.inOwnFlow(element, true, (blocks) => {
        this.commentOf(this.commentId || String(this.comments.size + 1)).text = wordsOf(blocks).trim();
      });
    } else if (kind === 'header' || kind === 'footer') {
      this.inOwnFlow(element, true, (blocks) => {
        const words = wordsOf(blocks).trim();
        if (words !== '' && !/^[-—·\s\d]*$/.test(words)) this.headers.add(words);
      });
    }
  }

  private commentOf(id: string): SourceComment {
    const known = this.comments.get(id) ?? { id, author: '', time: '', text: '' };
    this.comments.set(id, known);
    return known;
  }

  private inOwnFlow(element: Element, isAside: boolean, end: (blocks: SourceBlock[]) => void): void {
    const flow = new HtmlFlow(isAside ? this.asideCounts : this.counts, isAside);
    element.flow = flow;
    element.list = null;
    element.end = () => end(flow.finish());
  }

  private endNote(key: string, blocks: SourceBlock[]): void {
    const kept = this.notes.get(key);
    if (!kept) {
      this.body.endParagraph();
      this.body.blocks.push(...blocks);
      return;
    }
    kept.note.paragraphs.push(...noteParagraphs(blocks).map((inlines, index) => (index === 0 ? withoutGap(inlines) : inlines)));
  }

  private endParagraph({ flow, isContents }: Element): void {
    if (isContents && !flow.isEmpty) {
      this.lose('contents', flow.words, flow);
      flow.drop();
    } else flow.endParagraph();
  }

  private emit(given: string, isTab = false): void {
    const { top } = this;
    const { look, flow, target } = top;
    const isLabel = target === 'label' || this.conditions.includes(true);
    const text = look.isPreformatted || isTab ? given.replace(/\r/g, '') : collapsed(given, isLabel ? false : flow.endsInBlank);
    if (text === '') return;
    if (look.isHidden) {
      if (text.trim() !== '') this.lose('hidden-text', text.trim(), flow);
      return;
    }
    const shown = this.withSymbols(text, look.symbolFont, flow);
    if (isLabel) {
      // What the page says goes before what a browser would count.
      if (flow.isLabelCounted) flow.label = '';
      flow.isLabelCounted = false;
      flow.label += shown.replace(/\s+/g, ' ');
      return;
    }
    for (const [index, line] of (look.isPreformatted ? shown.split('\n') : [shown]).entries()) {
      if (index > 0) this.push({ type: 'break', kind: 'line' }, top);
      if (line === '') continue;
      if (flow.isEmpty) flow.facts = top.facts;
      const run = { bold: look.bold, sizePt: look.sizePt, font: look.symbolFont === '' ? look.font : '' };
      flow.text(line, run, marksOf(look), look.comment === null ? [] : [look.comment]);
    }
  }

  private push(inline: SourceInline, { flow, facts }: Element): void {
    if (flow.isEmpty) flow.facts = facts;
    flow.push(inline);
  }

  private withSymbols(text: string, font: string, flow: HtmlFlow): string {
    if (font === '' && !/[\uf000-\uf0ff]/.test(text)) return text;
    return [...text]
      .map((character) => {
        const code = character.codePointAt(0) ?? 0;
        const isPlace = (code >= 0xf000 && code <= 0xf0ff) || (font !== '' && code > 0x20 && code <= 0xff && code !== 0xa0);
        if (!isPlace) return character;
        const known = symbolCharacter(font || 'Wingdings', code < 0xf000 ? 0xf000 + code : code);
        if (known === null) this.lose('symbol', `${font} ${code.toString(16).toUpperCase()}`, flow);
        return known ?? '□';
      })
      .join('');
  }

  private breakLine(style: Declarations): void {
    const { top } = this;
    if (top.target !== 'text' || top.look.isHidden) return;
    const isPage = /always|page/.test(style['page-break-before'] ?? style['break-before'] ?? '');
    if (isPage && top.flow.isEmpty) top.flow.startPage();
    else this.push({ type: 'break', kind: isPage ? 'page' : 'line' }, top);
  }

  private picture({ src = '', alt = '', width = '' }: Attributes): void {
    const { top } = this;
    if (top.target !== 'text' || top.look.isHidden || top.flow.isAside) return;
    const bytes = this.pictures.size < mostPictures ? (bytesOf(src) ?? this.pictureAt(src)) : undefined;
    if (!bytes) {
      this.lose('picture', /^data:/i.test(src) ? alt : src.replace(/^.*[/\\]/, '').slice(0, 200), top.flow);
      return;
    }
    const key = `picture-${this.pictures.size + 1}`;
    const name = /^data:/i.test(src) ? `图片${this.pictures.size + 1}` : src.replace(/^.*[/\\]/, '');
    this.pictures.set(key, { bytes, name });
    const pixels = Number.parseFloat(width);
    this.push({ type: 'picture', key, alt: alt.trim(), widthPt: pixels > 0 && !width.includes('%') ? pixels * 0.75 : null }, top);
  }

  /** Changes that follow each other, by one person at one time, are one. */
  private change(type: 'insertion' | 'deletion', { cite = '', datetime = '' }: Attributes): Mark {
    const author = decoded(cite.replace(/^mailto:/i, '')).slice(0, 100);
    const time = new Date(/Z|[+-]\d\d:?\d\d$/.test(datetime) ? datetime : `${datetime}Z`);
    const key = `${type} ${author} ${datetime} ${this.body.openNumber}`;
    if (this.lastChange.key !== key) this.lastChange = { key, id: this.lastChange.id + 1 };
    return {
      type,
      attrs: { id: `${type}-${this.lastChange.id}`, author, time: Number.isNaN(time.getTime()) ? '' : time.toISOString() },
    };
  }

  private lose(kind: LossKind, words: string, flow: HtmlFlow): void {
    if (flow.isAside) return;
    const number = flow.openNumber;
    const last = this.losses.at(-1);
    if (last?.kind === kind && last.number === number && kind === 'hidden-text') last.words += words;
    else this.losses.push({ kind, number, words });
  }

  /** At the end of a style sheet. */
  private takeSheet(): void {
    this.rules.add(this.sheet);
    this.sheet = '';
  }
}

const outermost: Omit<Element, 'flow'> = {
  tag: '',
  look: plainLook,
  facts: plainFacts,
  target: 'text',
  isContents: false,
  list: null,
  end: null,
};

/** Blanks and line ends as one blank; between Chinese characters a line end of the file is none. */
function collapsed(text: string, isBehindBlank: boolean): string {
  const one = text.replace(lineEndInChinese, '').replace(/[ \t\r\n\f]+/g, ' ');
  return isBehindBlank && one.startsWith(' ') ? one.slice(1) : one;
}

/** Of a picture that stands in the page itself. */
function bytesOf(source: string): Uint8Array | undefined {
  const data = /^data:image\/[\w.+-]{1,40}((?:;[\w=-]{1,40}){0,4}),/i.exec(source.slice(0, 300));
  if (!data) return undefined;
  const contents = source.slice(data[0].length);
  return /;base64/i.test(data[1] ?? '') ? Buffer.from(contents, 'base64') : Buffer.from(decoded(contents), 'utf8');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** 「20180620T1305」. */
function commentTime(text: string): string {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)$/.exec(text.trim());
  if (!parts) return '';
  const time = new Date(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:00Z`);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}
