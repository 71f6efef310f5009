import {
  AlignCenterOutlined,
  AlignLeftOutlined,
  AlignRightOutlined,
  BoldOutlined,
  EllipsisOutlined,
  LinkOutlined,
  UnderlineOutlined,
} from '@ant-design/icons';
import type { Command } from '@tiptap/pm/state';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import type { MarkName } from '../../../shared/document/schema.ts';
import type { Align } from '../../../shared/document/types.ts';
import { toggleRunInHeading } from '../typing/run-in-heading.ts';
import { setAlignment } from '../typing/set-alignment.ts';
import { toggleNamedMark } from '../typing/toggle-named-mark.ts';
import styles from './toolbar.module.css';
import { ToolbarButton } from './toolbar-button.tsx';
import type { ToolbarState } from './toolbar-state.ts';

interface FormatsProps {
  state: ToolbarState;
  run(command: Command): void;
  onLink(): void;
}

/** Looks of characters and lines. In a narrow bar only bold and 楷体 are buttons; a menu has the rest. */
export function Formats({ state, run, onLink }: FormatsProps) {
  return (
    <>
      {marks.map(({ name, label, keys, icon, isForWide }) => (
        <ToolbarButton
          key={name}
          label={label}
          keys={keys}
          icon={icon}
          isForWide={isForWide}
          isActive={state.marks[name]}
          onClick={() => run(toggleNamedMark(name))}
        />
      ))}
      <ToolbarButton
        isForWide
        label="段首标题：这一段的第一句"
        word="段首"
        isActive={state.isRunIn}
        isDisabled={state.isInTable}
        onClick={() => run(toggleRunInHeading)}
      />
      {alignments.map(({ align, label, icon }) => (
        <ToolbarButton
          key={align}
          isForWide
          label={label}
          icon={icon}
          isActive={state.align === align}
          isDisabled={state.align === null}
          onClick={() => run(setAlignment(align))}
        />
      ))}
      <ToolbarButton isForWide label="链接" icon={<LinkOutlined />} isActive={state.marks.link} onClick={onLink} />
      <span className={styles.narrow}>
        <MoreFormats state={state} run={run} onLink={onLink} />
      </span>
    </>
  );
}

function MoreFormats({ state, run, onLink }: FormatsProps) {
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'lead', label: '段首标题', disabled: state.isInTable, onClick: () => run(toggleRunInHeading) },
          ...marks
            .filter(({ isForWide }) => isForWide)
            .map(({ name, label }) => ({ key: name, label, onClick: () => run(toggleNamedMark(name)) })),
          { type: 'divider' },
          ...alignments.map(({ align, label, icon }) => ({
            key: align,
            label,
            icon,
            disabled: state.align === null,
            onClick: () => run(setAlignment(align)),
          })),
          { type: 'divider' },
          { key: 'link', label: '链接…', icon: <LinkOutlined aria-hidden />, onClick: onLink },
        ],
      }}
    >
      <Button
        type="text"
        className={styles.button}
        aria-label="更多格式"
        title="更多格式"
        icon={<EllipsisOutlined />}
        onMouseDown={(event) => event.preventDefault()}
      />
    </Dropdown>
  );
}

interface MarkButton {
  name: MarkName;
  label: string;
  keys: string;
  icon: ReactNode;
  isForWide?: boolean;
}

const marks: readonly MarkButton[] = [
  { name: 'bold', label: '加粗', keys: 'Ctrl+B', icon: <BoldOutlined /> },
  { name: 'emphasis', label: '楷体', keys: 'Ctrl+I', icon: <span className={`${styles.glyph} ${styles.kai}`}>楷</span> },
  { name: 'underline', label: '下划线', keys: 'Ctrl+U', icon: <UnderlineOutlined />, isForWide: true },
  {
    name: 'superscript',
    label: '上标',
    keys: 'Ctrl+Shift+=',
    icon: (
      <span className={styles.glyph}>
        x<sup>2</sup>
      </span>
    ),
    isForWide: true,
  },
  {
    name: 'subscript',
    label: '下标',
    keys: 'Ctrl+=',
    icon: (
      <span className={styles.glyph}>
        x<sub>2</sub>
      </span>
    ),
    isForWide: true,
  },
];

const alignments: readonly { align: Align; label: string; icon: ReactNode }[] = [
  { align: 'start', label: '两端对齐', icon: <AlignLeftOutlined aria-hidden /> },
  { align: 'center', label: '居中', icon: <AlignCenterOutlined aria-hidden /> },
  { align: 'end', label: '居右', icon: <AlignRightOutlined aria-hidden /> },
];
