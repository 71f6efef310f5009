import { LoadingOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { type ImportRow, isAtWork } from '../importing/import-queue.ts';
import { type ImportKind, importQueues, startImport, useImporting } from '../importing/importing-store.ts';
import styles from './status-bar.module.css';

const names: Record<ImportKind, string> = { manuscripts: '导入稿件', issues: '导入往期' };

/** How far the imports are whose dialog is closed; each says at its end what came of its files. */
export function ImportProgress() {
  return (
    <>
      <Progress kind="manuscripts" />
      <Progress kind="issues" />
    </>
  );
}

function Progress({ kind }: { kind: ImportKind }) {
  const { notification } = App.useApp();
  const rows = useStore(importQueues[kind].view, (view) => view.rows);
  const isOpen = useImporting((state) => state.open === kind);
  const isRunning = isAtWork(rows);
  const wasRunning = useRef(false);
  useEffect(() => {
    const hasEnded = wasRunning.current && !isRunning;
    wasRunning.current = isRunning;
    const key = `import ${kind}`;
    if (isOpen) notification.destroy(key);
    else if (hasEnded) {
      const report = endReport(rows);
      notification[report.isWhole ? 'success' : 'warning']({
        key,
        title: `${names[kind]}：${report.sentence}`,
        duration: 0,
        actions: (
          <Button size="small" type="primary" onClick={() => startImport(kind)}>
            看结果
          </Button>
        ),
      });
    }
  }, [isRunning, isOpen, rows, kind, notification]);
  if (!isRunning || isOpen) return null;
  const done = rows.filter((row) => row.kind !== 'waiting' && row.kind !== 'running').length;
  return (
    <button type="button" className={styles.import} onClick={() => startImport(kind)}>
      <LoadingOutlined aria-hidden /> 正在{names[kind]}，{done}／{rows.length}
    </button>
  );
}

function endReport(rows: readonly ImportRow[]): { sentence: string; isWhole: boolean } {
  const count = (kind: ImportRow['kind']): number => rows.filter((row) => row.kind === kind).length;
  const doubts = rows.filter(({ kind, ...row }) => kind === 'done' && 'imported' in row && row.imported.doubts > 0).length;
  const parts = [
    `${rows.length} 个文件，收进 ${count('done')} 个`,
    count('failed') > 0 ? `${count('failed')} 个没能导入` : '',
    count('cancelled') > 0 ? `${count('cancelled')} 个没有导入` : '',
    doubts > 0 ? `${doubts} 个有要核对的地方` : '',
  ];
  return { sentence: `${parts.filter(Boolean).join('，')}。`, isWhole: count('done') === rows.length };
}
