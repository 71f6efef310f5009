import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Button, Input } from 'antd';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { oneLine } from '../typing/one-line.ts';
import styles from './footnote.module.css';
import { closeFootnote, footnotesOf, openedFootnote, removeOpenedFootnote, setFootnoteText } from './footnote-state.ts';

/** Where the text of the opened footnote is written, below its number. */
export function FootnotePopover({ editor }: { editor: Editor }) {
  const opened = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const note = openedFootnote(state);
      return note && { position: note.position, text: note.node.textContent };
    },
  });
  if (!opened) return null;
  return <OpenFootnote editor={editor} {...opened} />;
}

function OpenFootnote({ editor, position, text }: { editor: Editor; position: number; text: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState(text);
  const isComposing = useRef(false);
  const number = footnotesOf(editor.state.doc).findIndex((note) => note.position === position) + 1;
  useLayoutEffect(() => place(frame.current, editor.view.nodeDOM(position)), [editor, position]);
  // Undo, redo and replacing change the note from outside.
  if (!isComposing.current && draft !== text && frame.current && !frame.current.contains(document.activeElement)) setDraft(text);

  const write = (value: string): void => {
    setDraft(value);
    if (!isComposing.current) setFootnoteText(position, oneLine(value))(editor.state, editor.view.dispatch);
  };
  const close = (): void => {
    closeFootnote(editor.state, editor.view.dispatch);
    editor.view.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  return (
    <div ref={frame} className={styles.popover} role="dialog" aria-label={`脚注 ${number}`}>
      <div className={styles.heading}>
        <span>第 {number} 条脚注</span>
        <span>
          <Button
            size="small"
            type="text"
            onClick={() => {
              removeOpenedFootnote(editor.state, editor.view.dispatch);
              editor.view.focus();
            }}
          >
            删除
          </Button>
          <Button size="small" type="text" onClick={close}>
            完成
          </Button>
        </span>
      </div>
      <Input.TextArea
        autoFocus
        // Not `autoSize`, which writes style attributes that the content security policy forbids.
        className={styles.field}
        aria-label="脚注内容"
        placeholder="在这里写脚注，按回车完成"
        value={draft}
        onChange={(event) => write(event.target.value)}
        onCompositionStart={() => {
          isComposing.current = true;
        }}
        onCompositionEnd={(event) => {
          isComposing.current = false;
          write(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          // Going to another program and back leaves it open.
          if (document.hasFocus() && !frame.current?.contains(event.relatedTarget))
            closeFootnote(editor.state, editor.view.dispatch);
        }}
      />
    </div>
  );
}

/** Below the number, inside the page. */
function place(popover: HTMLElement | null, reference: globalThis.Node | null): void {
  const page = popover?.offsetParent;
  if (!popover || !page || !(reference instanceof HTMLElement)) return;
  const at = reference.getBoundingClientRect();
  const around = page.getBoundingClientRect();
  const left = Math.min(Math.max(at.left - around.left - 60, 12), around.width - popover.offsetWidth - 12);
  popover.style.left = `${left}px`;
  popover.style.top = `${at.bottom - around.top + 6}px`;
}
