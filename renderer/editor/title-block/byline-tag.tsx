import { BankOutlined, CloseOutlined, UserOutlined } from '@ant-design/icons';
import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Tooltip } from 'antd';
import type { KeyboardEvent } from 'react';
import type { Byline } from '../../../shared/periodical/article.ts';
import styles from './byline-field.module.css';

export interface BylineTagProps {
  byline: Byline;
  onKeyDown(event: KeyboardEvent): void;
  onToggle(): void;
  onRemove(): void;
}

/** One name. It is dragged as a whole; its sign says whether it is a person or a unit and turns the one into the other. */
export function BylineTag({ byline, onKeyDown, onToggle, onRemove }: BylineTagProps) {
  const { setNodeRef, listeners, transform, transition, isDragging } = useSortable({ id: byline.name });
  const isUnit = byline.kind === 'unit';
  return (
    <li
      ref={setNodeRef}
      className={styles.tag}
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      {...listeners}
    >
      <Tooltip title={isUnit ? '单位，点一下改为个人' : '个人，点一下改为单位'} mouseEnterDelay={0.5}>
        <button
          type="button"
          data-byline
          className={styles.kind}
          aria-label={`${byline.name}，${isUnit ? '单位' : '个人'}。按回车改，Alt 加左右箭头移动，Delete 移除`}
          onClick={onToggle}
          onKeyDown={onKeyDown}
        >
          {isUnit ? <BankOutlined aria-hidden /> : <UserOutlined aria-hidden />}
          <span>{byline.name}</span>
        </button>
      </Tooltip>
      <button type="button" tabIndex={-1} className={styles.remove} aria-label={`移除署名“${byline.name}”`} onClick={onRemove}>
        <CloseOutlined aria-hidden />
      </button>
    </li>
  );
}
