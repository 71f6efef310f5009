import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Tooltip } from 'antd';
import { useState } from 'react';
import type { WorklistFinding } from '../../shared/contract/findings-contract.ts';
import { api } from '../api/api.ts';
import { errorMessage } from '../api/error-message.ts';
import { goToFinding } from './go-to-finding.ts';
import { useWorklistActions } from './use-worklist-actions.ts';
import { WorklistGroup } from './worklist-group.tsx';
import styles from './worklist-pane.module.css';
import { useWorklist } from './worklist-store.ts';

export interface WorklistPaneProps {
  issueId: string;
  /** An open article that stands in no issue: its worklist comes too. */
  articleId: string | null;
}

/** 核对单: what an import left in doubt and what can be told at once, by kind; each leads to its passage and is ticked off. */
export function WorklistPane({ issueId, articleId }: WorklistPaneProps) {
  const actions = useWorklistActions();
  const { findings, error } = useFindings(issueId, articleId);
  const [isDoneShown, setDoneShown] = useState(false);
  const { current } = useWorklist();
  const open = findings.filter(({ task }) => task.ticked === null);
  const shown = isDoneShown ? findings : open;
  const next = open[(open.findIndex(({ task }) => task.key === current) + 1) % Math.max(1, open.length)];
  return (
    <section className={styles.pane} aria-label="核对单">
      <header className={styles.head}>
        <h2>核对单</h2>
        <span className={styles.count} role="status">
          {countText(open.length, findings.length)}
        </span>
        <span className={styles.space} />
        {findings.length > open.length && (
          <Checkbox checked={isDoneShown} onChange={(event) => setDoneShown(event.target.checked)}>
            显示已核对的
          </Checkbox>
        )}
        {next && (
          <Button size="small" onClick={() => goToFinding(issueId, next)}>
            下一处
          </Button>
        )}
        <Tooltip title="收起核对单">
          <Button
            type="text"
            size="small"
            aria-label="收起核对单"
            icon={<CloseOutlined />}
            onClick={() => useWorklist.setState({ isOpen: false })}
          />
        </Tooltip>
      </header>
      {error && <Alert type="error" showIcon title={errorMessage(error)} />}
      <div className={styles.groups}>
        {[...Map.groupBy(shown, ({ kind }) => kind)].map(([kind, own]) => (
          <WorklistGroup key={kind} issueId={issueId} findings={own} actions={actions} />
        ))}
      </div>
    </section>
  );
}

function countText(open: number, all: number): string {
  if (all === 0) return '没有要核对的地方。';
  return open === 0 ? `全部 ${all} 处都已核对。` : `还有 ${open} 处，共 ${all} 处`;
}

function useFindings(issueId: string, articleId: string | null): { findings: WorklistFinding[]; error: Error | null } {
  const ofIssue = useQuery(api.findings.list.queryOptions({ input: { issueId } }));
  const ofArticle = useQuery(
    api.findings.list.queryOptions({ input: { articleId: articleId ?? '-' }, enabled: articleId !== null }),
  );
  return { findings: [...(ofIssue.data ?? []), ...(articleId === null ? [] : (ofArticle.data ?? []))], error: ofIssue.error };
}
