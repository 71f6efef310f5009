import { LoadingOutlined } from '@ant-design/icons';
import { useStore } from 'zustand';
import { isAtWork } from '../importing/import-queue.ts';
import { type ImportKind, importNames, importQueues, startImport, useImporting } from '../importing/importing-store.ts';
import styles from './status-bar.module.css';

/** How far the imports are whose dialog is closed. */
export function ImportProgress() {
  return (
    <>
      <Progress kind="manuscripts" />
      <Progress kind="issues" />
    </>
  );
}

function Progress({ kind }: { kind: ImportKind }) {
  const rows = useStore(importQueues[kind].view, (view) => view.rows);
  const isOpen = useImporting((state) => state.open === kind);
  if (!isAtWork(rows) || isOpen) return null;
  const done = rows.filter((row) => row.kind !== 'waiting' && row.kind !== 'running').length;
  return (
    <button type="button" className={styles.import} onClick={() => startImport(kind)}>
      <LoadingOutlined aria-hidden /> 正在{importNames[kind]}，{done}／{rows.length}
    </button>
  );
}
