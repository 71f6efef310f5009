import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { findPassage } from '../../shared/periodical/passage-anchor.ts';
import { api } from '../api/api.ts';
import { useMenuCommand } from '../api/use-archive-events.ts';
import { useEditing } from '../editing/editing-store.ts';
import { ArticleCount } from './article-count.tsx';
import styles from './article-editor.module.css';
import type { ArticleSession } from './article-session.ts';
import { HistoryButton } from './history/history-button.tsx';
import { OutlineButton } from './outline-button.tsx';
import { SessionNotices } from './session-notices.tsx';
import { TextEditor, type TextEditorHandle } from './text/text-editor.tsx';
import { selectInTitleBlock } from './title-block/select-in-title-block.ts';
import { TitleBlock } from './title-block/title-block.tsx';
import { usePasteHead } from './use-paste-head.ts';
import { useShown } from './use-shown.ts';
import { WithSession } from './with-session.tsx';

export interface ArticleEditorProps {
  issueId: string;
  articleId: string;
}

/** An article with its title block, tools and history, kept in the archive as it is typed. Fills its parent. */
export function ArticleEditor(props: ArticleEditorProps) {
  return <WithSession articleId={props.articleId}>{(session) => <OpenEditor {...props} session={session} />}</WithSession>;
}

function OpenEditor({ issueId, articleId, session }: ArticleEditorProps & { session: ArticleSession }) {
  const layout = useQuery(api.issues.outline.queryOptions({ input: { issueId } })).data?.layout;
  const editor = useRef<HTMLDivElement>(null);
  const text = useRef<TextEditorHandle>(null);
  const shown = useShown(session, text);
  const { head, titleBlock } = usePasteHead(session, shown);
  useJumps(session, editor, text);
  useMenuCommand(
    useCallback((command) => {
      if (command === 'find' || command === 'replace') text.current?.openFind(command === 'replace');
    }, []),
  );

  if (!shown || !titleBlock) return null;
  return (
    <div ref={editor} className={styles.editor}>
      <div className={styles.text}>
        <TextEditor
          ref={text}
          document={shown.document}
          documentKey={articleId}
          layout={layout}
          pasteHead={head}
          notices={<SessionNotices session={session} />}
          onChange={(document) => session.edit({ document })}
          onCursorBlock={(cursorBlock) => useEditing.setState({ cursorBlock })}
          head={
            <TitleBlock
              article={titleBlock}
              layout={layout}
              onEdit={(change) => session.edit(change)}
              onFocus={() => useEditing.setState({ cursorBlock: -1 })}
            />
          }
          toolbarEnd={
            <span className={styles.tools}>
              <ArticleCount articleId={articleId} />
              <OutlineButton articleId={articleId} onJump={(block) => text.current?.focusBlock(block)} />
              <HistoryButton session={session} />
            </span>
          }
        />
      </div>
      <div className={styles.foot}>
        <ArticleCount articleId={articleId} />
      </div>
    </div>
  );
}

let lastJump = 0;

/** Goes to the places that preview, findings and search ask for. */
function useJumps(
  session: ArticleSession,
  editor: { current: HTMLElement | null },
  text: { current: TextEditorHandle | null },
): void {
  const { message } = App.useApp();
  const jump = useEditing((editing) => editing.jump);
  useEffect(() => {
    if (jump?.articleId !== session.articleId || jump.ask <= lastJump) return;
    lastJump = jump.ask;
    text.current?.markPassage(null);
    const found = jump.passage && session.live && findPassage(session.live, jump.passage);
    if (found?.kind === 'found' || found?.kind === 'unsure') {
      const { stretch, from, to } = found.passage;
      if (stretch.position === null) selectInTitleBlock(editor.current, found.passage);
      else text.current?.markPassage({ from: stretch.position + from, to: stretch.position + to });
      if (found.kind === 'unsure') message.info(unsureSentence, 6);
      return;
    }
    if (found?.kind === 'gone') message.info(goneSentence, 6);
    if (jump.block < 0) editor.current?.querySelector<HTMLElement>('textarea[aria-label="标题"]')?.focus();
    else text.current?.focusBlock(jump.block);
  }, [jump, session, editor, text, message]);
}

const unsureSentence = '这里的文字改过，标出的可能不是原来那一处，请对着原稿看一看。';
const goneSentence = '原来的这段文字已经改过或删去，光标停在它大概的位置；看过没有问题就打上勾。';
