import { Alert, Button, Checkbox, Empty, Input, type InputRef, Modal, Space } from 'antd';
import { type FormEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { TextQuery } from '../../shared/document/text-query.ts';
import { passageOfHit } from '../../shared/periodical/find-in-article.ts';
import { anchorPassage } from '../../shared/periodical/passage-anchor.ts';
import type { TextHit } from '../../shared/periodical/text-hit.ts';
import { client } from '../api/connection.ts';
import { errorMessage } from '../api/error-message.ts';
import { jumpTo } from '../editing/editing-store.ts';
import { flushEdits } from '../editing/flush-edits.ts';
import { addresses, go } from '../navigation/navigation.ts';
import { ArticleHits, hitKey } from './article-hits.tsx';
import styles from './find-in-issue-dialog.module.css';

export interface FindInIssueDialogProps {
  issueId: string;
  onClose(): void;
}

/** What was looked for, and where it stands. */
interface Found {
  query: TextQuery;
  hits: TextHit[];
}

/** `activity`: by which all of it can be taken back. */
interface Result {
  sentence: string;
  activity: number | null;
}

/** 全期查找替换: every hit with its surroundings and what it would become; the chosen ones are replaced, all or none. */
export function FindInIssueDialog({ issueId, onClose }: FindInIssueDialogProps) {
  const [query, setQuery] = useState<TextQuery>({ text: '', matchCase: false, matchWidth: true });
  const [replacement, setReplacement] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState<'find' | 'replace' | null>(null);
  const [result, setResult] = useState<Result | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus(), []);

  const groups = useMemo(() => [...Map.groupBy(found?.hits ?? [], (hit) => hit.articleId).values()], [found]);
  const chosen = (found?.hits ?? []).filter((hit) => !left.has(hitKey(hit)));
  const isOutdated = found !== null && !isSameQuery(found.query, query);

  const attempt = async (kind: 'find' | 'replace', work: () => Promise<void>): Promise<void> => {
    setBusy(kind);
    setFailure(null);
    setResult(null);
    try {
      // What is on the screen is looked through and replaced too.
      await flushEdits();
      await work();
    } catch (error) {
      setFailure(errorMessage(error));
    }
    setBusy(null);
  };
  const find = async (wanted: TextQuery): Promise<void> => {
    setFound({ query: wanted, hits: await client.articles.findInIssue({ issueId, query: wanted }) });
    setLeft(new Set());
  };
  const onFind = (event: FormEvent): void => {
    event.preventDefault();
    if (query.text !== '') void attempt('find', () => find(query));
  };
  const replace = (searched: TextQuery): Promise<void> =>
    attempt('replace', async () => {
      const hits = chosen.map(({ articleId, revision, index }) => ({ articleId, revision, index }));
      const done = await client.articles.replaceInIssue({ issueId, query: searched, replacement, hits });
      const sentence = `已在 ${done.articles} 篇里替换 ${done.replaced} 处。换错了可以一步撤销，以后在“记录”里也可以恢复。`;
      setResult({ sentence, activity: done.activity });
      await find(searched);
    });
  const takeBack = (sequence: number): Promise<void> =>
    attempt('replace', async () => {
      await client.activity.takeBack({ sequence });
      setResult({ sentence: '已撤销，各篇都恢复成替换以前的文字。', activity: null });
      if (found) await find(found.query);
    });
  const onKeyDown = (event: KeyboardEvent): void => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
    // In a field it is what was typed there.
    const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (!isUndo || isTyping || !result?.activity || busy !== null) return;
    event.preventDefault();
    void takeBack(result.activity);
  };
  const show = (hit: TextHit, searched: TextQuery): Promise<void> =>
    attempt('find', async () => {
      const { article } = await client.articles.read({ articleId: hit.articleId, sequence: hit.revision });
      const passage = passageOfHit(article, searched, hit.index);
      const anchor = passage && anchorPassage(article, passage);
      onClose();
      go(addresses.arrange(issueId, { articleId: hit.articleId }));
      jumpTo(hit.articleId, passage?.stretch.block ?? -1, anchor);
    });
  const setChosen = (hits: readonly TextHit[], isChosen: boolean): void => {
    const next = new Set(left);
    for (const hit of hits) {
      if (isChosen) next.delete(hitKey(hit));
      else next.add(hitKey(hit));
    }
    setLeft(next);
  };

  return (
    <Modal
      open
      width={860}
      title="全期查找替换"
      onCancel={onClose}
      wrapProps={{ onKeyDown }}
      mask={{ closable: false }}
      footer={
        <div className={styles.footer}>
          {found && found.hits.length > 0 && (
            <>
              <Checkbox
                checked={chosen.length === found.hits.length}
                indeterminate={chosen.length > 0 && chosen.length < found.hits.length}
                onChange={(event) => setChosen(found.hits, event.target.checked)}
              >
                全选
              </Checkbox>
              <span>
                共 {found.hits.length} 处，在 {groups.length} 篇里
              </span>
            </>
          )}
          <span className={styles.space} />
          <Button onClick={onClose}>关闭</Button>
          <Button
            type="primary"
            disabled={!found || chosen.length === 0 || isOutdated || busy !== null}
            loading={busy === 'replace'}
            onClick={() => found && void replace(found.query)}
          >
            {replacement === '' && chosen.length > 0 ? `删去选中的 ${chosen.length} 处` : `替换选中的 ${chosen.length} 处`}
          </Button>
        </div>
      }
    >
      <form className={styles.form} onSubmit={onFind}>
        <label htmlFor="find-in-issue">查找</label>
        <Space.Compact block>
          <Input
            ref={input}
            id="find-in-issue"
            value={query.text}
            maxLength={200}
            onChange={(event) => setQuery({ ...query, text: event.target.value })}
          />
          <Button htmlType="submit" loading={busy === 'find'} disabled={query.text === ''}>
            查找
          </Button>
        </Space.Compact>
        <label htmlFor="replace-in-issue">换成</label>
        <Input
          id="replace-in-issue"
          value={replacement}
          maxLength={200}
          placeholder="不填就是删去"
          onChange={(event) => setReplacement(event.target.value)}
        />
        <span />
        <span className={styles.options}>
          <Checkbox checked={query.matchCase} onChange={(event) => setQuery({ ...query, matchCase: event.target.checked })}>
            区分大小写
          </Checkbox>
          <Checkbox checked={query.matchWidth} onChange={(event) => setQuery({ ...query, matchWidth: event.target.checked })}>
            区分全角半角
          </Checkbox>
        </span>
      </form>
      {failure && <Alert type="error" showIcon title={failure} className={styles.told} />}
      {result && (
        <Alert
          type="success"
          showIcon
          title={result.sentence}
          className={styles.told}
          action={
            result.activity !== null && (
              <Button size="small" disabled={busy !== null} onClick={() => result.activity && void takeBack(result.activity)}>
                撤销
              </Button>
            )
          }
        />
      )}
      {isOutdated && <p className={styles.hint}>查找的内容改了，请再点一次“查找”。</p>}
      {found?.hits.length === 0 && !result && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={`这一期里没有“${found.query.text}”`} />
      )}
      <div className={styles.hits} data-outdated={isOutdated || undefined}>
        {groups.map((hits) => (
          <ArticleHits
            key={hits[0]?.articleId}
            hits={hits}
            left={left}
            replacement={replacement}
            onChosen={setChosen}
            onOpen={(articleId) => {
              onClose();
              go(addresses.arrange(issueId, { articleId }));
            }}
            onShow={(hit) => found && void show(hit, found.query)}
          />
        ))}
      </div>
    </Modal>
  );
}

function isSameQuery(a: TextQuery, b: TextQuery): boolean {
  return a.text === b.text && a.matchCase === b.matchCase && a.matchWidth === b.matchWidth;
}
