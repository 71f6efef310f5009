import { CloseOutlined, EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import type { Manuscript } from '../../../shared/contract/manuscripts-contract.ts';
import { plainText } from '../../../shared/document/plain-text.ts';
import { listTitle } from '../../../shared/periodical/article.ts';
import { bylineText } from '../../../shared/periodical/contents.ts';
import { totalNumberName } from '../../../shared/periodical/issue.ts';
import { api } from '../../api/api.ts';
import { errorMessage } from '../../api/error-message.ts';
import { PlaceDialog } from '../../arranging/place-dialog.tsx';
import { useManuscriptActions } from '../../arranging/use-manuscript-actions.ts';
import { timeText } from '../../components/time-text.ts';
import { goToFinding } from '../../findings/go-to-finding.ts';
import { addresses, go } from '../../navigation/navigation.ts';
import { useCurrentIssue } from '../../navigation/use-current-issue.ts';
import styles from './manuscript-panel.module.css';
import { stateOf } from './manuscript-state.ts';

interface ManuscriptPanelProps {
  manuscript: Manuscript;
  onClose: () => void;
}

/** One manuscript beside the table: its head, how it begins, what happened to it, and what can be done with it. */
export function ManuscriptPanel({ manuscript, onClose }: ManuscriptPanelProps) {
  const { id, place, kicker, subtitle, bylines, characters, createdAt, kind } = manuscript;
  return (
    <aside
      className={styles.panel}
      aria-label={`《${listTitle(manuscript)}》`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <Button type="text" className={styles.close} icon={<CloseOutlined />} aria-label="关上" onClick={onClose} />
      {kicker && <p className={styles.kicker}>{kicker}</p>}
      <h2>{listTitle(manuscript)}</h2>
      {subtitle && <p className={styles.subtitle}>——{subtitle}</p>}
      {bylines.length > 0 && <p className={styles.byline}>{bylineText(bylines)}</p>}
      <PanelButtons manuscript={manuscript} />
      <dl className={styles.facts}>
        <dt>所在</dt>
        <dd>{place ? `${totalNumberName(place)}（${place.issueName}）· ${place.section}` : '没有编入任何一期'}</dd>
        <dt>篇幅</dt>
        <dd>
          {characters.toLocaleString('zh-CN')} 字{kind === 'filler' && '，补白'}
        </dd>
        <dt>收稿</dt>
        <dd>{timeText(createdAt)}</dd>
      </dl>
      <OpenFindings manuscript={manuscript} />
      <Beginning articleId={id} />
      <ShortHistory articleId={id} />
    </aside>
  );
}

function PanelButtons({ manuscript }: { manuscript: Manuscript }) {
  const issue = useCurrentIssue();
  const actions = useManuscriptActions();
  const [isPlacing, setPlacing] = useState(false);
  const { id, place } = manuscript;
  const state = stateOf(manuscript);
  const issueId = place?.issueId ?? issue?.id;
  if (state === 'trashed') {
    return (
      <div className={styles.buttons}>
        <Button type="primary" onClick={() => void actions.restore([id])}>
          恢复
        </Button>
        <Button danger onClick={() => actions.purge([id], `《${listTitle(manuscript)}》`)}>
          彻底删除…
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.buttons}>
      {issueId && (
        <Button
          type="primary"
          icon={<EditOutlined aria-hidden />}
          onClick={() => go(addresses.arrange(issueId, { articleId: id }))}
        >
          编辑
        </Button>
      )}
      <Button onClick={() => setPlacing(true)}>{place ? '移到…' : '编入…'}</Button>
      {place && <Button onClick={() => void actions.unplace([id])}>取出</Button>}
      <Button onClick={() => void actions.trash([id])}>移到回收站</Button>
      {isPlacing && (
        <PlaceDialog
          count={1}
          onPlace={(target) => {
            setPlacing(false);
            void actions.place([id], target);
          }}
          onClose={() => setPlacing(false)}
        />
      )}
    </div>
  );
}

/** What the import left in doubt and nobody has looked at yet. */
function OpenFindings({ manuscript: { id, place, trashedAt } }: { manuscript: Manuscript }) {
  const issueId = useCurrentIssue()?.id;
  const { data = [] } = useQuery(api.findings.list.queryOptions({ input: { articleId: id } }));
  const open = data.filter(({ task }) => task.ticked === null);
  const wanted = place?.issueId ?? issueId;
  const [first] = open;
  if (!first || !wanted || trashedAt !== null) return null;
  return (
    <p>
      有 {open.length} 处要对着原稿核对。
      <Button type="link" size="small" onClick={() => goToFinding(wanted, first)}>
        去核对
      </Button>
    </p>
  );
}

const shownCharacters = 260;

function Beginning({ articleId }: { articleId: string }) {
  const { data, error } = useQuery(api.articles.read.queryOptions({ input: { articleId } }));
  if (error) return <Alert type="error" showIcon title={errorMessage(error)} />;
  if (!data) return <Skeleton active title={false} />;
  const text = plainText(data.article.document);
  return (
    <section className={styles.text} aria-label="正文开头">
      {text.trim() === '' ? (
        <p className={styles.none}>还没有正文。</p>
      ) : (
        beginningOf(text)
          .split('\n')
          .filter((line) => line.trim() !== '')
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text that does not change
          .map((line, index) => <p key={index}>{line}</p>)
      )}
    </section>
  );
}

function beginningOf(text: string): string {
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}……` : text;
}

const shownRevisions = 5;

function ShortHistory({ articleId }: { articleId: string }) {
  const { data = [] } = useQuery(api.articles.history.queryOptions({ input: { articleId } }));
  return (
    <section className={styles.history} aria-label="最近的版本">
      <h3>版本（{data.length}）</h3>
      <ul>
        {data.slice(0, shownRevisions).map(({ sequence, time, author, reason }) => (
          <li key={sequence}>
            <span>{timeText(time)}</span>
            <span>{author}</span>
            <span>{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
