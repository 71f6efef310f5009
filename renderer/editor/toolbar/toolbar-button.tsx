import { Button, Tooltip } from 'antd';
import type { MouseEvent, ReactNode } from 'react';
import styles from './toolbar.module.css';

export interface ToolbarButtonProps {
  label: string;
  /** For example `Ctrl+B`. */
  keys?: string;
  icon?: ReactNode;
  /** Says it better than the icon; instead of it where there is room, or where there is no icon. */
  word?: string;
  isActive?: boolean;
  isDisabled?: boolean;
  /** What the button opens is there, so its hint is not. */
  isOpen?: boolean;
  onClick(event: MouseEvent<HTMLElement>): void;
}

/** A button that leaves the selection of the text alone. */
export function ToolbarButton(props: ToolbarButtonProps) {
  const { label, keys, icon, word, isActive, isDisabled, isOpen, onClick } = props;
  const hint = keys ? `${label}（${keys}）` : label;
  const css = [styles.button, isActive && styles.active, word && styles.worded, icon && styles.pictured];
  return (
    <Tooltip title={isOpen ? '' : hint} mouseEnterDelay={0.4}>
      <Button
        type="text"
        className={css.filter(Boolean).join(' ')}
        aria-label={label}
        {...(isActive === undefined ? {} : { 'aria-pressed': isActive })}
        disabled={isDisabled ?? false}
        icon={icon && <span className={styles.icon}>{icon}</span>}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onClick}
      >
        {word && <span className={styles.word}>{word}</span>}
      </Button>
    </Tooltip>
  );
}
