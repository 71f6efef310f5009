import { Alert, Button, Modal, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { documentOf } from '../../shared/document/build.ts';
import type { Article } from '../../shared/periodical/article.ts';
import type { Opening } from '../../shared/periodical/issue.ts';
import { useAttempt } from '../components/use-attempt.ts';
import styles from './article-editor.module.css';
import { DiffView } from './history/diff-view.tsx';
import type { OpeningSession } from './opening-session.ts';

/** The opening on the screen against the one that someone else saved in between. */
export function OpeningConflict({ session }: { session: OpeningSession }) {
  const [isOpen, setOpen] = useState(true);
  const [theirs, setTheirs] = useState<Opening | null>();
  const { isBusy, failure, attempt } = useAttempt();
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew each time the versions are compared
  useEffect(() => {
    if (isOpen) void attempt(async () => setTheirs(await session.readTheirs()));
  }, [isOpen, session]);
  return (
    <>
      <Alert
        banner
        type="error"
        title="卷首语刚在别处改过，您的改动还没有保存，也没有覆盖对方的。"
        action={
          <Button size="small" danger onClick={() => setOpen(true)}>
            比较两个版本
          </Button>
        }
      />
      <Modal
        open={isOpen}
        width="min(1100px, 94vw)"
        title="卷首语在别处改过，请选用哪一份文字"
        onCancel={() => setOpen(false)}
        mask={{ closable: false }}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>以后再定</Button>
            <Button disabled={isBusy} onClick={() => void attempt(() => session.takeTheirs())}>
              采用对方的
            </Button>
            <Button type="primary" disabled={isBusy} onClick={() => void attempt(() => session.keepMine())}>
              保留我的
            </Button>
          </>
        }
      >
        {failure && <Alert type="error" showIcon title={failure} className={styles.explanation} />}
        <div className={styles.versions}>
          {theirs === undefined ? (
            failure === null && <Spin />
          ) : (
            <DiffView
              before={asArticle(theirs)}
              after={asArticle(session.live)}
              mode="split"
              beforeName="对方的"
              afterName="我的（这个窗口里的）"
            />
          )}
        </div>
      </Modal>
    </>
  );
}

/** So that openings are compared as articles are; the source line stands as byline. */
function asArticle(opening: Opening | null): Article {
  const { title, attribution, document } = opening ?? { title: '', attribution: '', document: documentOf() };
  const bylines = attribution ? [{ kind: 'unit' as const, name: attribution }] : [];
  return { id: '', kind: 'article', kicker: '', titleLines: [title], subtitle: '', bylines, contentsTitle: null, document };
}
