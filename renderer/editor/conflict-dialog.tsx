import { Alert, Button, Modal, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { errorMessage } from '../api/error-message.ts';
import { timeText } from '../components/time-text.ts';
import styles from './article-editor.module.css';
import type { ArticleSession } from './article-session.ts';
import { DiffView } from './history/diff-view.tsx';

/** The text on the screen against the one that someone else saved in between: an editor decides, and neither is lost. */
export function ConflictDialog({ session, onClose }: { session: ArticleSession; onClose(): void }) {
  const theirs = useStore(session.view, (view) => view.theirs);
  // As it was when the dialog opened: what is behind it cannot be typed into.
  const [mine] = useState(session.live);
  const [busy, setBusy] = useState<'mine' | 'theirs' | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    if (session.view.getState().theirs) return;
    session.fetchTheirs().catch((error: unknown) => setFailure(errorMessage(error)));
  }, [session]);
  const decide = async (choice: 'mine' | 'theirs'): Promise<void> => {
    setBusy(choice);
    setFailure(null);
    try {
      await (choice === 'mine' ? session.keepMine() : session.takeTheirs());
      onClose();
    } catch (error) {
      setFailure(errorMessage(error));
    }
    setBusy(null);
  };
  const when = theirs ? `${theirs.author} ${timeText(theirs.time)}` : '';
  return (
    <Modal
      open
      width="min(1100px, 94vw)"
      title={`${session.heading}在别处改过，请选用哪一份文字`}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <>
          <Button onClick={onClose}>以后再定</Button>
          <Button disabled={!theirs} loading={busy === 'theirs'} onClick={() => void decide('theirs')}>
            采用对方的
          </Button>
          <Button type="primary" disabled={!theirs} loading={busy === 'mine'} onClick={() => void decide('mine')}>
            保留我的（另存为新版本）
          </Button>
        </>
      }
    >
      <p className={styles.explanation}>两份文字都会留在历史版本里，随时可以再换。决定以前，这里的改动不会自动保存。</p>
      {failure && <Alert type="error" showIcon title={failure} className={styles.explanation} />}
      <div className={styles.versions}>
        {theirs && mine ? (
          <DiffView
            before={theirs.article}
            after={mine}
            mode="split"
            beforeName={`对方的（${when}）`}
            afterName="我的（这个窗口里的）"
          />
        ) : (
          failure === null && <Spin />
        )}
      </div>
    </Modal>
  );
}
