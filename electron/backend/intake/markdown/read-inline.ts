import MarkdownIt from 'markdown-it';
import { isLinkAddress } from '../../../../shared/document/is-link-address.ts';
import type { ImportDoubt } from '../../../../shared/periodical/doubt-kinds.ts';
import { normaliseCharacters } from '../../../../shared/text/normalise-characters.ts';
import { characterDoubts } from '../doubts/character-doubts.ts';
import { linkOpen, marker } from './inline-marks.ts';

/** What stands in a line beside its text; `what` is a sentence. */
export type InlineFinding = Pick<ImportDoubt, 'kind' | 'what' | 'words'>;

export interface InlineReader {
  /** The line with markers for its mark-up, and what was taken out. */
  read(line: string): { text: string; found: InlineFinding[] };
  /** `[label]: address`. */
  define(label: string, href: string): void;
  /** Addresses by number. */
  links: string[];
  /** Notes that stand in the text, `^[note]`, by the labels they were given. */
  notes: ReadonlyMap<string, string>;
}

type Inline = ReturnType<InstanceType<typeof MarkdownIt>['parseInline']>[number];

/** Reads the inline Markdown of one line after the other: emphasis, links, pictures, entities, escapes, code, HTML. */
export function createInlineReader(): InlineReader {
  const parser = new MarkdownIt({ html: true });
  // What leads nowhere is told instead of standing in the text as mark-up.
  parser.validateLink = () => true;
  const references: Record<string, { href: string; title: string }> = {};
  const links: string[] = [];
  const notes = new Map<string, string>();
  const noteInline = (text: string): string => {
    const label = `行内注${notes.size + 1}`;
    notes.set(label, text);
    return `[^${label}]`;
  };
  return {
    links,
    notes,
    define(label, href) {
      references[parser.utils.normalizeReference(label)] ??= { href, title: '' };
    },
    read(given) {
      // A backslash at the end of a line is a line break.
      const isBroken = /(?:^|[^\\])(?:\\\\)*\\$/.test(given);
      const line = (isBroken ? given.slice(0, -1) : given)
        .replace(windowsPath, (path) => path.replaceAll('\\', '\\\\'))
        .replace(inlineNote, (_, text: string) => noteInline(text));
      if (!/[\\`*_~^<[!&]/.test(line)) return { text: isBroken ? line + marker.lineBreak : line, found: [] };
      const tokens: Inline[] = [];
      parser.inline.parse(line, parser, { references }, tokens);
      keepFactors(tokens);
      const { text, found } = readTokens(tokens, links);
      return { text: isBroken ? text + marker.lineBreak : text, found };
    },
  };
}

const windowsPath = /\b[A-Za-z]:\\[^\s，。；、“”]*/g;
const inlineNote = /(?<![\\^])\^\[([^[\]]{1,2000})\]/g;

/** In 2*3*4 the asterisks are what they look like. */
function keepFactors(tokens: Inline[]): void {
  const open: number[] = [];
  const at = (index: number, end: 'first' | 'last'): string => {
    const { type, content = '' } = tokens[index] ?? {};
    return type === 'text' ? content.charAt(end === 'first' ? 0 : content.length - 1) : '';
  };
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'em_open') open.push(index);
    const start = token.type === 'em_close' ? open.pop() : undefined;
    if (start === undefined || token.markup !== '*') continue;
    const isFactor =
      (/\d/.test(at(start - 1, 'last')) && /\w/.test(at(start + 1, 'first'))) ||
      (/\w/.test(at(index - 1, 'last')) && /\d/.test(at(index + 1, 'first')));
    for (const one of isFactor ? [tokens[start], token] : []) if (one) Object.assign(one, { type: 'code_inline', content: '*' });
  }
}

function readTokens(tokens: readonly Inline[], links: string[]): { text: string; found: InlineFinding[] } {
  const found: InlineFinding[] = [];
  const tell = (kind: InlineFinding['kind'], what: string, words?: string): void => {
    if (found.length < 20 && !found.some((one) => one.what === what)) found.push({ kind, what, ...(words ? { words } : {}) });
  };
  const open: { end: string }[] = [];
  let entities = '';
  const parts: string[] = [];
  const html = createTagReader(parts, links, tell);
  for (const token of tokens) {
    if (html.isSkipping && token.type !== 'html_inline') continue;
    switch (token.type) {
      case 'text':
        parts.push(looseMarks(readPictureEmbeds(token.content, tell)));
        break;
      case 'text_special':
        if (token.info === 'entity') entities += token.content;
        parts.push(
          token.info === 'entity' ? normaliseCharacters(token.content).text.replace('\n', ' ') : readEscape(token.content),
        );
        break;
      case 'code_inline':
        parts.push(literal(token.content));
        break;
      case 'strong_open':
        parts.push(marker.bold[0]);
        break;
      case 'strong_close':
        parts.push(marker.bold[1]);
        break;
      case 'em_open':
        parts.push(marker.emphasis[0]);
        break;
      case 'em_close':
        parts.push(marker.emphasis[1]);
        break;
      case 's_open':
        tell('markup', '有标着删除线的文字，已按普通文字收入，请核对是否要删去。');
        break;
      case 'link_open': {
        const href = String(token.attrGet('href') ?? '');
        const target = readable(href);
        if (isLinkAddress(href)) {
          parts.push(linkOpen(links.push(href) - 1));
          open.push({ end: marker.link[1] });
        } else if (isProse(target)) {
          parts.push('[');
          open.push({ end: `](${target})` });
        } else {
          tell('markup', `链接“${short(target)}”不是网址，只收入了它的文字。`);
          open.push({ end: '' });
        }
        break;
      }
      case 'link_close':
        parts.push(open.pop()?.end ?? '');
        break;
      case 'image':
        tell('picture', pictureSentence(token.content, readable(String(token.attrGet('src') ?? ''))));
        break;
      case 'html_inline':
        html.read(token.content);
        break;
      case 'hardbreak':
        parts.push(marker.lineBreak);
        break;
      default:
        parts.push(token.content);
    }
  }
  html.end();
  for (const { kind, what, words } of characterDoubts(normaliseCharacters(entities))) tell(kind, what, words);
  const text = parts
    .join('')
    .replace(/^\s*\n|\n\s*$/g, '')
    .replace(/\s*\n\s*/g, marker.lineBreak);
  return { text, found };
}

/** Between elements that are lines of their own; no line that is read has one. */
const lineEnd = '\n';

/** What a reader of the address would type. */
function readable(address: string): string {
  try {
    return decodeURI(address);
  } catch (error) {
    if (error instanceof URIError) return address;
    throw error;
  }
}

/** 「文献[2]（略）」 is no link, though half-width brackets make it look like one. */
function isProse(target: string): boolean {
  return target !== '' && /^[^\s:/#?.]*$/.test(target) && /[^ -~]/.test(target);
}

/** Code: nothing in it is mark-up of a line or a call of a note. */
function literal(text: string): string {
  return marker.apart + text.replaceAll('[^', `[${marker.apart}^`);
}

function readEscape(text: string): string {
  if (text === '[') return text + marker.apart;
  return text === '#' || text === '|' ? marker.apart + text : text;
}

/** `![[picture.png]]` */
function readPictureEmbeds(text: string, tell: (kind: InlineFinding['kind'], what: string) => void): string {
  return text.replace(/!\[\[([^[\]]{1,200})\]\]/g, (_, name: string) => {
    tell('picture', pictureSentence('', name));
    return '';
  });
}

export function pictureSentence(alt: string, source: string): string {
  const name = [alt, source].filter((one) => one !== '').map(short);
  return `这里原有图片${name.length > 0 ? `“${name.join('，')}”` : ''}，没有随文字收入，请在正文里插入。`;
}

/**
 * Emphasis that the rules of Markdown refuse beside Chinese letters and marks; H~2~O and m^2^, but not 约~100~元. A line of nothing
 * but opening marks is not searched again and again: the text inside is short.
 */
function looseMarks(text: string): string {
  return text
    .replace(/(?<!\*)\*\*([^*\s](?:[^*]{0,498}[^*\s])?)\*\*(?!\*)/g, `${marker.bold[0]}$1${marker.bold[1]}`)
    .replace(/__([^_]{1,500})__/g, `${marker.bold[0]}$1${marker.bold[1]}`)
    .replace(/(?<![A-Za-z0-9_])_([^_\s]{1,200})_(?![A-Za-z0-9_])/g, `${marker.emphasis[0]}$1${marker.emphasis[1]}`)
    .replace(/(?<=[A-Za-z)）])~([^~\s]{1,12})~(?!~)/g, `${marker.subscript[0]}$1${marker.subscript[1]}`)
    .replace(/\^([^^\s[\]]{1,12})\^/g, `${marker.superscript[0]}$1${marker.superscript[1]}`);
}

const tagMarks: Readonly<Record<string, readonly [string, string]>> = {
  b: marker.bold,
  strong: marker.bold,
  i: marker.emphasis,
  em: marker.emphasis,
  u: marker.underline,
  ins: marker.underline,
  sup: marker.superscript,
  sub: marker.subscript,
};
/** Elements that are lines of their own. */
const lineTags =
  /^(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|table|tr|hr|center|details|summary|section|article|header|footer|figure|figcaption|blockquote|pre|address|form)$/;
const otherTags =
  /^(?:span|font|a|s|del|strike|small|big|mark|code|kbd|samp|var|tt|q|cite|abbr|time|label|tbody|thead|tfoot|td|th|caption|col|colgroup|iframe|object|embed|video|audio|source|canvas|svg|math|input|button|select|option|textarea|meta|link|title|html|body|head|main|nav|aside|wbr|rb|rtc|ruby|rp|rt|bdi|bdo|script|style)$/;
/** Without them, or without what stands in them, nothing of the text looks different. */
const plainTags = /^(?:p|div|span|ul|ol|li|hr|a|tbody|thead|tfoot|wbr|ruby|rb|rt|rp|html|body|main)$/;

interface TagReader {
  read(tag: string): void;
  /** Inside an element whose text is not to be read. */
  readonly isSkipping: boolean;
  end(): void;
}

/** Reads the tags of one line into `parts`; those without a meaning for the page are left out and told, all in one sentence. */
function createTagReader(parts: string[], links: string[], tell: (kind: InlineFinding['kind'], what: string) => void): TagReader {
  const left = new Set<string>();
  let isSkipping = false;
  let isLink = false;
  return {
    get isSkipping() {
      return isSkipping;
    },
    read(tag) {
      const [, slash, given = ''] = /^<(\/?)([A-Za-z][A-Za-z0-9]*)/.exec(tag) ?? [];
      const name = given.toLowerCase();
      const isEnd = slash === '/';
      const marks = tagMarks[name];
      if (name === 'br') parts.push(marker.lineBreak);
      else if (marks) parts.push(marks[isEnd ? 1 : 0]);
      else if (name === 'img') tell('picture', pictureSentence(attribute(tag, 'alt'), attribute(tag, 'src')));
      else if (name === 'rp') isSkipping = !isEnd;
      else if (name === 'rt') {
        parts.push(isEnd ? '）' : '（');
        if (!isEnd) tell('markup', '字上的注音写进了字后的括号，请核对。');
      } else if (name === 'a' && isLinkAddress(attribute(tag, 'href'))) {
        parts.push(linkOpen(links.push(attribute(tag, 'href')) - 1));
        isLink = true;
      } else if (name === 'a' && isEnd && isLink) {
        parts.push(marker.link[1]);
        isLink = false;
      } else if (!lineTags.test(name) && !otherTags.test(name)) parts.push(tag);
      else {
        if (lineTags.test(name)) parts.push(lineEnd);
        if (!isEnd && (!plainTags.test(name) || /\s(?:style|align|color|href)\s*=/i.test(tag))) left.add(`<${name}>`);
      }
    },
    end() {
      if (left.size > 0) tell('markup', `网页标记 ${[...left].join('、')} 没有收入，只收入了里面的文字，请核对。`);
    },
  };
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag)?.slice(1).find(Boolean) ?? '';
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
