import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import styles from './toolbar.module.css';

interface ToolbarButtonProps {
  label: string;
  /** For example `Ctrl+B`. */
  keys?: string;
  icon: ReactNode;
  isActive?: boolean;
  isDisabled?: boolean;
  /** Shown in bars that are wide enough only; a menu has it otherwise. */
  isForWide?: boolean;
  onClick(): void;
}

/** A button that leaves the selection of the text alone. */
export function ToolbarButton({ label, keys, icon, isActive, isDisabled, isForWide, onClick }: ToolbarButtonProps) {
  return (
    <Tooltip title={keys ? `${label}（${keys}）` : label} mouseEnterDelay={0.4}>
      <Button
        type="text"
        className={`${styles.button} ${isActive ? styles.active : ''} ${isForWide ? styles.wide : ''}`}
        aria-label={label}
        {...(isActive === undefined ? {} : { 'aria-pressed': isActive })}
        disabled={isDisabled ?? false}
        icon={icon}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onClick}
      />
    </Tooltip>
  );
}
