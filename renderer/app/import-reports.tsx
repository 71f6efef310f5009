import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { type ImportRow, isAtWork } from '../importing/import-queue.ts';
import { type ImportKind, importNames, importQueues, startImport, useImporting } from '../importing/importing-store.ts';
import styles from './status-bar.module.css';

/** What came of imports that ended while their dialog was closed, until it is looked at or put away: in the status bar, where nothing moves for it. */
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
    <span role="alert" className={styles.report} data-kind={report.isWhole ? 'whole' : 'partly'}>
      <span title={report.sentence}>
        {importNames[kind]}：{report.sentence}
      </span>
      <Button size="small" type="link" onClick={() => startImport(kind)}>
        看结果
      </Button>
      <Button size="small" type="text" aria-label="知道了" icon={<CloseOutlined />} onClick={() => setReport(null)} />
    </span>
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
