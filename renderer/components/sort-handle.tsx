import { HolderOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import styles from './sort-handle.module.css';
import { moveKeys, type useSortableItem } from './sortable.tsx';

interface SortHandleProps {
  label: string;
  /** Of `useSortableItem`. */
  handle: ReturnType<typeof useSortableItem>['handle'];
  /** Where in the list the item is, and of how many. */
  place: { index: number; count: number };
  onMove: (to: number) => void;
}

/** What a line of a list is dragged by, or moved with Alt and the arrow keys. */
export function SortHandle({ label, handle, place, onMove }: SortHandleProps) {
  return (
    <Tooltip title="拖动或 Alt+↑、↓ 移动" mouseEnterDelay={0.6}>
      <button
        type="button"
        {...handle}
        data-handle
        className={styles.handle}
        aria-label={label}
        onKeyDown={(event) => {
          const to = moveKeys(event, { ...place, shape: 'list' });
          if (to !== undefined) onMove(to);
        }}
      >
        <HolderOutlined />
      </button>
    </Tooltip>
  );
}
