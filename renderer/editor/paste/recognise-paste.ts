import { ORPCError } from '@orpc/client';
import { closeHistory } from '@tiptap/pm/history';
import { Fragment, type Node, type Schema, type Slice } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { RecognisedText } from '../../../shared/contract/manuscripts-contract.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import { client } from '../../api/connection.ts';
import { errorMessage, refusalCode } from '../../api/error-message.ts';
import { goToPasteDoubt, markPasteDoubts, pasteDoubtsOf } from './paste-doubts.ts';
import { withStructure } from './with-structure.ts';

type Head = Pick<Article, 'titleLines' | 'subtitle' | 'bylines'>;

/** The title block above the text. */
export interface PasteHead {
  read(): Head;
  fill(head: Head): void;
}

interface Surroundings {
  /** Null where the text is not that of an article. */
  head(): PasteHead | null;
  /** Shows one sentence. */
  notify(sentence: string): void;
  offer(sentence: string, actions: readonly { label: string; act(): void }[]): void;
}

/** Where the paste stands that is being recognised or was last. */
interface Pasted {
  from: number;
  to: number;
}

/** What undo and redo of a paste do to the title block. */
interface HeadStep {
  before: { doc: Node; head: Head };
  after: { doc: Node; head: Head };
}

const key = new PluginKey<Pasted | null>('recognisePaste');
const afterCompositionMs = 200;

/**
 * Several lines of plain or web text that come into an article are read as an import reads them: headings, run-in headings, and
 * where the article is empty its title and byline. They stand there at once as they were copied; what the recogniser, which runs
 * in a process of its own, makes of them takes their place as part of the same step of the history, unless they were changed.
 */
export function recognisePaste(around: Surroundings): Plugin<Pasted | null> {
  let isPlain = false;
  let step: HeadStep | null = null;
  return new Plugin<Pasted | null>({
    key,
    state: { init: () => null, apply: (tr, last) => (tr.getMeta(key) as Pasted | undefined) ?? mapped(tr, last) },
    props: {
      handleKeyDown(_, { key: pressed, shiftKey, ctrlKey, metaKey }) {
        // 仅粘贴文字.
        if (pressed.toLowerCase() === 'v') isPlain = shiftKey && (ctrlKey || metaKey);
        return false;
      },
      handlePaste(view, event, slice) {
        const wasPlain = isPlain;
        isPlain = false;
        const head = around.head();
        const text = wasPlain || !head ? null : recognisableText(event.clipboardData, slice);
        const place = wholeBlocks(view.state);
        if (text === null || !head || !place) return false;
        const isPage = (event.clipboardData?.getData('text/html') ?? '') !== '';
        const before = { doc: view.state.doc, head: head.read() };
        const isEmpty = before.doc.textContent === '' && before.doc.childCount === 1 && isEmptyHead(before.head);
        const blocks = slice.content;
        const tr = closeHistory(view.state.tr.replaceWith(place.from, place.to, blocks));
        const pasted = { from: place.from, to: place.from + blocks.size };
        tr.setSelection(TextSelection.near(tr.doc.resolve(pasted.to), -1));
        view.dispatch(tr.setMeta(key, pasted).setMeta('paste', true).setMeta('uiEvent', 'paste').scrollIntoView());
        void recognise(text, isEmpty).then((recognised) => {
          if (typeof recognised === 'string') {
            around.notify(`文字已经按原样粘贴；没有认出标题和段落（${recognised}），请自己设置标题。`);
            return;
          }
          applyWhenQuiet(view, { recognised, pasteStep: tr, blocks, isPage }, () => {
            if (isEmpty && !isEmptyHead(recognised)) {
              const { titleLines, subtitle, bylines } = recognised;
              step = { before, after: { doc: view.state.doc, head: { titleLines, subtitle, bylines } } };
              head.fill(step.after.head);
            }
            const textOnly = () => {
              keepText(view, blocks);
              if (step && sameHead(head.read(), step.after.head)) head.fill(step.before.head);
              step = null;
            };
            const keeping = { label: '仅保留文字', act: textOnly };
            const doubts = pasteDoubtsOf(view.state).length;
            const looking = { label: '逐处核对', act: () => lookAtNext(view, doubts, around) };
            around.offer(sentenceOf(recognised, lostBlanks(text, view.state)), doubts > 0 ? [looking, keeping] : [keeping]);
          });
        });
        return true;
      },
    },
    view: () => ({
      update({ state: { doc } }, { doc: old }) {
        const head = around.head();
        if (!step || !head || doc === old) return;
        // Undo takes the title along, redo brings it back, unless it was changed meanwhile.
        const [from, to] = doc.eq(step.before.doc) ? [step.after, step.before] : [step.before, step.after];
        if (doc.eq(to.doc) && sameHead(head.read(), from.head)) head.fill(to.head);
      },
    }),
  });
}

/** The lines of what was copied where they are several and nothing but text; null for all else. */
function recognisableText(data: DataTransfer | null, { content }: Slice): string | null {
  const html = data?.getData('text/html') ?? '';
  if (html.includes('data-bulletin') || /urn:schemas-microsoft-com:office|\bmso-/i.test(html)) return null;
  const blocks = content.content;
  const isText = blocks.every(({ type }) => ['paragraph', 'heading', 'blockquote'].includes(type.name));
  if (!isText || blocks.length < 2) return null;
  if (html === '') return data?.getData('text/plain') ?? null;
  // Of a page every block is whole: a line of its own, apart from the next.
  return blocks.map((block) => (block.type.name === 'heading' ? markedHeading(block) : block.textContent)).join('\n\n');
}

function markedHeading({ attrs, textContent }: Node): string {
  return `${'#'.repeat(Number(attrs.level))} ${textContent}`;
}

/** The selection where it takes in whole blocks of text, such as one empty paragraph. */
function wholeBlocks({ selection: { $from, $to } }: EditorState): Pasted | null {
  const isWhole =
    $from.depth === 1 && $to.depth === 1 && $from.parentOffset === 0 && $to.parentOffset === $to.parent.content.size;
  const areText = [$from, $to].every(({ parent }) => parent.type.name === 'paragraph' || parent.type.name === 'heading');
  return isWhole && areText ? { from: $from.before(), to: $to.after() } : null;
}

function mapped(tr: Transaction, pasted: Pasted | null): Pasted | null {
  return pasted && { from: tr.mapping.map(pasted.from, 1), to: tr.mapping.map(pasted.to, -1) };
}

/** What was recognised, or why nothing was: the text stands there as it was copied, which is what can be had. */
async function recognise(text: string, isArticle: boolean): Promise<RecognisedText | string> {
  try {
    const read = await client.manuscripts.recognise({ text, kind: isArticle ? 'article' : 'passage' });
    return JSON.parse(new TextDecoder().decode(await read.arrayBuffer())) as RecognisedText;
  } catch (error) {
    return reasonOf(error);
  }
}

function reasonOf(error: unknown): string {
  const code = refusalCode(error);
  if (code === undefined) return error instanceof ORPCError ? '程序出错' : '程序没有应答';
  const { details } = (error as ORPCError<string, { details: Record<string, unknown> }>).data;
  switch (code) {
    case 'file-unfinished':
      return String(details.what);
    case 'too-large':
      return `${details.what}，最多 ${details.limit}`;
    case 'file-not-text':
      return '里面有许多不能辨认的字符';
    case 'cancelled':
      return '读稿的程序被停下了';
    default:
      return errorMessage(error).replace(/。$/, '');
  }
}

interface Recognition {
  recognised: RecognisedText;
  pasteStep: Transaction;
  blocks: Fragment;
  isPage: boolean;
}

function applyWhenQuiet(view: EditorView, recognition: Recognition, done: () => void): void {
  if (view.isDestroyed) return;
  if (view.composing) setTimeout(() => applyWhenQuiet(view, recognition, done), afterCompositionMs);
  else if (apply(view, recognition)) done();
}

/** False where the text was changed meanwhile or is what it was. */
function apply(view: EditorView, { recognised, pasteStep, blocks, isPage }: Recognition): boolean {
  const { state } = view;
  const pasted = key.getState(state);
  if (!pasted || !holds(state, pasted, blocks)) return false;
  const next = withStructure(blocks, recognised, isPage, state.schema);
  if (next.eq(blocks) && isEmptyHead(recognised)) return false;
  const { tr } = state;
  const wasAtEnd = state.selection.head >= pasted.from && state.selection.head <= pasted.to;
  tr.replaceWith(pasted.from, pasted.to, next);
  const to = pasted.from + next.size;
  if (wasAtEnd) tr.setSelection(TextSelection.near(tr.doc.resolve(to), -1)).scrollIntoView();
  // Belongs to the step of the paste: one undo takes back both.
  view.dispatch(tr.setMeta('appendedTransaction', pasteStep).setMeta(key, { from: pasted.from, to }));
  markPasteDoubts(view, recognised, next.content, pasted.from);
  return true;
}

function keepText(view: EditorView, blocks: Fragment): void {
  const { tr, schema, doc } = view.state;
  const pasted = key.getState(view.state);
  if (!pasted || pasted.to > doc.content.size) return;
  view.dispatch(closeHistory(tr.replaceWith(pasted.from, pasted.to, textOnly(blocks, schema))));
  view.focus();
}

/** Every block as a paragraph without marks. */
function textOnly(blocks: Fragment, schema: Schema): Fragment {
  const lines: string[] = [];
  blocks.descendants((node) => {
    if (node.isTextblock) lines.push(node.textContent);
    return !node.isTextblock;
  });
  return Fragment.from(
    lines.flatMap((line) => schema.nodes.paragraph?.create(null, line === '' ? [] : [schema.text(line)]) ?? []),
  );
}

function holds({ doc }: EditorState, { from, to }: Pasted, blocks: Fragment): boolean {
  return to <= doc.content.size && doc.slice(from, to).content.eq(blocks);
}

/** Leads from one doubt to the next. */
function lookAtNext(view: EditorView, all: number, around: Pick<Surroundings, 'offer'>): void {
  const place = view.isDestroyed ? null : goToPasteDoubt(view);
  if (!place) return;
  const next = { label: '下一处', act: () => lookAtNext(view, all, around) };
  around.offer(`第 ${all - place.left} 处，共 ${all} 处：${place.what}`, place.left > 0 ? [next] : []);
}

/** Lines that had a tab or several blanks between their words and have them no longer. */
function lostBlanks(text: string, state: EditorState): number {
  const wide = /\S(?:\t|[ \u3000\u00a0]{2})[\s\u3000]*\S/;
  const pasted = key.getState(state);
  const kept = pasted ? state.doc.textBetween(pasted.from, pasted.to, '\n').split('\n') : [];
  const count = (lines: readonly string[]): number => lines.filter((line) => wide.test(line)).length;
  return Math.max(0, count(text.split('\n')) - count(kept));
}

function sentenceOf({ anomalies }: RecognisedText, blanks: number): string {
  const doubts = anomalies.length > 0 ? `，其中 ${anomalies.length} 处没有把握，请核对` : '';
  const lost = blanks > 0 ? `；${blanks} 行里的制表符和连续空格已去掉，原来分栏的请核对` : '';
  return `已按来稿认出标题和段落${doubts}${lost}；按 Ctrl+Z 一次撤销。`;
}

function isEmptyHead({ titleLines, subtitle, bylines }: Head): boolean {
  return titleLines.every((line) => line.trim() === '') && subtitle === '' && bylines.length === 0;
}

function sameHead(one: Head, other: Head): boolean {
  const parts = ({ titleLines, subtitle, bylines }: Head): string => JSON.stringify([titleLines, subtitle, bylines]);
  return parts(one) === parts(other);
}
