import { DOMSerializer, Fragment, type Node, type Schema, type DOMSerializer as Serializer, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { normaliseCharacters } from '../../../shared/text/normalise-characters.ts';
import { removeForeignFigures } from '../figures/foreign-figures.ts';
import { insertPictures } from '../figures/insert-pictures.ts';
import { headingOfLine } from './heading-of-line.ts';
import { emptyReport, pasteSentence, reportCharacters } from './paste-report.ts';
import { readHtml } from './read-html.ts';

/** Tells what this program copied from what others did. */
const ownAttribute = 'data-bulletin';

/** What comes from the clipboard or is dropped. `notify` shows one sentence. */
export function pastePlugin(schema: Schema, notify: (sentence: string) => void): Plugin {
  return new Plugin({
    props: {
      clipboardSerializer: ownSerializer(schema),
      transformPastedHTML(html) {
        if (html.includes(ownAttribute)) return html;
        const { blocks, report } = readHtml(html);
        const sentence = pasteSentence(report);
        if (sentence !== null && blocks.length > 0) notify(sentence);
        return ownHtml(schema, blocks);
      },
      clipboardTextParser(given, $context, isPlain) {
        // The same characters as an import brings in.
        const { text, changes } = normaliseCharacters(given);
        const report = emptyReport();
        reportCharacters(report, changes);
        const sentence = pasteSentence(report);
        if (sentence !== null) notify(sentence);
        return sliceOfText(text, $context.marks(), isPlain, schema);
      },
      handlePaste(view, event, slice) {
        void removeForeignFigures(view, slice, notify);
        return handleFiles(view, event.clipboardData, view.state.selection.head, notify) || pasteFlat(view, slice);
      },
      handleDrop(view, event, slice) {
        void removeForeignFigures(view, slice, notify);
        const position = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
        return handleFiles(view, event.dataTransfer, position ?? view.state.doc.content.size, notify);
      },
    },
  });
}

function ownSerializer(schema: Schema): Serializer {
  const serializer = DOMSerializer.fromSchema(schema);
  const own = new DOMSerializer(serializer.nodes, serializer.marks);
  own.serializeFragment = (fragment, options, target) => {
    const dom = serializer.serializeFragment(fragment, options, target);
    if (!target && dom.firstElementChild) dom.firstElementChild.setAttribute(ownAttribute, '');
    return dom;
  };
  return own;
}

function ownHtml(schema: Schema, blocks: ReturnType<typeof readHtml>['blocks']): string {
  const holder = document.createElement('div');
  const fragment = Fragment.fromJSON(schema, blocks);
  holder.append(DOMSerializer.fromSchema(schema).serializeFragment(fragment));
  return holder.innerHTML;
}

/** One paragraph a line. The rows of an OCR'd page stay rows; joining them is up to the editor. */
function sliceOfText(text: string, marks: Parameters<Schema['text']>[1], isPlain: boolean, schema: Schema): Slice {
  const lines = text.split('\n');
  const { paragraph, heading } = schema.nodes;
  if (!paragraph || !heading) return Slice.empty;
  const inline = (line: string): Node[] => (line === '' ? [] : [schema.text(line, marks)]);
  if (lines.length === 1) return new Slice(Fragment.from(paragraph.create(null, inline(text))), 1, 1);
  const blocks = lines
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, ''))
    .filter((line) => line !== '')
    .map((line) => {
      const level = isPlain ? null : headingOfLine(line, { isBold: false, isHeading: false });
      return level === null ? paragraph.create(null, inline(line)) : heading.create({ level }, inline(line));
    });
  return Slice.maxOpen(Fragment.from(blocks));
}

/** Pictures that come as files, alone or beside HTML that has nothing but the picture. */
function handleFiles(view: EditorView, data: DataTransfer | null, position: number, notify: (sentence: string) => void): boolean {
  const files = [...(data?.files ?? [])];
  if (hasText(data)) return false;
  if (files.length === 0) {
    const isPicture = /<img\b/i.test(data?.getData('text/html') ?? '');
    if (isPicture) notify('这张图片没有跟来；请把它另存为文件，再用“插入图片”放进来。');
    return isPicture;
  }
  const pictures = files.filter((file) => file.type.startsWith('image/'));
  if (pictures.length === 0) {
    notify('这里只能放图片文件；来稿请到“稿件库”里导入。');
    return true;
  }
  void insertPictures(view, pictures, position, notify);
  return true;
}

/** Word and Excel put a picture of the text beside the text. */
function hasText(data: DataTransfer | null): boolean {
  const html = data?.getData('text/html') ?? '';
  const text = html === '' ? (data?.getData('text/plain') ?? '') : html.replace(/<!--[\s\S]*?-->|<[^>]*>/g, '');
  return text.replace(/&nbsp;|[\s\u00a0]/g, '') !== '';
}

/** Captions hold one line, cells hold paragraphs: what is pasted there becomes that. */
function pasteFlat(view: EditorView, slice: Slice): boolean {
  const { $from, $to } = view.state.selection;
  const { paragraph } = view.state.schema.nodes;
  const isCell = $from.node(-1)?.type.spec.tableRole !== undefined && $from.node(-1)?.type.name !== 'table';
  if (!paragraph || !$from.sameParent($to) || ($from.parent.type.name !== 'figure' && !isCell)) return false;
  const lines: Fragment[] = [];
  slice.content.descendants((node) => {
    if (node.isTextblock) lines.push(node.content);
    return !node.isTextblock;
  });
  if (lines.length === 0) return false;
  if (isCell) {
    const flat = lines.map((line) => paragraph.create(null, line));
    view.dispatch(
      view.state.tr
        .replaceSelection(new Slice(Fragment.from(flat), 1, 1))
        .scrollIntoView()
        .setMeta('paste', true)
        .setMeta('uiEvent', 'paste'),
    );
    return true;
  }
  const line = lines.reduce((all, next) => all.append(Fragment.from(view.state.schema.text(' '))).append(next));
  view.dispatch(
    view.state.tr.replaceWith($from.pos, $to.pos, line).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'),
  );
  return true;
}
