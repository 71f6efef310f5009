import { isLinkAddress } from '../../../../../shared/document/is-link-address.ts';
import { fieldOf, shownByInstruction } from '../docx/fields.ts';
import { noteParagraphs, withoutGap, wordsOf } from '../note-paragraphs.ts';
import type { SourceBlock, SourceComment } from '../source-text.ts';
import type { Flow } from './flow.ts';
import type { OpenField, OpenPicture } from './group.ts';
import { HexBytes } from './hex-bytes.ts';
import { plainParagraph } from './looks.ts';
import type { RtfReader } from './rtf-reader.ts';
import { timeOf } from './time-of.ts';

/** Whether the first word of a group says what kind of group it is (RTF 1.9.1, "Destinations"). */
export function startGroup(reader: RtfReader, name: string): boolean {
  const { top } = reader;
  const start = Object.hasOwn(starts, name) ? starts[name] : undefined;
  if (start) start(reader);
  else if (skipped.has(name) || /^m\w*Pr$/.test(name)) top.destination = 'skip';
  else if (transparent.has(name)) return true;
  // A style is starred for old readers only.
  else if (top.isStarred && top.destination !== 'styles') top.destination = 'skip';
  else return false;
  return true;
}

/** Groups that hold nothing of the text though no `\*` need say so. */
const skipped: ReadonlySet<string> = new Set([
  ...['colortbl', 'filetbl', 'info', 'template', 'shprslt', 'comment', 'xe', 'rxe', 'tc', 'tcn', 'txe', 'private', 'objdata'],
  ...['ftnsep', 'ftnsepc', 'ftncn', 'aftnsep', 'aftnsepc', 'aftncn', 'nonesttables', 'pntxta', 'pntxtb', 'buptim', 'fontfile'],
  ...['panose', 'falt', 'fname', 'fontemb', 'objname', 'objalias', 'objsect', 'bkmkstart', 'bkmkend', 'nextfile', 'keycode'],
  ...['blipuid', 'background', 'listtable', 'listoverridetable', 'oldcprops', 'oldpprops', 'oldtprops', 'oldsprops', 'objclass'],
]);

/** Groups around what is text, with `\*` or without. */
const transparent: ReadonlySet<string> = new Set(['shpinst', 'shpgrp', 'do', 'result', 'mmath', 'moMathPara', 'picprop']);

type Start = (reader: RtfReader) => void;

const starts: Readonly<Record<string, Start>> = {
  fonttbl: ({ top }) => {
    top.destination = 'fonts';
  },
  stylesheet: (reader) => {
    reader.top.destination = 'styles';
    reader.open.stylesDepth = reader.groups.length + 1;
  },
  revtbl: (reader) => collect(reader, (text) => void reader.authors.push(...text.split(';').map((author) => author.trim()))),
  ...Object.fromEntries(
    ['header', 'footer'].flatMap((name) => ['', 'l', 'r', 'f'].map((side): [string, Start] => [name + side, startHeader])),
  ),
  upr: ({ top }) => {
    top.pair = top.destination;
    top.destination = 'none';
  },
  ud: ({ top }) => {
    top.destination = top.pair ?? top.destination;
  },
  shppict: ({ open }) => {
    open.hasShapePictures = true;
  },
  nonshppict: ({ top, open }) => {
    if (open.hasShapePictures) top.destination = 'skip';
  },
  listtext: startLabel,
  pntext: startLabel,
  pict: startPicture,
  footnote: startNote,
  shptxt: startBox,
  dptxbxtext: startBox,
  field: startField,
  fldinst: ({ top }) => {
    top.destination = top.field ? 'instruction' : 'skip';
  },
  fldrslt: startResult,
  formfield: startFormField,
  object: startObject,
  nesttableprops: ({ top, rows }) => {
    const { current } = rows;
    top.end = () => {
      rows.current = current;
    };
  },
  annotation: startComment,
  atnid: (reader) => collect(reader, (text) => (reader.open.author ??= text.trim())),
  atnauthor: (reader) =>
    collect(reader, (text) => {
      reader.open.author = text.trim();
    }),
  atnref: (reader) =>
    collect(reader, (text) => {
      if (reader.open.comment) reader.open.comment.id = text.trim();
    }),
  atndate: (reader) =>
    collect(reader, (text) => {
      if (reader.open.comment) reader.open.comment.time = timeOf(Number.parseInt(text, 10) || 0);
    }),
  atrfstart: (reader) => collect(reader, (text) => void reader.openComments.push(text.trim())),
  atrfend: (reader) =>
    collect(reader, (text) => {
      const at = reader.openComments.lastIndexOf(text.trim());
      if (at >= 0) reader.openComments.splice(at, 1);
    }),
  moMath: startMath,
  mden: joiner('/'),
  msup: joiner('^'),
  msub: joiner('_'),
  mrad: joiner('√'),
  sp: ({ top }) => {
    top.property = { name: '' };
    top.destination = top.destination === 'text' || top.destination === 'picture' ? 'none' : 'skip';
  },
  sn: (reader) => {
    const { property } = reader.top;
    collect(reader, (text) => {
      if (property) property.name = text.trim();
    });
  },
  sv: startPropertyValue,
};

/** Gathers the text of a group. */
function collect({ top }: RtfReader, end: (text: string) => void): void {
  const collected = { text: '' };
  top.destination = 'collect';
  top.collected = collected;
  top.end = () => end(collected.text);
}

function startHeader(reader: RtfReader): void {
  inOwnFlow(reader, reader.newFlow({ isAside: true }), (blocks) => {
    const text = wordsOf(blocks).trim();
    if (text !== '' && !/^[-—·\s\d]*$/.test(text)) reader.headers.add(text);
  });
}

/** Paragraphs of their own inside of a paragraph. */
function inOwnFlow(reader: RtfReader, flow: Flow, end: (blocks: SourceBlock[], outer: Flow) => void): void {
  const { top, openComments } = reader;
  const outer = top.flow;
  const comments = openComments.splice(0);
  Object.assign(top, { destination: 'text', flow, fields: [], field: null, paragraph: plainParagraph });
  top.characters = { ...top.characters, hidden: false, position: null, insertion: null, deletion: null };
  top.end = () => {
    openComments.splice(0, Number.POSITIVE_INFINITY, ...comments);
    end(flow.finish(top.paragraph, top.characters), outer);
  };
}

function startLabel({ top }: RtfReader): void {
  if (top.destination !== 'text') return;
  top.destination = 'label';
  top.flow.label = '';
}

function startNote(reader: RtfReader): void {
  const { top, open } = reader;
  if (top.destination !== 'text' || reader.isInContents() || top.characters.hidden) {
    top.destination = 'skip';
    return;
  }
  const marks = reader.changes();
  const note: { kind: 'footnote' | 'endnote' } = { kind: 'footnote' };
  open.note = note;
  top.flow.start();
  inOwnFlow(reader, reader.newFlow(), (blocks, outer) => {
    const paragraphs = noteParagraphs(blocks).map((inlines, index) => (index === 0 ? withoutGap(inlines) : inlines));
    outer.push({ type: 'note', kind: note.kind, paragraphs, marks });
  });
}

function startBox(reader: RtfReader): void {
  const { top } = reader;
  if (top.destination !== 'text') {
    top.destination = 'skip';
    return;
  }
  top.flow.start();
  inOwnFlow(reader, reader.newFlow({ isBoxed: true, isAside: top.flow.isAside }), (blocks, outer) => outer.box(blocks));
}

function startField(reader: RtfReader): void {
  const { top } = reader;
  const field: OpenField = { instruction: '', field: null, outer: { ...top }, lengthBefore: top.flow.length, hasResult: false };
  top.field = field;
  top.end = () => {
    if (field.hasResult || top.flow.length > field.lengthBefore || field.field?.kind === 'contents') return;
    Object.assign(top, { destination: field.outer.destination, field: field.outer.field });
    const shown = shownByInstruction(field.instruction);
    if (shown !== '') reader.emit(shown);
  };
}

function startResult(reader: RtfReader): void {
  const { top } = reader;
  const { field } = top;
  if (!field) return;
  field.field = fieldOf(field.instruction);
  top.destination = field.outer.destination;
  top.field = field.outer.field;
  top.fields = [...field.outer.fields, field];
  const address = /"([^"]*)"/.exec(field.instruction)?.[1];
  const isForeign = field.field.kind === 'link' && address !== undefined && !/\\l\s/i.test(field.instruction);
  if (isForeign && !isLinkAddress(address)) reader.lose('link', address);
}

/** A box to tick; others show their result. */
function startFormField(reader: RtfReader): void {
  const { top, open } = reader;
  const { field } = top;
  const box = { isBox: false, isOn: false };
  open.box = box;
  collect(reader, () => {
    if (box.isBox && field) field.instruction = `MACROBUTTON x ${box.isOn ? '☑' : '□'}`;
    delete open.box;
  });
}

function startObject(reader: RtfReader): void {
  const { top } = reader;
  const before = top.flow.length;
  const isText = top.destination === 'text' && !top.characters.hidden;
  top.end = () => {
    if (isText && top.flow.length === before) reader.lose('object', '嵌入的对象');
  };
}

function startComment(reader: RtfReader): void {
  const { open } = reader;
  const comment: SourceComment = { id: '', author: open.author ?? '', time: '', text: '' };
  delete open.author;
  open.comment = comment;
  inOwnFlow(reader, reader.newFlow({ isAside: true }), (blocks) => {
    comment.text = wordsOf(blocks).trim();
    comment.id ||= `comment-${reader.comments.length + 1}`;
    reader.comments.push(comment);
  });
}

/** A formula (OMML) on one line. */
function startMath(reader: RtfReader): void {
  const outer = { ...reader.top, end: null };
  collect(reader, (text) => {
    const formula = text.replace(/\s+/g, ' ').trim();
    if (formula === '' || outer.destination !== 'text') return;
    reader.top = outer;
    reader.lose('formula', formula);
    reader.emit(formula);
  });
}

function joiner(sign: string): Start {
  return ({ top }) => {
    if (top.destination === 'collect') top.collected.text += sign;
  };
}

/** What a property of a shape is set to: its picture, words drawn as a picture, a description. */
function startPropertyValue(reader: RtfReader): void {
  const { top } = reader;
  const { picture, property } = top;
  if (property?.name === 'pib' && picture === null) top.destination = 'text';
  else if (property?.name === 'gtextUNICODE') {
    collect(reader, (text) => {
      top.destination = 'text';
      reader.emit(text);
    });
  } else if (property?.name === 'wzDescription' && picture) {
    collect(reader, (text) => {
      picture.alt = text.trim();
    });
  } else top.destination = 'skip';
}

const mostPictures = 2_000;

function startPicture(reader: RtfReader): void {
  const { top, pictures } = reader;
  const isShown = top.destination === 'text' && !top.characters.hidden && !reader.isInContents() && !top.flow.isAside;
  const picture: OpenPicture = { bytes: new HexBytes(), kind: '', goal: null, scalePercent: 100, alt: '' };
  top.destination = 'picture';
  top.picture = picture;
  top.end = () => {
    const bytes = picture.bytes.all();
    if (!isShown || bytes.length === 0) return;
    if (pictures.size >= mostPictures) {
      reader.lose('picture', '图片太多');
      return;
    }
    const key = `picture-${pictures.size + 1}`;
    pictures.set(key, { bytes, name: `图片${pictures.size + 1}.${picture.kind || 'bin'}` });
    const widthPt = picture.goal === null ? null : (picture.goal / 20) * (picture.scalePercent / 100);
    top.flow.push({ type: 'picture', key, alt: picture.alt, widthPt });
  };
}
