import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { useConnection } from '../api/connection.ts';
import { useEditing } from '../editing/editing-store.ts';
import { saveStateText } from '../editing/save-state-text.ts';
import { WorklistNote } from '../findings/worklist-note.tsx';
import { useShownIssue } from '../navigation/use-current-issue.ts';
import { useHere } from '../navigation/use-here.ts';
import { PageBudgetNote } from '../pages/arrange/page-budget-note.tsx';
import { EditorButton } from './editor-button.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportReports } from './import-reports.tsx';
import { NoticeLane } from './notice-lane.tsx';
import styles from './status-bar.module.css';

/** The state of the text in words, and what is live of the issue. */
export function StatusBar() {
  const isLost = useConnection((connection) => connection.state === 'lost');
  const save = useEditing((editing) => editing.save);
  const issueId = useShownIssue()?.id;
  const { isArranging } = useHere();
  return (
    <footer className={styles.bar} data-tour="status">
      <span role="status" className={styles.save} data-kind={isLost ? 'failed' : save.kind}>
        {isLost ? '程序没有应答，正在重新连接；文字还在窗口里，请不要关闭' : saveStateText(save)}
      </span>
      <div className={styles.rest}>
        {isArranging && issueId && <IssueFigures issueId={issueId} />}
        <ImportProgress />
        <ImportReports />
        <span className={styles.space} />
        <EditorButton />
        <span>本机 · 不联网</span>
        <NoticeLane />
      </div>
    </footer>
  );
}

function IssueFigures({ issueId }: { issueId: string }) {
  const outline = useQuery(api.issues.outline.queryOptions({ input: { issueId } })).data;
  if (!outline) return null;
  const characters = outline.sections.flatMap((section) => section.articles).reduce((sum, one) => sum + one.characters, 0);
  return (
    <>
      <PageBudgetNote issueId={issueId} outline={outline} />
      <WorklistNote issueId={issueId} />
      <span>全期 {characters.toLocaleString('zh-CN')} 字</span>
    </>
  );
}
