import { Input } from 'antd';
import { Field } from '../../components/field.tsx';
import { limitSentence } from '../../components/limit-sentence.ts';
import styles from './form.module.css';
import { IssueFormFrame, type IssueFormProps } from './issue-form.tsx';

const lines = [
  { label: '报', hint: '上级领导和机关' },
  { label: '送', hint: '同级部门和兄弟单位' },
  { label: '发', hint: '下级单位' },
] as const;

/** 报、送、发. */
export function DistributionForm({ issueId }: IssueFormProps) {
  return (
    <IssueFormFrame issueId={issueId} title="报送发">
      {({ issue: { distribution } }, change) => (
        <div className={styles.lines}>
          {lines.map(({ label, hint }) => (
            <Field
              key={label}
              label={label}
              hint={`${hint}；单位之间用顿号或逗号隔开，不填就不印这一行`}
              warning={limitSentence(distribution[label], 500)}
            >
              {(id) => (
                <Input.TextArea
                  id={id}
                  rows={2}
                  maxLength={500}
                  value={distribution[label]}
                  // The receivers of one kind are one line of the page.
                  onChange={(event) =>
                    change({ issue: { distribution: { ...distribution, [label]: event.target.value.replace(/\s*\n\s*/g, '') } } })
                  }
                />
              )}
            </Field>
          ))}
          {Object.values(distribution).every((line) => line.trim() === '') && (
            <p className={styles.quiet}>规定要在刊物上印明发送对象，三行至少填一行。</p>
          )}
        </div>
      )}
    </IssueFormFrame>
  );
}
