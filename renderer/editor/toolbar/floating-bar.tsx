import type { Editor } from '@tiptap/core';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import styles from './toolbar.module.css';
import { useRovingFocus } from './use-roving-focus.ts';

/** With the air between it and the block. */
const heightPx = 42;

interface FloatingBarProps {
  editor: Editor;
  label: string;
  /** The block it belongs to; it stands above it, and at the top of the window where the block begins higher up. */
  position: number;
  children: ReactNode;
}

/** Tools of the table or picture the cursor is in. Its parent is as high as the text and positioned. */
export function FloatingBar({ editor, label, position, children }: FloatingBarProps) {
  const roving = useRovingFocus(() => editor.view.focus());
  const { ref } = roving;
  const drawn = useRef(position);
  drawn.current = position;
  useLayoutEffect(() => {
    const bar = ref.current;
    const scroller = bar?.closest<HTMLElement>('[data-scroller]');
    if (!bar || !scroller) return;
    const place = (): void => placeBar(bar, scroller, editor.view.nodeDOM(drawn.current));
    place();
    scroller.addEventListener('scroll', place, { passive: true });
    // The block grows and moves with what is typed.
    const sizes = new ResizeObserver(place);
    sizes.observe(editor.view.dom);
    return () => {
      scroller.removeEventListener('scroll', place);
      sizes.disconnect();
    };
  }, [editor, ref]);
  return (
    <div {...roving} className={styles.floating} role="toolbar" aria-label={label} data-tools="">
      {children}
    </div>
  );
}

function placeBar(bar: HTMLElement, scroller: HTMLElement, block: Node | null): void {
  const page = bar.offsetParent;
  if (!page || !(block instanceof HTMLElement)) return;
  const pageBox = page.getBoundingClientRect();
  const blockBox = block.getBoundingClientRect();
  const top = Math.max(blockBox.top - heightPx, scroller.getBoundingClientRect().top + 6);
  bar.style.top = `${Math.min(top, blockBox.bottom - heightPx) - pageBox.top}px`;
  bar.style.left = `${Math.max(8, blockBox.left + blockBox.width / 2 - bar.offsetWidth / 2 - pageBox.left)}px`;
}
