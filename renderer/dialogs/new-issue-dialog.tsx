import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Input, InputNumber, Modal, Skeleton, Typography } from 'antd';
import { type ComponentProps, useState } from 'react';
import { type IssueSummary, issueTitleLength, type NextIssue } from '../../shared/contract/issues-contract.ts';
import { issueName, totalNumberName } from '../../shared/periodical/issue.ts';
import { api, queryClient } from '../api/api.ts';
import { client } from '../api/connection.ts';
import { errorMessage, refusalCode } from '../api/error-message.ts';
import { DateInput } from '../components/date-input.tsx';
import { limitSentence } from '../components/limit-sentence.ts';
import { addresses, go } from '../navigation/navigation.ts';
import { chooseIssue } from '../navigation/use-current-issue.ts';
import styles from './new-issue-dialog.module.css';

type Fields = Pick<NextIssue, 'title' | 'year' | 'number' | 'total' | 'publishedOn'>;

/** 新建一期: numbers and date counted on from the latest issue, what it takes over, and then to its 编排. */
export function NewIssueDialog({ onClose }: { onClose: () => void }) {
  const proposal = useQuery(api.issues.proposeNext.queryOptions({ staleTime: 0, gcTime: 0 }));
  const issues = useQuery(api.issues.list.queryOptions()).data ?? [];
  const [isBusy, setBusy] = useState(false);
  return (
    <Modal
      open
      title="新建一期"
      width={520}
      okText="新建"
      okButtonProps={{ htmlType: 'submit', form: formId, loading: isBusy, disabled: !proposal.data }}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {proposal.isPending && <Skeleton active />}
      {proposal.error && <Alert type="error" showIcon title={errorMessage(proposal.error)} />}
      {proposal.data && <NewIssueForm proposal={proposal.data} issues={issues} onBusy={setBusy} onClose={onClose} />}
    </Modal>
  );
}

interface NewIssueFormProps {
  proposal: NextIssue;
  issues: readonly IssueSummary[];
  onBusy: (isBusy: boolean) => void;
  onClose: () => void;
}

const formId = 'new-issue';

function NewIssueForm({ proposal, issues, onBusy, onClose }: NewIssueFormProps) {
  const { from } = proposal;
  const [form] = Form.useForm<Fields>();
  const [failure, setFailure] = useState<string | null>(null);
  const title = Form.useWatch('title', form) ?? '';

  const create = async (fields: Fields): Promise<void> => {
    onBusy(true);
    setFailure(null);
    try {
      const { issue } = await client.issues.create({ ...fields, from: from?.id ?? null });
      await queryClient.invalidateQueries({ queryKey: api.issues.list.key() });
      await chooseIssue(issue.id);
      onClose();
      go(addresses.arrange(issue.id));
    } catch (error) {
      onBusy(false);
      if (refusalCode(error) === 'total-taken') form.setFields([{ name: 'total', errors: [errorMessage(error)] }]);
      else setFailure(errorMessage(error));
    }
  };

  return (
    <Form
      id={formId}
      form={form}
      layout="vertical"
      initialValues={proposal}
      requiredMark={false}
      onFinish={(fields) => void create(fields)}
      className={styles.form}
    >
      <Typography.Paragraph type="secondary">{takenOver(from)}</Typography.Paragraph>
      {failure && <Alert type="error" showIcon title={failure} className={styles.failure} />}
      <Form.Item
        name="title"
        label="刊名"
        extra={limitSentence(title, issueTitleLength)}
        rules={[{ required: true, whitespace: true, message: '请填写刊名。' }]}
      >
        <Input maxLength={issueTitleLength} autoFocus={from === null} />
      </Form.Item>
      <div className={styles.numbers}>
        <Form.Item name="year" label="年份" rules={[{ required: true, message: '请填写年份。' }]}>
          <InputNumber min={1900} max={2200} precision={0} suffix="年" />
        </Form.Item>
        <Form.Item
          name="number"
          label="期号"
          dependencies={['year']}
          rules={[
            { required: true, message: '请填写期号。' },
            ({ getFieldValue }) => ({
              validator: async (_, number: number) => {
                const same = issues.find((issue) => issue.year === getFieldValue('year') && issue.number === number);
                if (same) throw new Error(`${issueName(same)}已经有了（${totalNumberName(same)}），请换一个期号。`);
              },
            }),
          ]}
        >
          <InputNumber min={1} max={99} precision={0} prefix="第" suffix="期" autoFocus={from !== null} />
        </Form.Item>
        <Form.Item
          name="total"
          label="总期号"
          rules={[
            { required: true, message: '请填写总期号。' },
            {
              validator: async (_, total: number) => {
                const same = issues.find((issue) => issue.total === total);
                if (same) throw new Error(`${totalNumberName(same)}已经有了（${issueName(same)}），请换一个总期号。`);
              },
            },
          ]}
        >
          <InputNumber min={1} max={99_999} precision={0} prefix="总第" suffix="期" />
        </Form.Item>
      </div>
      <Form.Item name="publishedOn" label="出版日期" extra="还没定可以先空着，以后在“封面”里填。">
        <FormDate />
      </Form.Item>
    </Form>
  );
}

/** Gets its value from the form. */
function FormDate({ id = '', value = '', onChange = () => undefined }: Partial<ComponentProps<typeof DateInput>>) {
  return <DateInput id={id} value={value} onChange={onChange} />;
}

function takenOver(from: IssueSummary | null): string {
  return from
    ? `接着${totalNumberName(from)}（${issueName(from)}）往下排。版权页、报送发、栏目和版式沿用那一期；卷首语和稿件是空的。`
    : '这是档案里的第一期。版权页、报送发、栏目和版式建好以后再填，下一期会自动沿用。';
}
