import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ArticleSession } from './article-session.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { PutBackButton } from './put-back-button.tsx';

/** Above the text: what others did to it, and the way on. */
export function SessionNotices({ session }: { session: ArticleSession }) {
  const isInConflict = useStore(session.view, ({ save }) => save.kind === 'conflict');
  const isGone = useStore(session.view, (view) => view.isGone);
  const notice = useStore(session.view, (view) => view.notice);
  const [isComparing, setComparing] = useState(false);
  useEffect(() => setComparing(isInConflict), [isInConflict]);
  return (
    <>
      {isInConflict && (
        <Alert
          banner
          type="error"
          title={`${session.name}刚在别处改过，您的改动还没有保存，也没有覆盖对方的。`}
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
          title={`${session.name}已在别处彻底删除，窗口里的文字没有存下。`}
          action={<PutBackButton session={session} size="small" danger />}
        />
      )}
      {notice && <Alert banner closable={{ onClose: () => session.dismissNotice() }} type="info" title={notice} />}
      {isComparing && isInConflict && <ConflictDialog session={session} onClose={() => setComparing(false)} />}
    </>
  );
}
