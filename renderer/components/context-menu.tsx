import { Dropdown, type MenuProps } from 'antd';
import styles from './context-menu.module.css';

export interface ContextMenuProps {
  items: NonNullable<MenuProps['items']>;
  /** Where it was asked for, in the window. */
  at: { x: number; y: number };
  /** Also after something was chosen. */
  onClose(): void;
}

/** Neither above nor beside the place where there is more room, as a list of a field is: what is high is moved until it is whole. */
const intoTheWindow = { offset: [0, 0], overflow: { adjustX: false, adjustY: false, shiftX: true, shiftY: true } };

/** What a right click, Shift+F10 or the menu key shows. Another place is another menu: give it a `key`. */
export function ContextMenu({ items, at, onClose }: ContextMenuProps) {
  return (
    <Dropdown
      open
      autoFocus
      trigger={['click']}
      align={intoTheWindow}
      menu={{ items, selectable: false, onClick: onClose }}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      classNames={{ root: styles.menu ?? '' }}
    >
      <span className={styles.place} style={{ left: at.x, top: at.y }} />
    </Dropdown>
  );
}
