import { Button, Result, Spin } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import styles from './article-editor.module.css';
import type { ArticleSession } from './article-session.ts';
import { closeSession, openArticle, openOpening } from './held-sessions.ts';
import { PutBackButton } from './put-back-button.tsx';

export interface WithSessionProps {
  articleId: string;
  /** It is the opening of an issue. */
  isOpening?: boolean;
  /** Shown once the text was read. */
  children(session: ArticleSession): ReactNode;
}

/** Opens an article or an opening while it is on the screen; says why where there is no text. */
export function WithSession({ articleId, isOpening = false, children }: WithSessionProps) {
  const [session, setSession] = useState<ArticleSession | null>(null);
  useEffect(() => {
    const opened = isOpening ? openOpening(articleId) : openArticle(articleId);
    setSession(opened);
    return () => closeSession(opened);
  }, [articleId, isOpening]);
  if (session?.articleId !== articleId) return <Spin className={styles.waiting} />;
  return (
    <Opened key={articleId} session={session}>
      {children}
    </Opened>
  );
}

function Opened({ session, children }: Pick<WithSessionProps, 'children'> & { session: ArticleSession }) {
  const isGone = useStore(session.view, (view) => view.isGone);
  const isRead = useStore(session.view, (view) => view.shown !== null);
  const failure = useStore(session.view, (view) => view.failure);
  if (failure !== null) {
    const canPutBack = isGone && session.hasText;
    const way = canPutBack ? <PutBackButton session={session} /> : <Button onClick={() => void session.open()}>再试一次</Button>;
    return <Result status="warning" title={failure} extra={way} />;
  }
  if (!isRead) return <Spin className={styles.waiting} />;
  return children(session);
}
