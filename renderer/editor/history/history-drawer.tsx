import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Drawer, Segmented, Select, Spin } from 'antd';
import { useMemo, useState } from 'react';
import type { RevisionSummary } from '../../../shared/contract/articles-contract.ts';
import { ActivityList } from '../../activity/activity-list.tsx';
import { api } from '../../api/api.ts';
import { errorMessage } from '../../api/error-message.ts';
import type { ArticleSession } from '../article-session.ts';
import { type DiffMode, DiffView } from './diff-view.tsx';
import { groupRevisions, type RevisionGroup } from './group-revisions.ts';
import styles from './history-drawer.module.css';
import { VersionName } from './version-name.tsx';
import { pairOf, useVersionSizes, VersionSize } from './version-size.tsx';
import { versionTimes } from './version-times.ts';

export interface HistoryDrawerProps {
  session: ArticleSession;
  onClose(): void;
}

/** 历史版本: who saved when and why, what differs between any two versions, and the way back. */
export function HistoryDrawer({ session, onClose }: HistoryDrawerProps) {
  const { articleId } = session;
  const [shown, setShown] = useState<'versions' | 'activity'>('versions');
  const history = useQuery(api.articles.history.queryOptions({ input: { articleId } }));
  return (
    <Drawer
      open
      title={`历史版本　${session.heading}`}
      size="min(1180px, 94vw)"
      onClose={onClose}
      styles={{ body: { padding: 0 } }}
      extra={
        <Segmented
          aria-label="看什么"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'versions' as const, label: '文字的版本' },
            { value: 'activity' as const, label: '其他操作' },
          ]}
        />
      }
    >
      {shown === 'activity' && (
        <div className={styles.text}>
          <ActivityList concern={articleId} />
        </div>
      )}
      {history.error && <Alert banner type="error" title={errorMessage(history.error)} />}
      {history.isPending && <Spin className={styles.waiting} />}
      {shown === 'versions' && history.data && <Versions revisions={history.data} session={session} onClose={onClose} />}
    </Drawer>
  );
}

function Versions({ revisions, session, onClose }: { revisions: RevisionSummary[] } & HistoryDrawerProps) {
  const [newest, second] = revisions;
  // What the last save changed is the first thing to see.
  const [chosen, setChosen] = useState(second?.sequence ?? newest?.sequence ?? 0);
  const [other, setOther] = useState<number | null>(null);
  const [mode, setMode] = useState<DiffMode>('inline');
  const [isNamedOnly, setNamedOnly] = useState(false);
  const times = useMemo(() => versionTimes(revisions, new Date()), [revisions]);
  const hasNames = revisions.some(({ name }) => name !== null);
  const groups = groupRevisions(isNamedOnly ? revisions.filter(({ name }) => name !== null) : revisions);
  const sizes = useVersionSizes(
    session.articleId,
    groups.flatMap(
      ({ revisions: [first, ...others] }) => pairOf(revisions, (others.at(-1) ?? first).sequence, first.sequence) ?? [],
    ),
  );
  const chosenRevision = revisions.find(({ sequence }) => sequence === chosen);
  const compared = other ?? newest?.sequence ?? 0;
  const [before, after] = chosen <= compared ? [chosen, compared] : [compared, chosen];
  const nameOf = (sequence: number): string => {
    const revision = revisions.find((one) => one.sequence === sequence);
    if (!revision) return '';
    const when = `${revision.name ? `${revision.name}，` : ''}${times.get(sequence)} ${revision.author}`;
    return sequence === newest?.sequence ? `现在的文字（${when}）` : when;
  };
  return (
    <div className={styles.columns}>
      <div className={styles.versions}>
        {(hasNames || isNamedOnly) && (
          <Checkbox className={styles.filter} checked={isNamedOnly} onChange={(event) => setNamedOnly(event.target.checked)}>
            只看起了名字的
          </Checkbox>
        )}
        <ul className={styles.list} aria-label="版本">
          {groups.map((group) => (
            <Group
              key={group.revisions[0].sequence}
              articleId={session.articleId}
              all={revisions}
              group={group}
              times={times}
              size={sizes.get(group.revisions[0].sequence)}
              chosen={chosen}
              newest={newest?.sequence}
              onChoose={setChosen}
            />
          ))}
        </ul>
      </div>
      <section className={styles.comparison} aria-label="版本的不同">
        <div className={styles.bar}>
          <span>与</span>
          <Select
            aria-label="与哪个版本比较"
            size="small"
            className={styles.other}
            value={compared}
            onChange={(sequence) => setOther(sequence === newest?.sequence ? null : sequence)}
            options={revisions.map(({ sequence, reason }) => ({ value: sequence, label: `${nameOf(sequence)} · ${reason}` }))}
          />
          <span>比较</span>
          <Segmented<DiffMode>
            size="small"
            value={mode}
            onChange={setMode}
            options={[
              { value: 'inline', label: '合在一起' },
              { value: 'split', label: '左右对照' },
            ]}
          />
          <span className={styles.space} />
          {chosenRevision && <VersionName key={chosen} articleId={session.articleId} revision={chosenRevision} />}
          <RestoreButton session={session} sequence={chosen} isCurrent={chosen === newest?.sequence} onDone={onClose} />
        </div>
        <div className={styles.text}>
          <Comparison articleId={session.articleId} before={before} after={after} mode={mode} nameOf={nameOf} />
        </div>
      </section>
    </div>
  );
}

interface GroupProps {
  articleId: string;
  /** Newest first. */
  all: readonly RevisionSummary[];
  group: RevisionGroup;
  times: ReadonlyMap<number, string>;
  /** What the group changed as a whole. */
  size: string | undefined;
  chosen: number;
  newest: number | undefined;
  onChoose(sequence: number): void;
}

function Group({ articleId, all, group: { revisions }, times, size, chosen, newest, onChoose }: GroupProps) {
  const [first, ...others] = revisions;
  const [isOpen, setOpen] = useState(others.some(({ sequence }) => sequence === chosen));
  const inside = useVersionSizes(
    articleId,
    isOpen ? others.flatMap(({ sequence }) => pairOf(all, sequence, sequence) ?? []) : [],
  );
  const row = (revision: RevisionSummary, isInside: boolean) => (
    <div
      className={styles.version}
      data-inside={isInside || undefined}
      data-named={revision.name !== null || undefined}
      key={revision.sequence}
    >
      <button
        type="button"
        className={styles.choose}
        aria-pressed={revision.sequence === chosen}
        onClick={() => onChoose(revision.sequence)}
      >
        {revision.name !== null && <span className={styles.name}>{revision.name}</span>}
        <span className={styles.time}>
          {times.get(revision.sequence)}
          {revision.sequence === newest && <span className={styles.current}>现在</span>}
        </span>
        <span className={styles.who}>
          {revision.author} · {revision.reason}
        </span>
        <VersionSize text={isInside ? inside.get(revision.sequence) : size} />
      </button>
      {!isInside && others.length > 0 && (
        <Button
          type="text"
          size="small"
          className={styles.fold}
          aria-expanded={isOpen}
          aria-label={`这一小时里另有 ${others.length} 次自动保存`}
          icon={isOpen ? <DownOutlined /> : <RightOutlined />}
          onClick={() => setOpen(!isOpen)}
        >
          {others.length}
        </Button>
      )}
    </div>
  );
  return (
    <li>
      {row(first, false)}
      {isOpen && others.map((revision) => row(revision, true))}
    </li>
  );
}

interface ComparisonProps {
  articleId: string;
  before: number;
  after: number;
  mode: DiffMode;
  nameOf(sequence: number): string;
}

function Comparison({ articleId, before, after, mode, nameOf }: ComparisonProps) {
  const older = useQuery(api.articles.read.queryOptions({ input: { articleId, sequence: before } }));
  const newer = useQuery(api.articles.read.queryOptions({ input: { articleId, sequence: after } }));
  const error = older.error ?? newer.error;
  if (error) return <Alert type="error" showIcon title={errorMessage(error)} />;
  if (!older.data || !newer.data) return <Spin className={styles.waiting} />;
  return (
    <DiffView
      key={`${before}-${after}`}
      before={older.data.article}
      after={newer.data.article}
      mode={mode}
      beforeName={nameOf(before)}
      afterName={nameOf(after)}
    />
  );
}

interface RestoreButtonProps {
  session: ArticleSession;
  sequence: number;
  isCurrent: boolean;
  onDone(): void;
}

function RestoreButton({ session, sequence, isCurrent, onDone }: RestoreButtonProps) {
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const restore = async (): Promise<void> => {
    setBusy(true);
    try {
      await session.restore(sequence);
      message.success('已经恢复成一个新版本；不合适可以按 Ctrl+Z 撤销，原来的文字也还在历史里。', 5);
      onDone();
    } catch (error) {
      message.error(errorMessage(error));
    }
    setBusy(false);
  };
  return (
    <Button type="primary" size="small" disabled={isCurrent} loading={isBusy} onClick={() => void restore()}>
      恢复此版本
    </Button>
  );
}
