import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Button, Popover } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { api } from '../api/api.ts';
import { limitSentence } from '../components/limit-sentence.ts';
import styles from './add-section.module.css';

export interface AddSectionProps {
  /** Names of the sections there are, which are not offered again. */
  existing: readonly string[];
  onAdd(name: string): void;
  /** Outside of a bar it has the frame of other buttons. */
  isFramed?: boolean;
}

/** ＋栏目: asks for the name, offering those of the settings. */
export function AddSection({ existing, onAdd, isFramed = false }: AddSectionProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      content={
        <SectionName
          existing={existing}
          onDone={(name) => {
            setOpen(false);
            if (name !== '') onAdd(name);
          }}
        />
      }
    >
      <Button type={isFramed ? 'default' : 'text'} size="small" aria-label="加栏目" icon={<PlusOutlined aria-hidden />}>
        栏目
      </Button>
    </Popover>
  );
}

function SectionName({ existing, onDone }: { existing: readonly string[]; onDone(name: string): void }) {
  const names = useQuery(api.settings.readPreferences.queryOptions()).data?.sectionNames ?? [];
  const [name, setName] = useState('');
  const [isListOpen, setListOpen] = useState(true);
  const offered = names.filter((one) => !existing.includes(one) && one.includes(name.trim()));
  const isTaken = existing.includes(name.trim());
  const problem = isTaken ? '这一期已经有这个栏目。' : limitSentence(name, 60);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onDone('');
    if (event.key === 'Enter' && !(isListOpen && offered.length > 0) && !isTaken) onDone(name.trim());
  };
  return (
    <div className={styles.form}>
      <AutoComplete
        autoFocus
        aria-label="新栏目的名称"
        placeholder="栏目名称，例如“调查研究”"
        className={styles.name}
        value={name}
        maxLength={60}
        status={isTaken ? 'warning' : ''}
        options={offered.map((value) => ({ value }))}
        defaultActiveFirstOption={false}
        defaultOpen
        onChange={setName}
        onOpenChange={setListOpen}
        onKeyDown={onKeyDown}
      />
      <Button type="primary" disabled={name.trim() === '' || isTaken} onClick={() => onDone(name.trim())}>
        加上
      </Button>
      {problem !== null && <span className={styles.taken}>{problem}</span>}
    </div>
  );
}
