import { DownloadOutlined, FolderOpenOutlined } from '@ant-design/icons';
import { Alert, Button, Result, Typography } from 'antd';
import type { ExportEvent } from '../../shared/contract/exports-contract.ts';
import { client } from '../api/connection.ts';
import { downloadFile } from '../components/download-file.ts';
import { sizeText } from '../components/size-text.ts';
import { useAttempt } from '../components/use-attempt.ts';
import styles from './export-dialog.module.css';

export interface ExportDoneProps {
  event: Extract<ExportEvent, { kind: 'done' }>;
  /** Files are fetched, since the folder need not be in sight. */
  isBrowser: boolean;
}

/** What came of an export, and where it lies. */
export function ExportDone({ event, isBrowser }: ExportDoneProps) {
  const { failure, attempt } = useAttempt();
  return (
    <>
      <Result
        status="success"
        title="输出完成"
        className={styles.done}
        subTitle={event.folder}
        extra={
          <Button
            type="primary"
            icon={<FolderOpenOutlined />}
            onClick={() => void attempt(() => client.exports.openFolder({ folder: event.folder }))}
          >
            打开文件夹
          </Button>
        }
      />
      {failure && <Alert type="error" showIcon title={failure} className={styles.part} />}
      <ul className={styles.files}>
        {event.files.map(({ file, bytes }) => (
          <li key={file}>
            <span className={styles.file}>{baseName(file)}</span>
            <Typography.Text type="secondary">{sizeText(bytes)}</Typography.Text>
            {isBrowser && (
              <Button
                size="small"
                icon={<DownloadOutlined />}
                onClick={() => void attempt(async () => downloadFile(await client.exports.read({ file }), baseName(file)))}
              >
                下载
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function baseName(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}
