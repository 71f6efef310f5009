import { Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { DirectoryEntry } from '../../../shared/contract/settings-contract.ts';
import { Field } from '../../components/field.tsx';
import { limitSentence } from '../../components/limit-sentence.ts';
import styles from './form.module.css';

interface DirectoryEntryDialogProps {
  /** Null: a new one. */
  before: (DirectoryEntry & { articles: number; kept: boolean }) | null;
  existing: readonly DirectoryEntry[];
  onSave: (entry: DirectoryEntry) => void;
  onClose: () => void;
}

/** Adds or changes someone or some unit. */
export function DirectoryEntryDialog({ before, existing, onSave, onClose }: DirectoryEntryDialogProps) {
  const [kind, setKind] = useState<DirectoryEntry['kind']>(before?.kind ?? 'unit');
  const [name, setName] = useState(before?.name ?? '');
  const [note, setNote] = useState(before?.note ?? '');
  const trimmed = name.trim();
  const isTaken = existing.some((one) => one !== before && one.kind === kind && one.name === trimmed);
  const isRenamed = before !== null && before.articles > 0 && trimmed !== before.name;
  const save = (): void => {
    if (trimmed !== '' && !isTaken) onSave({ kind, name: trimmed, note: note.trim() });
  };
  return (
    <Modal
      open
      title={before ? `修改“${before.name}”` : '添加人员或单位'}
      width={440}
      okText="保存"
      cancelText="取消"
      okButtonProps={{ disabled: trimmed === '' || isTaken }}
      onOk={save}
      onCancel={onClose}
    >
      <div className={styles.lines}>
        <Radio.Group
          aria-label="种类"
          value={kind}
          onChange={(event) => setKind(event.target.value)}
          options={[
            { value: 'unit', label: '单位' },
            { value: 'person', label: '个人' },
          ]}
        />
        <Field
          label={kind === 'unit' ? '单位名称' : '姓名'}
          warning={
            isTaken
              ? '名录里已经有了。'
              : (limitSentence(name, 80) ??
                (isRenamed && `已有 ${before.articles} 篇稿件署“${before.name}”，稿件上的署名不会跟着改。`))
          }
        >
          {(id) => (
            <Input
              id={id}
              autoFocus
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.target.value)}
              onPressEnter={save}
            />
          )}
        </Field>
        <Field label={kind === 'unit' ? '简称或备注' : '所在单位或备注'} warning={limitSentence(note, 200)}>
          {(id) => (
            <Input id={id} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} onPressEnter={save} />
          )}
        </Field>
      </div>
    </Modal>
  );
}
