import { HistoryOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, type ButtonProps, Result, Spin, Tooltip } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { api } from '../api/api.ts';
import { errorMessage } from '../api/error-message.ts';
import { useMenuCommand } from '../api/use-archive-events.ts';
import { ArticleCount } from './article-count.tsx';
import styles from './article-editor.module.css';
import type { ArticleSession } from './article-session.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { useEditing } from './editing-store.ts';
import { closeSession, openArticle } from './held-sessions.ts';
import { HistoryDrawer } from './history/history-drawer.tsx';
import { OutlineButton } from './outline-button.tsx';
import { TextEditor, type TextEditorHandle } from './text/text-editor.tsx';
import { TitleBlock } from './title-block/title-block.tsx';

export interface ArticleEditorProps {
  issueId: string;
  articleId: string;
}

/** An article with its title block, tools and history, kept in the archive as it is typed. Fills its parent. */
export function ArticleEditor(props: ArticleEditorProps) {
  const { articleId } = props;
  const [session, setSession] = useState<ArticleSession | null>(null);
  useEffect(() => {
    const opened = openArticle(articleId);
    setSession(opened);
    return () => closeSession(opened);
  }, [articleId]);
  if (session?.articleId !== articleId) return <Spin className={styles.waiting} />;
  return <SessionEditor key={articleId} {...props} session={session} />;
}

function SessionEditor(props: ArticleEditorProps & { session: ArticleSession }) {
  const { session } = props;
  const isGone = useStore(session.view, (view) => view.isGone);
  const isRead = useStore(session.view, (view) => view.shown !== null);
  const failure = useStore(session.view, (view) => view.failure);
  if (failure !== null) {
    const way =
      isGone && session.hasText ? <PutBack session={session} /> : <Button onClick={() => void session.open()}>再试一次</Button>;
    return <Result status="warning" title={failure} extra={way} />;
  }
  if (!isRead) return <Spin className={styles.waiting} />;
  return <OpenEditor {...props} />;
}

/** Shown where the article was deleted for good while it was written on. */
function PutBack({ session, ...button }: { session: ArticleSession } & ButtonProps) {
  const { message } = App.useApp();
  const putBack = (): void => void session.putBack().catch((error: unknown) => message.error(errorMessage(error)));
  return (
    <Button {...button} onClick={putBack}>
      把没存下的文字重新存入
    </Button>
  );
}

function OpenEditor({ issueId, articleId, session }: ArticleEditorProps & { session: ArticleSession }) {
  const { message } = App.useApp();
  const layout = useQuery(api.issues.outline.queryOptions({ input: { issueId } })).data?.layout;
  const editor = useRef<HTMLDivElement>(null);
  const text = useRef<TextEditorHandle>(null);
  const shown = useShown(session, text);
  const isInConflict = useStore(session.view, ({ save }) => save.kind === 'conflict');
  const isGone = useStore(session.view, (view) => view.isGone);
  const notice = useStore(session.view, (view) => view.notice);
  const [isHistoryOpen, setHistoryOpen] = useState(false);
  const [isComparing, setComparing] = useState(false);
  useEffect(() => setComparing(isInConflict), [isInConflict]);
  useJumps(articleId, editor, text);
  useMenuCommand(
    useCallback((command) => {
      if (command === 'find' || command === 'replace') text.current?.openFind(command === 'replace');
    }, []),
  );

  const openHistory = useCallback(async (): Promise<void> => {
    // So that the newest version is the text on the screen; without a connection the list shows what it has.
    await session.flush().catch((error: unknown) => message.warning(errorMessage(error)));
    setHistoryOpen(true);
  }, [session, message]);
  const isHistoryAsked = useEditing((editing) => editing.historyOf === articleId);
  useEffect(() => {
    if (!isHistoryAsked) return;
    useEditing.setState({ historyOf: null });
    void openHistory();
  }, [isHistoryAsked, openHistory]);

  if (!shown) return null;
  return (
    <div ref={editor} className={styles.editor}>
      {isInConflict && (
        <Alert
          banner
          type="error"
          title="这篇稿件刚在别处改过，您的改动还没有保存，也没有覆盖对方的。"
          action={
            <Button size="small" danger onClick={() => setComparing(true)}>
              比较两个版本
            </Button>
          }
        />
      )}
      {isGone && (
        <Alert
          banner
          type="error"
          title="这篇稿件已在别处彻底删除，窗口里的文字没有存下。"
          action={<PutBack session={session} size="small" danger />}
        />
      )}
      {notice && <Alert banner closable={{ onClose: () => session.dismissNotice() }} type="info" title={notice} />}
      <div className={styles.text}>
        <TextEditor
          ref={text}
          document={shown.document}
          documentKey={articleId}
          layout={layout}
          onChange={(document) => session.edit({ document })}
          onCursorBlock={(cursorBlock) => useEditing.setState({ cursorBlock })}
          head={
            <TitleBlock
              article={shown}
              onEdit={(change) => session.edit(change)}
              onFocus={() => useEditing.setState({ cursorBlock: -1 })}
            />
          }
          toolbarEnd={
            <span className={styles.tools}>
              <ArticleCount articleId={articleId} />
              <OutlineButton articleId={articleId} onJump={(block) => text.current?.focusBlock(block)} />
              <Tooltip title="历史版本" mouseEnterDelay={0.5}>
                <Button
                  type="text"
                  className={styles.tool}
                  aria-label="历史版本"
                  icon={<HistoryOutlined />}
                  onClick={() => void openHistory()}
                />
              </Tooltip>
            </span>
          }
        />
      </div>
      <div className={styles.foot}>
        <ArticleCount articleId={articleId} />
      </div>
      {isHistoryOpen && <HistoryDrawer session={session} onClose={() => setHistoryOpen(false)} />}
      {isComparing && isInConflict && <ConflictDialog session={session} onClose={() => setComparing(false)} />}
    </div>
  );
}

/** What the fields show: the text on the screen when the editor is opened, then only what comes from the archive. */
function useShown(session: ArticleSession, text: { current: TextEditorHandle | null }) {
  const fromArchive = useStore(session.view, (view) => view.shown);
  const [opened] = useState({ live: session.live, fromArchive });
  const isFirst = fromArchive === opened.fromArchive;
  useEffect(() => {
    if (!isFirst && fromArchive) text.current?.replaceDocument(fromArchive.document);
  }, [isFirst, fromArchive, text]);
  return isFirst ? opened.live : fromArchive;
}

let lastJump = 0;

/** Goes to the places that preview, findings and search ask for. */
function useJumps(articleId: string, editor: { current: HTMLElement | null }, text: { current: TextEditorHandle | null }): void {
  const jump = useEditing((editing) => editing.jump);
  useEffect(() => {
    if (jump?.articleId !== articleId || jump.ask <= lastJump) return;
    lastJump = jump.ask;
    if (jump.block < 0) editor.current?.querySelector<HTMLElement>('textarea[aria-label="标题"]')?.focus();
    else text.current?.focusBlock(jump.block);
  }, [jump, articleId, editor, text]);
}
