import { CopyOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { WorklistFinding } from '../../shared/contract/findings-contract.ts';
import { api } from '../api/api.ts';
import { copyText } from '../components/copy-text.ts';
import styles from './import-dialog.module.css';
import type { ImportedFile } from './import-queue.ts';

/** A short list of places is open from the start. */
const shownAtOnce = 8;

interface ImportReportListProps {
  file: string;
  imported: ImportedFile;
  /** Leaves the report for the place of a finding. */
  onGo: (finding: WorklistFinding) => void;
}

/** What was recognised in a file, and the places an editor has to look at; they stay with the issue, see `WorklistPane`. */
export function ImportReportList({ file, imported, onGo }: ImportReportListProps) {
  const { message } = App.useApp();
  const { title, about, scope, replaced } = imported;
  const findings = useQuery(api.findings.list.queryOptions({ input: scope })).data ?? [];
  const copy = (): void => {
    copyText(reportText(file, imported, findings));
    message.success('已复制，可以粘贴到别处，对着原稿核对。');
  };
  return (
    <>
      <div>
        {title}
        <span className={styles.faint}>　{about}</span>
      </div>
      {replaced.length > 0 && <div className={styles.warn}>{replacedSentence(replaced)}</div>}
      {findings.length > 0 && (
        <details className={styles.details} open={findings.length <= shownAtOnce}>
          <summary>有 {findings.length} 处请对照原稿核对</summary>
          <ul>
            {findings.map((finding) => (
              <li key={finding.task.key} data-ticked={finding.task.ticked !== null || undefined}>
                <span className={styles.line}>{placeText(finding)}</span>
                <button type="button" className={styles.finding} title="到这一处去" onClick={() => onGo(finding)}>
                  {finding.message}
                </button>
              </li>
            ))}
          </ul>
          <p className={styles.faint}>这份清单留在稿件里，以后在编排窗口下边的“核对单”里接着核对。</p>
          <Button size="small" type="text" icon={<CopyOutlined aria-hidden />} onClick={copy}>
            复制这份清单
          </Button>
        </details>
      )}
    </>
  );
}

/** Where the source has it; what was found by comparing has no line. */
function placeText({ task }: WorklistFinding): string {
  return task.line === null ? '' : `第 ${task.line} 行`;
}

function replacedSentence(replaced: readonly string[]): string {
  return `有 ${replaced.length} 种无法印出的字符（${replaced.join('、')}），已换成“�”，请在文中补上。`;
}

function reportText(file: string, { title, about, replaced }: ImportedFile, findings: readonly WorklistFinding[]): string {
  const places = findings.map((finding) => `${placeText(finding)}　${finding.message}`.trim());
  return [file, `${title}　${about}`, ...(replaced.length > 0 ? [replacedSentence(replaced)] : []), ...places].join('\n');
}
