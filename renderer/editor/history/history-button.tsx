import { HistoryOutlined } from '@ant-design/icons';
import { App, Button, Tooltip } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { errorMessage } from '../../api/error-message.ts';
import { useEditing } from '../../editing/editing-store.ts';
import styles from '../article-editor.module.css';
import type { ArticleSession } from '../article-session.ts';
import { HistoryDrawer } from './history-drawer.tsx';

/** 历史版本: opens the versions of the text on the screen, also when another screen asks for them. */
export function HistoryButton({ session }: { session: ArticleSession }) {
  const { message } = App.useApp();
  const [isOpen, setOpen] = useState(false);
  const open = useCallback(async (): Promise<void> => {
    // So that the newest version is the text on the screen; without a connection the list shows what it has.
    await session.flush().catch((error: unknown) => message.warning(errorMessage(error)));
    setOpen(true);
  }, [session, message]);
  const isAsked = useEditing((editing) => editing.historyOf === session.articleId);
  useEffect(() => {
    if (!isAsked) return;
    useEditing.setState({ historyOf: null });
    void open();
  }, [isAsked, open]);
  return (
    <>
      <Tooltip title="历史版本" mouseEnterDelay={0.5}>
        <Button
          type="text"
          className={styles.tool}
          aria-label="历史版本"
          icon={<HistoryOutlined />}
          onClick={() => void open()}
        />
      </Tooltip>
      {isOpen && <HistoryDrawer session={session} onClose={() => setOpen(false)} />}
    </>
  );
}
