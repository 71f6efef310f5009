import { EditOutlined } from '@ant-design/icons';
import { App, Button, Popover } from 'antd';
import { type FormEvent, useState } from 'react';
import { type RevisionSummary, revisionNameLength } from '../../../shared/contract/articles-contract.ts';
import { api, queryClient } from '../../api/api.ts';
import { client } from '../../api/connection.ts';
import { errorMessage } from '../../api/error-message.ts';
import { LimitedInput } from '../../components/limited-input.tsx';

interface VersionNameProps {
  articleId: string;
  revision: RevisionSummary;
}

/** Gives a version a name, 「送审稿」, another one, or none. */
export function VersionName({ articleId, revision: { sequence, name } }: VersionNameProps) {
  const { message } = App.useApp();
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState(name ?? '');
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setOpen(false);
    try {
      await client.articles.nameRevision({ articleId, sequence, name: draft.trim() || null });
      await queryClient.invalidateQueries({ queryKey: api.articles.history.key() });
    } catch (error) {
      message.error(errorMessage(error));
    }
  };
  return (
    <Popover
      trigger="click"
      placement="bottom"
      title="版本的名字"
      open={isOpen}
      destroyOnHidden
      onOpenChange={(next) => {
        setDraft(name ?? '');
        setOpen(next);
      }}
      content={
        <form style={{ display: 'flex', gap: 8 }} onSubmit={(event) => void save(event)}>
          <LimitedInput
            autoFocus
            aria-label="版本的名字"
            placeholder="例如：送审稿；留空就不起名"
            style={{ width: 220 }}
            maxLength={revisionNameLength}
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
          />
          <Button htmlType="submit" type="primary">
            确定
          </Button>
        </form>
      }
    >
      <Button size="small" icon={<EditOutlined />}>
        {name === null ? '给这个版本起名…' : '改名…'}
      </Button>
    </Popover>
  );
}
