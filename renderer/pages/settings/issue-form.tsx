import { Alert, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { issueName, totalNumberName } from '../../../shared/periodical/issue.ts';
import { StepButtons } from '../../activity/step-buttons.tsx';
import { useSteps } from '../../activity/use-steps.ts';
import { errorMessage } from '../../api/error-message.ts';
import { saveStateText } from '../../editing/save-state-text.ts';
import styles from './form.module.css';
import type { IssueDraft, IssueDraftState } from './issue-draft.ts';
import { useIssueDraft } from './use-issue-draft.ts';

export interface IssueFormProps {
  issueId: string;
}

interface IssueFormFrameProps extends IssueFormProps {
  title: string;
  children: (state: IssueDraftState, change: IssueDraft['change']) => ReactNode;
  /** Stands beside the form. */
  aside?: (state: IssueDraftState) => ReactNode;
}

/** What stands around every form of an issue: which issue it is, how it is saved, and the way back. */
export function IssueFormFrame({ issueId, title, children, aside }: IssueFormFrameProps) {
  const { draft, error } = useIssueDraft(issueId);
  if (error) return <Alert type="error" showIcon title={errorMessage(error)} />;
  if (!draft) return <Skeleton active className={styles.form} />;
  return (
    <DraftForm draft={draft} title={title} aside={aside}>
      {children}
    </DraftForm>
  );
}

function DraftForm({ draft, title, children, aside }: Omit<IssueFormFrameProps, 'issueId'> & { draft: IssueDraft }) {
  const state = useStore(draft.store);
  const { issue, save, notice } = state;
  const steps = useSteps(issue.id, 'settings', draft.retrace);
  const isUnsaved = save.kind === 'changed' || save.kind === 'saving' || save.kind === 'failed';
  const form = (
    <section className={styles.form} aria-label={title}>
      <header className={styles.head}>
        <h2>{title}</h2>
        <span className={styles.saved} data-kind={save.kind}>
          {saveStateText(save)}
        </span>
        <StepButtons isNamed steps={{ ...steps, undoLabel: isUnsaved ? '刚才的修改' : steps.undoLabel }} />
      </header>
      <p className={styles.scope}>
        适用于{totalNumberName(issue)}（{issueName(issue)}）；以后新建的各期沿用。
      </p>
      {notice && (
        <Alert
          type="warning"
          showIcon
          title={notice}
          closable={{ onClose: draft.dismissNotice, 'aria-label': '知道了' }}
          className={styles.notice}
        />
      )}
      {save.kind === 'failed' && <Alert type="error" showIcon title={save.message} className={styles.notice} />}
      {children(state, draft.change)}
    </section>
  );
  if (!aside) return form;
  return (
    <div className={styles.pair}>
      {form}
      <aside className={styles.aside}>{aside(state)}</aside>
    </div>
  );
}
