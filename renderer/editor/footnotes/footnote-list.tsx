import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import styles from './footnote.module.css';
import { footnotesOf, openFootnote } from './footnote-state.ts';

/** The footnotes of the article below its text; a click opens one. */
export function FootnoteList({ editor }: { editor: Editor }) {
  const texts = useEditorState({ editor, selector: ({ editor: { state } }) => footnotesOf(state.doc).map(({ text }) => text) });
  if (texts.length === 0) return null;
  const open = (index: number): void => {
    const position = footnotesOf(editor.state.doc)[index]?.position;
    if (position === undefined) return;
    const reference = editor.view.nodeDOM(position);
    if (reference instanceof HTMLElement) reference.scrollIntoView({ block: 'center' });
    openFootnote(position)(editor.state, editor.view.dispatch);
  };
  return (
    <ol className={styles.list} aria-label="脚注">
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the number, and nothing in a line has a state
        <li key={index}>
          <button type="button" onClick={() => open(index)}>
            {text || '（空的脚注，点一下填写）'}
          </button>
        </li>
      ))}
    </ol>
  );
}
