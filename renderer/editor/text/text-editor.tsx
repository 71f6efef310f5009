import { Editor } from '@tiptap/core';
import { EditorContent } from '@tiptap/react';
import { App, Button, Result } from 'antd';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { checkDocument } from '../../../shared/document/check.ts';
import type { DocumentNode } from '../../../shared/document/types.ts';
import { UserError } from '../../../shared/errors.ts';
import { defaultLayout, type Layout } from '../../../shared/periodical/layout.ts';
import { editorKey } from '../editor-keys.ts';
import { FigureToolbar } from '../figures/figure-toolbar.tsx';
import { insertPictures, replacePicture } from '../figures/insert-pictures.ts';
import { pictureTypes } from '../figures/store-picture.ts';
import { FindBar } from '../find/find-bar.tsx';
import { closeFind, findStateOf, openFind } from '../find/find-state.ts';
import footnoteStyles from '../footnotes/footnote.module.css';
import { FootnoteList } from '../footnotes/footnote-list.tsx';
import { FootnotePopover } from '../footnotes/footnote-popover.tsx';
import type { PasteHead } from '../paste/recognise-paste.ts';
import { TableToolbar } from '../tables/table-toolbar.tsx';
import { Toolbar } from '../toolbar/toolbar.tsx';
import documentStyles from './document.module.css';
import { replaceDocument, selectBlock } from './document-commands.ts';
import { type KeptEditor, keepEditor, takeEditor } from './kept-editors.ts';
import { type MarkedRange, markPassage } from './marked-passage.ts';
import { NoticesAbove } from './notices-above.tsx';
import styles from './text-editor.module.css';
import { type EditorSurroundings, textExtensions } from './text-extensions.ts';
import { TextMenu } from './text-menu.tsx';

export interface TextEditorProps {
  /** Changes only when another document is to be shown; typing never writes back. */
  document: DocumentNode;
  /** Names the text: another one has a history of its own, which it keeps while it is closed and the window lives. */
  documentKey: string;
  /** After every change, not while a composition is unfinished. */
  onChange(document: DocumentNode): void;
  /** Index of the top-level block the cursor is in. */
  onCursorBlock(block: number | null): void;
  /** Word count and the like at the right end of the toolbar. */
  toolbarEnd?: ReactNode;
  /** Above the page. They move nothing of it. */
  notices?: ReactNode;
  /** Title block, at the top of the page. */
  head?: ReactNode;
  /** Where the text is that of an article: pasted text is read as an import would read it, its title and byline go there. */
  pasteHead?: PasteHead;
  /** Tells how large pictures are printed. */
  layout?: Layout;
  ref?: Ref<TextEditorHandle>;
}

export interface TextEditorHandle {
  focusBlock(block: number): void;
  /** Marks a passage and shows it; null takes the mark away. */
  markPassage(range: MarkedRange | null): void;
  openFind(replace: boolean): void;
  /** As one step that can be undone, for example a restored version. */
  replaceDocument(document: DocumentNode): void;
}

/** The text of an article: tools, search bar and the page to write on. Fills its parent. */
export function TextEditor(props: TextEditorProps) {
  const { document, documentKey } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text on the screen is never looked at again from outside
  const problem = useMemo(() => problemOf(document), [documentKey]);
  if (problem !== null) return <Result status="warning" title="编辑器没有打开这篇稿件，原文未动" subTitle={problem} />;
  return <OpenTextEditor key={documentKey} {...props} />;
}

/** What is not of the schema must not be opened as an empty text. */
function problemOf(document: DocumentNode): string | null {
  try {
    checkDocument(document);
    return null;
  } catch (error) {
    return error instanceof UserError ? error.message : String(error);
  }
}

function OpenTextEditor(props: TextEditorProps) {
  const { ref } = props;
  const { message } = App.useApp();
  const [taken] = useState(() => takeEditor(props.documentKey, () => newEditor(props.document, surroundingsOf(props, message))));
  const { editor, around } = taken;
  around.current = surroundingsOf(props, message);
  const fileInput = useRef<HTMLInputElement>(null);
  const replacedFigure = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: from when it is opened until it is closed
  useLayoutEffect(() => {
    // One step of the history where another text came meanwhile, from another window or by a replacement over the issue.
    replaceDocument(props.document)(editor.state, editor.view.dispatch);
    return () => keepEditor(props.documentKey, taken);
  }, []);
  useImperativeHandle(
    ref,
    () => ({
      focusBlock: (block) => selectBlock(editor.view, block),
      markPassage: (range) => markPassage(editor.view, range),
      openFind: (replace) => openFind(replace ? 'replace' : 'find')(editor.state, editor.view.dispatch),
      replaceDocument: (document) => replaceDocument(document)(editor.state, editor.view.dispatch),
    }),
    [editor],
  );

  const choosePicture = (figure: number | null): void => {
    replacedFigure.current = figure;
    fileInput.current?.click();
  };
  const onFiles = (files: FileList | null): void => {
    const chosen = [...(files ?? [])];
    const [first] = chosen;
    if (!first) return;
    const figure = replacedFigure.current;
    if (figure === null) void insertPictures(editor.view, chosen, editor.state.selection.head, around.current.notify);
    else void replacePicture(editor.view, first, figure, around.current.notify);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const asked = editorKey(event);
    if (asked === 'find' || asked === 'replace') openFind(asked)(editor.state, editor.view.dispatch);
    else if (asked === 'tools') focusTools(event.currentTarget);
    else if (event.key === 'Escape' && findStateOf(editor.state).bar !== 'none') closeFind(editor.state, editor.view.dispatch);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that hold everywhere in the editor
    <div className={styles.editor} onKeyDown={onKeyDown}>
      <Toolbar editor={editor} onPicture={() => choosePicture(null)} end={props.toolbarEnd} />
      <FindBar editor={editor} />
      <NoticesAbove>{props.notices}</NoticesAbove>
      <div className={styles.scroller} data-scroller="">
        <div className={styles.page}>
          {props.head}
          <div className={`${styles.text} ${footnoteStyles.counted}`}>
            <EditorContent editor={editor} />
          </div>
          <FootnoteList editor={editor} />
          <TableToolbar editor={editor} />
          <FigureToolbar editor={editor} layout={props.layout ?? defaultLayout} onReplace={choosePicture} />
          <FootnotePopover editor={editor} />
          <TextMenu editor={editor} notify={message.info} onReplacePicture={choosePicture} />
        </div>
      </div>
      <input
        ref={fileInput}
        hidden
        type="file"
        multiple
        accept={pictureTypes}
        aria-label="选择图片文件"
        onChange={(event) => {
          onFiles(event.target.files);
          event.target.value = '';
        }}
      />
    </div>
  );
}

function newEditor(content: DocumentNode, surroundings: EditorSurroundings): KeptEditor {
  const around = { current: surroundings };
  const editor = new Editor({
    content,
    extensions: textExtensions({
      onChange: (document) => around.current.onChange(document),
      onCursorBlock: (block) => around.current.onCursorBlock(block),
      notify: (sentence) => around.current.notify(sentence),
      layout: () => around.current.layout(),
      head: () => around.current.head(),
      offer: (...offered) => around.current.offer(...offered),
    }),
    enableContentCheck: true,
    injectCSS: false,
    editorProps: {
      attributes: {
        class: documentStyles.document ?? '',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': '正文',
        spellcheck: 'false',
      },
    },
  });
  return { editor, around };
}

function surroundingsOf(props: TextEditorProps, message: ReturnType<typeof App.useApp>['message']): EditorSurroundings {
  return {
    onChange: props.onChange,
    onCursorBlock: props.onCursorBlock,
    notify: message.warning,
    layout: () => props.layout ?? defaultLayout,
    head: () => props.pasteHead ?? null,
    offer: (sentence, actions) => {
      const key = 'offer';
      const content = (
        <>
          {sentence}
          {actions.map(({ label, act }) => (
            <Button
              key={label}
              type="link"
              size="small"
              onClick={() => {
                message.destroy(key);
                act();
              }}
            >
              {label}
            </Button>
          ))}
        </>
      );
      void message.open({ key, type: 'info', duration: 12, content });
    },
  };
}

/** To the tools of the table or picture where there are any, else to the bar above. */
function focusTools(editor: HTMLElement): void {
  const bars = [...editor.querySelectorAll('[role="toolbar"]')];
  bars.at(-1)?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus();
}
