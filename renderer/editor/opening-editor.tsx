import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Empty, Popconfirm, Result, Spin } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { documentOf } from '../../shared/document/build.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import type { Opening } from '../../shared/periodical/issue.ts';
import { countCharacters } from '../../shared/text/count-characters.ts';
import { api } from '../api/api.ts';
import styles from './article-editor.module.css';
import { closeSession, openOpening } from './held-sessions.ts';
import { OpeningConflict } from './opening-conflict.tsx';
import type { OpeningSession } from './opening-session.ts';
import { TextEditor, type TextEditorHandle } from './text/text-editor.tsx';
import { PlainField } from './title-block/plain-field.tsx';
import titleStyles from './title-block/title-block.module.css';

/** 卷首语: title, text and source line of the page before the contents, kept in the archive as it is typed. Fills its parent. */
export function OpeningEditor({ issueId }: { issueId: string }) {
  const [session, setSession] = useState<OpeningSession | null>(null);
  useEffect(() => {
    const opened = openOpening(issueId);
    setSession(opened);
    return () => closeSession(opened);
  }, [issueId]);
  if (session?.issueId !== issueId) return <Spin className={styles.waiting} />;
  return <SessionEditor key={issueId} session={session} />;
}

function SessionEditor({ session }: { session: OpeningSession }) {
  const shown = useStore(session.view, (view) => view.shown);
  const failure = useStore(session.view, (view) => view.failure);
  if (failure !== null) {
    return <Result status="warning" title={failure} extra={<Button onClick={() => void session.open()}>再试一次</Button>} />;
  }
  if (shown === undefined) return <Spin className={styles.waiting} />;
  if (shown === null) return <NoOpening onAdd={() => session.set({ title: '', document: documentOf(), attribution: '' })} />;
  return <OpenOpening session={session} shown={shown} />;
}

function NoOpening({ onAdd }: { onAdd(): void }) {
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      className={styles.none}
      description="这一期没有卷首语。加上以后，它单独印一页，排在目录前面。"
    >
      <Button type="primary" icon={<PlusOutlined />} onClick={onAdd}>
        加上卷首语
      </Button>
    </Empty>
  );
}

function OpenOpening({ session, shown }: { session: OpeningSession; shown: Opening }) {
  const layout = useQuery(api.issues.outline.queryOptions({ input: { issueId: session.issueId } })).data?.layout;
  const text = useRef<TextEditorHandle>(null);
  const [opened] = useState({ live: session.live ?? shown, shown });
  const isFirst = shown === opened.shown;
  const current = isFirst ? opened.live : shown;
  const isInConflict = useStore(session.view, ({ save }) => save.kind === 'conflict');
  const notice = useStore(session.view, (view) => view.notice);
  const [characters, setCharacters] = useState(() => countOf(current));
  useEffect(() => {
    if (!isFirst) text.current?.replaceDocument(shown.document);
  }, [isFirst, shown]);
  return (
    <div className={styles.editor}>
      {isInConflict && <OpeningConflict session={session} />}
      {notice && <Alert banner closable={{ onClose: () => session.dismissNotice() }} type="info" title={notice} />}
      <div className={styles.text}>
        <TextEditor
          ref={text}
          document={current.document}
          documentKey={session.issueId}
          layout={layout}
          onChange={(document) => {
            session.edit({ document });
            setCharacters(countOf({ document }));
          }}
          onCursorBlock={() => undefined}
          head={
            <form className={titleStyles.block} aria-label="卷首语的标题栏" onSubmit={(event) => event.preventDefault()}>
              <PlainField
                label="卷首语标题"
                placeholder="卷首语标题（可不填）"
                className={`${titleStyles.field} ${titleStyles.title}`}
                value={current.title}
                source={current}
                onValue={(title) => session.edit({ title: title.trim() })}
              />
            </form>
          }
          toolbarEnd={
            <span className={styles.tools}>
              <span className={styles.count}>{characters} 字</span>
              <Popconfirm
                title="去掉这一期的卷首语？"
                description="文字会从这一期移走，页码随之改变。"
                okText="去掉"
                onConfirm={() => session.set(null)}
              >
                <Button type="text" className={styles.tool} aria-label="去掉卷首语" icon={<DeleteOutlined />} />
              </Popconfirm>
            </span>
          }
        />
      </div>
      <form className={styles.attribution} onSubmit={(event) => event.preventDefault()}>
        <span aria-hidden>落款</span>
        <PlainField
          label="落款"
          placeholder="印在文末右边，如：摘自某次会议上的讲话"
          className={`${titleStyles.field} ${titleStyles.contentsTitle}`}
          value={current.attribution}
          source={current}
          onValue={(attribution) => session.edit({ attribution: attribution.trim() })}
        />
      </form>
    </div>
  );
}

function countOf({ document }: Pick<Opening, 'document'>): number {
  return countCharacters(plainText(document));
}
