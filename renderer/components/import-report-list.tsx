import { CopyOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { copyText } from './copy-text.ts';
import styles from './import-dialog.module.css';
import type { ImportedFile } from './import-dialog.tsx';

/** A short list of places is open from the start. */
const shownAtOnce = 8;

/** What was recognised in a file, and the places an editor has to look at. */
export function ImportReportList({ file, imported }: { file: string; imported: ImportedFile }) {
  const { message } = App.useApp();
  const { title, about, anomalies, replaced } = imported;
  const copy = (): void => {
    copyText(reportText(file, imported));
    message.success('已复制，可以粘贴到别处，对着原稿核对。');
  };
  return (
    <>
      <div>
        {title}
        <span className={styles.faint}>　{about}</span>
      </div>
      {replaced.length > 0 && <div className={styles.warn}>{replacedSentence(replaced)}</div>}
      {anomalies.length > 0 && (
        <details className={styles.details} open={anomalies.length <= shownAtOnce}>
          <summary>有 {anomalies.length} 处请对照原稿核对</summary>
          <ul>
            {anomalies.map(({ line, what }) => (
              <li key={`${line} ${what}`}>
                <span className={styles.line}>第 {line} 行</span>
                <span>{what}</span>
              </li>
            ))}
          </ul>
          <Button size="small" type="text" icon={<CopyOutlined aria-hidden />} onClick={copy}>
            复制这份清单
          </Button>
        </details>
      )}
    </>
  );
}

function replacedSentence(replaced: readonly string[]): string {
  return `有 ${replaced.length} 种无法印出的字符（${replaced.join('、')}），已换成“�”，请在文中补上。`;
}

function reportText(file: string, { title, about, anomalies, replaced }: ImportedFile): string {
  const places = anomalies.map(({ line, what }) => `第 ${line} 行　${what}`);
  return [file, `${title}　${about}`, ...(replaced.length > 0 ? [replacedSentence(replaced)] : []), ...places].join('\n');
}
