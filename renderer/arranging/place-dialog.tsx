import { useQuery } from '@tanstack/react-query';
import { Modal, Select } from 'antd';
import { useState } from 'react';
import { issueName, totalNumberName } from '../../shared/periodical/issue.ts';
import { api } from '../api/api.ts';
import { errorMessage } from '../api/error-message.ts';
import { Field } from '../components/field.tsx';
import { useCurrentIssue } from '../navigation/use-current-issue.ts';
import styles from './place-dialog.module.css';
import type { PlaceTarget } from './use-manuscript-actions.ts';

interface PlaceDialogProps {
  count: number;
  onPlace: (target: PlaceTarget) => void;
  onClose: () => void;
}

/** 编入: asks for issue and section. */
export function PlaceDialog({ count, onPlace, onClose }: PlaceDialogProps) {
  const issues = useQuery(api.issues.list.queryOptions()).data ?? [];
  const current = useCurrentIssue();
  const [chosenIssue, setIssue] = useState<string | null>(null);
  const issueId = chosenIssue ?? current?.id ?? '';
  const outline = useQuery({ ...api.issues.outline.queryOptions({ input: { issueId } }), enabled: issueId !== '' });
  const sections = outline.data?.sections ?? [];
  const [chosenSection, setSection] = useState<string | null>(null);
  const section = sections.find(({ id }) => id === chosenSection) ?? sections[0];
  const place = (): void => {
    if (!outline.data || !section) return;
    onPlace({ issueId, sectionId: section.id, name: `${totalNumberName(outline.data.issue)}“${section.name}”` });
  };
  return (
    <Modal
      open
      title={`把 ${count} 篇编入`}
      width={420}
      okText="编入"
      cancelText="取消"
      okButtonProps={{ disabled: !section }}
      onOk={place}
      onCancel={onClose}
    >
      <div className={styles.fields}>
        <Field label="哪一期">
          {(id) => (
            <Select
              id={id}
              value={issueId === '' ? undefined : issueId}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="档案里还没有任何一期"
              options={issues.map((one) => ({ value: one.id, label: `${totalNumberName(one)}（${issueName(one)}）` }))}
              onChange={setIssue}
            />
          )}
        </Field>
        <Field
          label="哪个栏目"
          hint="排在这个栏目的最后，在编排里可以再拖动"
          warning={
            outline.error
              ? errorMessage(outline.error)
              : outline.data && sections.length === 0 && '这一期还没有栏目，请先在编排里加一个栏目。'
          }
        >
          {(id) => (
            <Select
              id={id}
              value={section?.id}
              loading={outline.isFetching}
              options={sections.map(({ id: value, name, articles }) => ({ value, label: `${name}（${articles.length} 篇）` }))}
              onChange={setSection}
            />
          )}
        </Field>
      </div>
    </Modal>
  );
}
