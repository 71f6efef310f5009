import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Empty, Popconfirm, Spin } from 'antd';
import { useRef, useState } from 'react';
import type { IssueOutline } from '../../shared/contract/issues-contract.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import type { DocumentNode } from '../../shared/document/types.ts';
import { openingArticle, openingOf } from '../../shared/periodical/opening.ts';
import { countCharacters } from '../../shared/text/count-characters.ts';
import { api, queryClient } from '../api/api.ts';
import { client } from '../api/connection.ts';
import { errorMessage } from '../api/error-message.ts';
import styles from './article-editor.module.css';
import type { ArticleSession } from './article-session.ts';
import { HistoryButton } from './history/history-button.tsx';
import { SessionNotices } from './session-notices.tsx';
import { TextEditor, type TextEditorHandle } from './text/text-editor.tsx';
import { PlainField } from './title-block/plain-field.tsx';
import titleStyles from './title-block/title-block.module.css';
import { useShown } from './use-shown.ts';
import { WithSession } from './with-session.tsx';

/** 卷首语: title, text and source line of the page before the contents, kept in the archive as it is typed. Fills its parent. */
export function OpeningEditor({ issueId }: { issueId: string }) {
  const { data: outline, error } = useQuery(api.issues.outline.queryOptions({ input: { issueId } }));
  const { message } = App.useApp();
  const set = async (kind: 'none' | 'blank' | 'earlier'): Promise<void> => {
    try {
      const changed = await client.issues.setOpening({ issueId, kind });
      queryClient.setQueryData(api.issues.outline.queryKey({ input: { issueId } }), changed);
    } catch (failure) {
      message.error(errorMessage(failure));
    }
  };
  if (error) return <Alert type="error" showIcon title={errorMessage(error)} />;
  if (!outline) return <Spin className={styles.waiting} />;
  if (!outline.opening) return <NoOpening outline={outline} onSet={(kind) => void set(kind)} />;
  return (
    <WithSession articleId={outline.opening.id} isOpening>
      {(session) => <OpenOpening session={session} layout={outline.layout} onRemove={() => void set('none')} />}
    </WithSession>
  );
}

function NoOpening({ outline, onSet }: { outline: IssueOutline; onSet(kind: 'blank' | 'earlier'): void }) {
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      className={styles.none}
      description="这一期没有卷首语。加上以后，它单独印一页，排在目录前面。"
    >
      <span className={styles.ways}>
        {outline.earlierOpening !== null && <Button onClick={() => onSet('earlier')}>找回去掉的卷首语</Button>}
        <Button type="primary" icon={<PlusOutlined />} onClick={() => onSet('blank')}>
          加上卷首语
        </Button>
      </span>
    </Empty>
  );
}

interface OpenOpeningProps {
  session: ArticleSession;
  layout: IssueOutline['layout'];
  onRemove(): void;
}

function OpenOpening({ session, layout, onRemove }: OpenOpeningProps) {
  const text = useRef<TextEditorHandle>(null);
  const shown = useShown(session, text);
  const [characters, setCharacters] = useState(() => (session.live ? countOf(session.live) : 0));
  if (!shown) return null;
  const { title, attribution } = openingOf(shown);
  return (
    <div className={styles.editor}>
      <div className={styles.text}>
        <TextEditor
          ref={text}
          document={shown.document}
          documentKey={session.articleId}
          layout={layout}
          notices={<SessionNotices session={session} />}
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
                value={title}
                source={shown}
                onValue={(next) => session.edit({ titleLines: [next.trim()] })}
              />
            </form>
          }
          toolbarEnd={
            <span className={styles.tools}>
              <span className={styles.count}>{characters} 字</span>
              <HistoryButton session={session} />
              <Popconfirm
                title="去掉这一期的卷首语？"
                description="它不再印出来，页码随之改变；文字和历史版本都留着，可以再找回。"
                okText="去掉"
                onConfirm={onRemove}
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
          value={attribution}
          source={shown}
          onValue={(next) => {
            const { bylines } = openingArticle('', { ...openingOf(shown), attribution: next.trim() });
            session.edit({ bylines });
          }}
        />
      </form>
    </div>
  );
}

function countOf({ document }: { document: DocumentNode }): number {
  return countCharacters(plainText(document));
}
