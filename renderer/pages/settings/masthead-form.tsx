import type { IssueInformation, MastheadRole } from '../../../shared/periodical/issue.ts';
import styles from './form.module.css';
import { IssueFormFrame, type IssueFormProps } from './issue-form.tsx';
import { RoleList } from './role-list.tsx';
import { TextField } from './text-field.tsx';

/** 版权页: who stands on it and where to reach them. */
export function MastheadForm({ issueId }: IssueFormProps) {
  return (
    <IssueFormFrame issueId={issueId} title="版权页">
      {({ issue: { masthead } }, change) => {
        const changeMasthead = (next: Partial<IssueInformation['masthead']>): void =>
          change({ issue: { masthead: { ...masthead, ...next } } });
        return (
          <>
            <h3>编辑委员会</h3>
            <RoleList
              label="编辑委员会"
              roles={masthead.committee}
              added={{ role: '委员', names: [], byStroke: true }}
              onChange={(committee: MastheadRole[]) => changeMasthead({ committee })}
            />
            <h3>编辑部</h3>
            <RoleList
              label="编辑部"
              roles={masthead.editors}
              added={{ role: '编辑', names: [], byStroke: false }}
              onChange={(editors: MastheadRole[]) => changeMasthead({ editors })}
            />
            <h3>联系方式</h3>
            <div className={styles.halves}>
              <TextField
                label="地址"
                maxLength={120}
                value={masthead.address}
                onChange={(address) => changeMasthead({ address })}
              />
              <TextField label="电话" maxLength={60} value={masthead.phone} onChange={(phone) => changeMasthead({ phone })} />
            </div>
          </>
        );
      }}
    </IssueFormFrame>
  );
}
