import { DownOutlined } from '@ant-design/icons';
import type { Command } from '@tiptap/pm/state';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { blockStyles, setBlockStyle } from '../typing/block-style.ts';
import styles from './toolbar.module.css';
import type { ToolbarState } from './toolbar-state.ts';

/** The structure style of the block the cursor is in, and the others it can have. */
export function StyleMenu({ state, run }: { state: ToolbarState; run(command: Command): void }) {
  const styleLabel = blockStyles.find(({ style }) => style === state.style)?.label ?? (state.isInTable ? '表格' : '图片');
  const [isOpen, setOpen] = useState(false);
  return (
    <Dropdown
      trigger={['click']}
      open={isOpen}
      onOpenChange={setOpen}
      // On a busy PC it would sometimes be left half-way out.
      transitionName=""
      menu={{
        items: blockStyles.map(({ style, label, keys }) => ({
          key: style,
          label: (
            <>
              {label}
              {keys && <span className={styles.menuKeys}>{keys}</span>}
            </>
          ),
          onClick: () => {
            setOpen(false);
            run(setBlockStyle(style));
          },
        })),
        selectedKeys: state.style ? [state.style] : [],
      }}
    >
      <Button
        type="text"
        className={styles.style}
        disabled={state.style === null}
        aria-label={`段落样式：${styleLabel}`}
        onMouseDown={(event) => event.preventDefault()}
      >
        {styleLabel}
        <DownOutlined style={{ fontSize: 10 }} />
      </Button>
    </Dropdown>
  );
}
