import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { issueName, totalNumberName } from '../../shared/periodical/issue.ts';
import { api, queryClient } from '../api/api.ts';
import { client } from '../api/connection.ts';
import { useAttempt } from '../components/use-attempt.ts';
import { flushEdits } from '../editing/flush-edits.ts';
import { addresses, go } from '../navigation/navigation.ts';

/** 删除一期: only after its total number was typed. The articles stay, as manuscripts without a place. */
export function RemoveIssueDialog({ issueId, onClose }: { issueId: string; onClose: () => void }) {
  const outline = useQuery(api.issues.outline.queryOptions({ input: { issueId } })).data;
  const [typed, setTyped] = useState('');
  const { isBusy, failure, attempt } = useAttempt();
  if (!outline) return null;

  const { issue, sections } = outline;
  const count = sections.reduce((sum, section) => sum + section.articles.length, 0);
  const remove = (): Promise<void> =>
    attempt(async () => {
      await flushEdits();
      await client.issues.remove({ issueId });
      await queryClient.invalidateQueries({ queryKey: api.issues.list.key() });
      onClose();
      go(addresses.home());
    });

  return (
    <Modal
      open
      width={480}
      title={`删除${totalNumberName(issue)}（${issueName(issue)}）`}
      okText="删除这一期"
      okButtonProps={{ danger: true, disabled: typed.trim() !== String(issue.total), loading: isBusy }}
      cancelText="不删除"
      onOk={() => void remove()}
      onCancel={onClose}
    >
      {failure && <Alert type="error" showIcon title={failure} />}
      <Typography.Paragraph>
        这一期的封面、卷首语、版权页、报送发、栏目和版式将从档案里拿走；以后可以在“设置”的“记录”里恢复。
        {count > 0 && `其中的 ${count} 篇稿件不会丢，会回到稿件库的“未编入”里。`}
      </Typography.Paragraph>
      <Form layout="vertical" onFinish={() => void (typed.trim() === String(issue.total) && remove())}>
        <Form.Item htmlFor="removed-total" label={`确定要删除，请输入总期号 ${issue.total}`}>
          <Input
            id="removed-total"
            value={typed}
            autoFocus
            inputMode="numeric"
            onChange={(event) => setTyped(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
