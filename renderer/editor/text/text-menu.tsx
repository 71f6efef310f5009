import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { useEffect, useState } from 'react';
import { ContextMenu } from '../../components/context-menu.tsx';
import { textMenuItems } from './text-menu-items.ts';

interface TextMenuProps {
  editor: Editor;
  notify(sentence: string): void;
  onReplacePicture(position: number): void;
}

/** The menu of the text: on a right click, Shift+F10 or the menu key. Never while a composition is unfinished. */
export function TextMenu({ editor, ...around }: TextMenuProps) {
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  useEffect(() => {
    const { view } = editor;
    const { dom } = view;
    const onMouseDown = (event: MouseEvent): void => {
      // A right click on what is selected leaves it selected.
      if (event.button === 2 && isOnSelection(view, event)) event.preventDefault();
    };
    const onContextMenu = (event: MouseEvent): void => {
      if (view.composing || isField(event.target)) return;
      event.preventDefault();
      setAt({ x: event.clientX, y: event.clientY });
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      const isAsked = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
      if (!isAsked || event.isComposing || view.composing || isField(event.target)) return;
      event.preventDefault();
      setAt(placeOfSelection(view));
    };
    dom.addEventListener('mousedown', onMouseDown, true);
    dom.addEventListener('contextmenu', onContextMenu);
    dom.addEventListener('keydown', onKeyDown);
    return () => {
      dom.removeEventListener('mousedown', onMouseDown, true);
      dom.removeEventListener('contextmenu', onContextMenu);
      dom.removeEventListener('keydown', onKeyDown);
    };
  }, [editor]);
  if (!at) return null;
  const close = (): void => {
    setAt(null);
    editor.view.focus();
  };
  return <ContextMenu key={`${at.x} ${at.y}`} at={at} items={textMenuItems(editor, around)} onClose={close} />;
}

/** Below the cursor, or in the middle of a picture. */
function placeOfSelection(view: EditorView): { x: number; y: number } {
  const { selection } = view.state;
  const picture = selection instanceof NodeSelection && selection.node.isBlock ? view.nodeDOM(selection.from) : null;
  if (!(picture instanceof HTMLElement)) {
    const { left, bottom } = view.coordsAtPos(selection.head);
    return { x: left, y: bottom };
  }
  const { left, top, width, height } = picture.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

function isOnSelection(view: EditorView, { clientX, clientY }: MouseEvent): boolean {
  const { selection } = view.state;
  const place = view.posAtCoords({ left: clientX, top: clientY })?.pos;
  if (selection.empty || place === undefined) return false;
  return selection.ranges.some(({ $from, $to }) => place >= $from.pos && place <= $to.pos);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
