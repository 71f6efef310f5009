import {
  CheckCircleFilled,
  CloseCircleFilled,
  ExclamationCircleFilled,
  LoadingOutlined,
  MinusCircleOutlined,
} from '@ant-design/icons';
import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { WorklistFinding } from '../../shared/contract/findings-contract.ts';
import { ChooseFilesButton } from '../components/choose-files-button.tsx';
import { FileDropArea } from '../components/file-drop-area.tsx';
import styles from './import-dialog.module.css';
import { type ImportQueue, type ImportRow, isAtWork } from './import-queue.ts';
import { ImportReportList } from './import-report-list.tsx';

interface ImportDialogProps {
  title: string;
  /** Which files are taken and what happens with them. */
  about: string;
  /** The endings of those files, as a file dialog narrows by them. */
  accept: string;
  queue: ImportQueue;
  /** Where an editor can go on with one. */
  ways: readonly { label: string; go: (id: string) => void }[];
  /** To a place that one file left in doubt. */
  goTo: (id: string, finding: WorklistFinding) => void;
  /** Stands left of the buttons once something is imported. */
  next?: (ids: string[]) => ReactNode;
  onClose: () => void;
}

/** Takes files in and says of each what came of it. Closed while files are still to come, it leaves them to the background. */
export function ImportDialog({ title, about, accept, queue, ways, goTo, next, onClose }: ImportDialogProps) {
  const rows = useStore(queue.view, (view) => view.rows);
  const isRunning = isAtWork(rows);
  const done = rows.flatMap((row) => (row.kind === 'done' ? [row.imported.id] : []));
  const close = (): void => {
    queue.clear();
    onClose();
  };
  return (
    <Modal
      open
      title={title}
      width={680}
      onCancel={close}
      mask={{ closable: false }}
      footer={
        <div className={styles.footer}>
          {!isRunning && done.length > 0 && next?.(done)}
          {isRunning && <span className={styles.faint}>点“完成”后在后台接着导入，进度在窗口下边。</span>}
          <span className={styles.space} />
          {isRunning && <Button onClick={queue.stop}>停止导入</Button>}
          {rows.length === 0 && <Button onClick={close}>取消</Button>}
          <ChooseFilesButton accept={accept} type={rows.length === 0 ? 'primary' : 'default'} onChoose={queue.add}>
            {rows.length === 0 ? '选择文件…' : '再选一些…'}
          </ChooseFilesButton>
          {rows.length > 0 && (
            <Button type={done.length > 0 && !isRunning ? 'primary' : 'default'} onClick={close}>
              完成
            </Button>
          )}
        </div>
      }
    >
      <FileDropArea invitation="松开鼠标，导入这些文件" onDrop={queue.add}>
        <p className={styles.about}>{about}</p>
        {rows.length === 0 && <div className={styles.empty}>把文件拖到这里，或者点“选择文件”</div>}
        <ul className={styles.rows} aria-label="导入结果" aria-live="polite">
          {rows.map((row) => (
            <li key={row.key} className={styles.row}>
              <RowState row={row} />
              <div className={styles.text}>
                <div className={styles.file}>{row.file.name}</div>
                {row.kind === 'failed' && <div className={styles.bad}>{row.message}</div>}
                {row.kind === 'done' && (
                  <ImportReportList
                    file={row.file.name}
                    imported={row.imported}
                    onGo={(finding) => {
                      close();
                      goTo(row.imported.id, finding);
                    }}
                  />
                )}
              </div>
              {row.kind === 'done' && (
                <div className={styles.buttons}>
                  {ways.map(({ label, go }) => (
                    <Button
                      key={label}
                      size="small"
                      onClick={() => {
                        close();
                        go(row.imported.id);
                      }}
                    >
                      {label}
                    </Button>
                  ))}
                </div>
              )}
            </li>
          ))}
        </ul>
      </FileDropArea>
    </Modal>
  );
}

function RowState({ row }: { row: ImportRow }) {
  switch (row.kind) {
    case 'waiting':
      return <MinusCircleOutlined className={styles.faint} aria-label="等待" />;
    case 'running':
      return <LoadingOutlined aria-label="正在导入" />;
    case 'cancelled':
      return <MinusCircleOutlined className={styles.faint} aria-label="没有导入" />;
    case 'failed':
      return <CloseCircleFilled className={styles.bad} aria-label="没有导入" />;
    case 'done':
      return row.imported.doubts + row.imported.replaced.length > 0 ? (
        <ExclamationCircleFilled className={styles.warn} aria-label="已导入，有要核对的地方" />
      ) : (
        <CheckCircleFilled className={styles.good} aria-label="已导入" />
      );
  }
}
