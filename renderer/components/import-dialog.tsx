import {
  CheckCircleFilled,
  CloseCircleFilled,
  ExclamationCircleFilled,
  LoadingOutlined,
  MinusCircleOutlined,
} from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { errorMessage, refusalCode } from '../api/error-message.ts';
import { ChooseFilesButton } from './choose-files-button.tsx';
import { FileDropArea } from './file-drop-area.tsx';
import styles from './import-dialog.module.css';
import { ImportReportList } from './import-report-list.tsx';
import { FileRefused, readFile } from './read-file.ts';

/** What came of one file. */
export interface ImportedFile {
  /** Id of what is now in the archive. */
  id: string;
  title: string;
  /** What was recognised, in a line. */
  about: string;
  /** Places to look at, with 1-based lines of the source. */
  anomalies: readonly { line: number; what: string }[];
  /** Characters no page can carry, as `U+0000` names. */
  replaced: readonly string[];
}

interface ImportDialogProps {
  title: string;
  /** Which files are taken and what happens with them. */
  about: string;
  /** Files already chosen or dropped. */
  files: readonly File[];
  importOne: (input: { name: string; contents: string }, signal: AbortSignal) => Promise<ImportedFile>;
  /** Where an editor can go on with one. */
  ways: readonly { label: string; go: (id: string) => void }[];
  /** Stands left of the buttons once something is imported. */
  next?: (ids: string[]) => ReactNode;
  onClose: () => void;
}

type Row = { key: number; file: File } & (
  | { kind: 'waiting' | 'running' | 'cancelled' }
  | { kind: 'done'; imported: ImportedFile }
  | { kind: 'failed'; message: string }
);

/** Takes files in one after the other and says of each what came of it. */
export function ImportDialog({ title, about, files, importOne, ways, next, onClose }: ImportDialogProps) {
  const { rows, add, isRunning, stop, abort } = useImport(files, importOne);
  const done = rows.flatMap((row) => (row.kind === 'done' ? [row.imported.id] : []));
  const close = (): void => {
    abort();
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
          <span className={styles.space} />
          {isRunning && <Button onClick={stop}>停止导入</Button>}
          {rows.length === 0 && <Button onClick={close}>取消</Button>}
          <ChooseFilesButton accept=".txt,.md,.markdown,.text" type={rows.length === 0 ? 'primary' : 'default'} onChoose={add}>
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
      <FileDropArea invitation="松开鼠标，导入这些文件" onDrop={add}>
        <p className={styles.about}>{about}</p>
        {rows.length === 0 && <div className={styles.empty}>把文件拖到这里，或者点“选择文件”</div>}
        <ul className={styles.rows} aria-label="导入结果" aria-live="polite">
          {rows.map((row) => (
            <li key={row.key} className={styles.row}>
              <RowState row={row} />
              <div className={styles.text}>
                <div className={styles.file}>{row.file.name}</div>
                {row.kind === 'failed' && <div className={styles.bad}>{row.message}</div>}
                {row.kind === 'done' && <ImportReportList file={row.file.name} imported={row.imported} />}
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

function RowState({ row }: { row: Row }) {
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
      return row.imported.anomalies.length + row.imported.replaced.length > 0 ? (
        <ExclamationCircleFilled className={styles.warn} aria-label="已导入，有要核对的地方" />
      ) : (
        <CheckCircleFilled className={styles.good} aria-label="已导入" />
      );
  }
}

function useImport(files: readonly File[], importOne: ImportDialogProps['importOne']) {
  const nextKey = useRef(0);
  const rowsOf = (added: readonly File[]): Row[] => added.map((file) => ({ key: nextKey.current++, file, kind: 'waiting' }));
  const [rows, setRows] = useState<Row[]>(() => rowsOf(files));
  const running = useRef<AbortController | null>(null);
  const waiting = rows.find((row) => row.kind === 'waiting');
  const isRunning = rows.some((row) => row.kind === 'running');

  // biome-ignore lint/correctness/useExhaustiveDependencies: the next file begins when nothing runs and one waits
  useEffect(() => {
    if (!waiting || isRunning) return;
    const ended = new AbortController();
    running.current = ended;
    const put = (next: Row): void => setRows((before) => before.map((row) => (row.key === next.key ? next : row)));
    const { key, file } = waiting;
    put({ key, file, kind: 'running' });
    void (async () => {
      try {
        put({ key, file, kind: 'done', imported: await importOne(await readFile(file), ended.signal) });
      } catch (error) {
        const isCancelled = ended.signal.aborted || refusalCode(error) === 'cancelled';
        const message = error instanceof FileRefused ? error.message : errorMessage(error);
        put(isCancelled ? { key, file, kind: 'cancelled' } : { key, file, kind: 'failed', message });
      }
    })();
  }, [waiting?.key, isRunning]);
  useEffect(() => () => running.current?.abort(), []);

  const leaveOut = (): void =>
    setRows((before) => before.map((row) => (row.kind === 'waiting' ? { ...row, kind: 'cancelled' } : row)));
  const abort = (): void => {
    running.current?.abort();
    leaveOut();
  };
  return {
    rows,
    isRunning,
    add: (added: readonly File[]) => setRows((before) => [...before, ...rowsOf(added)]),
    /** The file under way may be in the archive already, and nobody would say so: it is finished, unless it is the only one left. */
    stop: waiting ? leaveOut : abort,
    abort,
  };
}
