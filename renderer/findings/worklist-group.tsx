import { Button, Checkbox } from 'antd';
import type { WorklistFinding } from '../../shared/contract/findings-contract.ts';
import { type DoubtKind, doubtKinds } from '../../shared/periodical/doubt-kinds.ts';
import { timeText } from '../components/time-text.ts';
import { goToFinding } from './go-to-finding.ts';
import type { WorklistActions } from './use-worklist-actions.ts';
import styles from './worklist-pane.module.css';
import { useWorklist } from './worklist-store.ts';

interface WorklistGroupProps {
  issueId: string;
  /** Of one kind. */
  findings: readonly WorklistFinding[];
  actions: WorklistActions;
}

/** The findings of one kind: what does them all together, then each with its line in the source and its passage. */
export function WorklistGroup({ issueId, findings, actions }: WorklistGroupProps) {
  const [first] = findings;
  if (!first) return null;
  const name = doubtKinds[first.kind as DoubtKind];
  const open = findings.filter(({ task }) => task.ticked === null);
  return (
    <section className={styles.group} aria-label={name}>
      <div className={styles.groupHead}>
        <h3>{name}</h3>
        <span className={styles.count}>{open.length} 处</span>
        <GroupButtons issueId={issueId} open={open} actions={actions} />
        {open.length > 1 && (
          <Button type="text" size="small" onClick={() => void actions.tick(open, true)}>
            这一类都核对过了
          </Button>
        )}
      </div>
      <ul>
        {findings.map((finding) => (
          <WorklistRow key={finding.task.key} issueId={issueId} finding={finding} actions={actions} />
        ))}
      </ul>
    </section>
  );
}

interface GroupButtonsProps {
  issueId: string;
  open: readonly WorklistFinding[];
  actions: WorklistActions;
}

/** What mends a whole kind at once, or leads through it. */
function GroupButtons({ issueId, open, actions }: GroupButtonsProps) {
  const { current } = useWorklist();
  const [first] = open;
  if (!first) return null;
  if (first.kind === 'stroke-order') {
    return (
      <Button size="small" onClick={() => void actions.sortNames(issueId)}>
        按姓氏笔画排序
      </Button>
    );
  }
  if (first.kind === 'contents-title') {
    if (open.length === 1) return null;
    return (
      <Button size="small" onClick={() => void actions.takeTitle(open.flatMap(articleOf), 'body')}>
        目录全部照正文
      </Button>
    );
  }
  const next = open[(open.findIndex(({ task }) => task.key === current) + 1) % open.length] ?? first;
  return (
    <Button size="small" onClick={() => goToFinding(issueId, next)}>
      逐处核对
    </Button>
  );
}

function WorklistRow({ issueId, finding, actions }: { issueId: string; finding: WorklistFinding; actions: WorklistActions }) {
  const { task, message, kind, target } = finding;
  const isCurrent = useWorklist(({ current }) => current === task.key);
  const isGone = target.kind === 'article' && target.passage?.state === 'gone';
  return (
    <li className={styles.row} data-current={isCurrent || undefined} data-ticked={task.ticked !== null || undefined}>
      <Checkbox
        checked={task.ticked !== null}
        aria-label={`核对过了：${message}`}
        onChange={(event) => void actions.tick([finding], event.target.checked)}
      />
      <button type="button" className={styles.place} aria-current={isCurrent} onClick={() => goToFinding(issueId, finding)}>
        {task.line !== null && <span className={styles.line}>第 {task.line} 行</span>}
        <span>{message}</span>
      </button>
      {isGone && task.ticked === null && <span className={styles.note}>原处已改</span>}
      {task.ticked && (
        <span className={styles.note}>
          {task.ticked.by} {timeText(task.ticked.time)}
        </span>
      )}
      {kind === 'contents-title' && task.ticked === null && (
        <>
          <Button size="small" onClick={() => void actions.takeTitle(articleOf(finding), 'body')}>
            目录照正文
          </Button>
          <Button size="small" onClick={() => void actions.takeTitle(articleOf(finding), 'contents')}>
            正文照目录
          </Button>
        </>
      )}
    </li>
  );
}

function articleOf({ target }: WorklistFinding): string[] {
  return target.kind === 'article' ? [target.articleId] : [];
}
