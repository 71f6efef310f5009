import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { type ImportRow, isAtWork } from '../importing/import-queue.ts';
import { type ImportKind, importNames, importQueues, startImport, useImporting } from '../importing/importing-store.ts';

/** What came of imports that ended while their dialog was closed, until it is looked at or put away. */
export function ImportReports() {
  return (
    <>
      <Report kind="manuscripts" />
      <Report kind="issues" />
    </>
  );
}

function Report({ kind }: { kind: ImportKind }) {
  const rows = useStore(importQueues[kind].view, (view) => view.rows);
  const isOpen = useImporting((state) => state.open === kind);
  const isRunning = isAtWork(rows);
  const wasRunning = useRef(false);
  const [report, setReport] = useState<EndReport | null>(null);
  useEffect(() => {
    const hasEnded = wasRunning.current && !isRunning;
    wasRunning.current = isRunning;
    if (isOpen) setReport(null);
    else if (hasEnded) setReport(endReport(rows));
  }, [isRunning, isOpen, rows]);
  if (!report) return null;
  return (
    <Alert
      banner
      type={report.isWhole ? 'success' : 'warning'}
      title={`${importNames[kind]}：${report.sentence}`}
      action={
        <Button size="small" type="primary" onClick={() => startImport(kind)}>
          看结果
        </Button>
      }
      closable={{ 'aria-label': '知道了', onClose: () => setReport(null) }}
    />
  );
}

interface EndReport {
  sentence: string;
  isWhole: boolean;
}

function endReport(rows: readonly ImportRow[]): EndReport {
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
