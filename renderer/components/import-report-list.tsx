import styles from './import-dialog.module.css';
import type { ImportedFile } from './import-dialog.tsx';

/** What was recognised in a file, and the places an editor has to look at. */
export function ImportReportList({ imported: { title, about, anomalies, replaced } }: { imported: ImportedFile }) {
  return (
    <>
      <div>
        {title}
        <span className={styles.faint}>　{about}</span>
      </div>
      {replaced.length > 0 && (
        <div className={styles.warn}>
          有 {replaced.length} 种无法印出的字符（{replaced.join('、')}），已换成“�”，请在文中补上。
        </div>
      )}
      {anomalies.length > 0 && (
        <details className={styles.details} open={anomalies.length <= 5}>
          <summary>有 {anomalies.length} 处请对照原稿核对</summary>
          <ul>
            {anomalies.map(({ line, what }) => (
              <li key={`${line} ${what}`}>
                <span className={styles.faint}>第 {line} 行　</span>
                {what}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
