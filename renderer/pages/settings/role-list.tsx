import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Checkbox } from 'antd';
import { useRef } from 'react';
import type { MastheadRole } from '../../../shared/periodical/issue.ts';
import { SortHandle } from '../../components/sort-handle.tsx';
import { moved, Sortable, useSortableItem } from '../../components/sortable.tsx';
import { NamesEditor } from './names-editor.tsx';
import styles from './role-list.module.css';

interface RoleListProps {
  label: string;
  roles: readonly MastheadRole[];
  /** What a new one begins as. */
  added: MastheadRole;
  onChange: (roles: MastheadRole[]) => void;
}

const usualRoles = ['主任', '副主任', '委员', '顾问', '主编', '副主编', '执行主编', '审核', '编辑', '校对', '美编'];

/** Lines of the masthead in order. */
export function RoleList({ label, roles, added, onChange }: RoleListProps) {
  const list = useRef<HTMLUListElement>(null);
  const move = (from: number, to: number): void => onChange(moved(roles, from, to));
  return (
    <>
      <Sortable ids={roles.map((_, index) => String(index))} shape="list" onMove={move}>
        <ul ref={list} className={styles.roles} aria-label={label}>
          {roles.map((role, index) => (
            <RoleLine
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing but its place
              key={index}
              id={String(index)}
              role={role}
              count={roles.length}
              onMove={(to) => {
                move(index, to);
                requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('[data-handle]')[to]?.focus());
              }}
              onChange={(next) => onChange(roles.map((old, other) => (other === index ? { ...old, ...next } : old)))}
              onRemove={() => onChange(roles.filter((_, other) => other !== index))}
            />
          ))}
        </ul>
      </Sortable>
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...roles, added])}>
        加一项
      </Button>
    </>
  );
}

interface RoleLineProps {
  id: string;
  role: MastheadRole;
  count: number;
  onMove: (to: number) => void;
  onChange: (next: Partial<MastheadRole>) => void;
  onRemove: () => void;
}

function RoleLine({ id, role, count, onMove, onChange, onRemove }: RoleLineProps) {
  const { box, handle } = useSortableItem(id);
  return (
    <li {...box} className={styles.role}>
      <SortHandle label={`移动“${role.role}”`} handle={handle} place={{ index: Number(id), count }} onMove={onMove} />
      <div className={styles.about}>
        <AutoComplete
          className={styles.name}
          aria-label="职务"
          placeholder="职务"
          value={role.role}
          options={usualRoles.map((value) => ({ value }))}
          showSearch={{ filterOption: false }}
          onChange={(next: string | undefined) => onChange({ role: next ?? '' })}
        />
        <Checkbox checked={role.byStroke} onChange={(event) => onChange({ byStroke: event.target.checked })}>
          按姓氏笔画
        </Checkbox>
      </div>
      <NamesEditor
        role={role.role || '这一项'}
        names={role.names}
        byStroke={role.byStroke}
        onChange={(names) => onChange({ names })}
      />
      <Button type="text" icon={<DeleteOutlined />} aria-label={`删去“${role.role}”`} onClick={onRemove} />
    </li>
  );
}
