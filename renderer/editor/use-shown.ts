import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Article } from '../../shared/periodical/article.ts';
import type { ArticleSession } from './article-session.ts';
import type { TextEditorHandle } from './text/text-editor.tsx';

/** What the fields show: the text on the screen when the editor is opened, then only what comes from the archive. */
export function useShown(session: ArticleSession, text: { current: TextEditorHandle | null }): Article | null {
  const fromArchive = useStore(session.view, (view) => view.shown);
  const [opened] = useState({ live: session.live, fromArchive });
  const isFirst = fromArchive === opened.fromArchive;
  useEffect(() => {
    if (!isFirst && fromArchive) text.current?.replaceDocument(fromArchive.document);
  }, [isFirst, fromArchive, text]);
  return isFirst ? opened.live : fromArchive;
}
