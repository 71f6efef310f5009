import { FolderOpenOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Flex, Input, Modal, Radio, Steps, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { type ExportEvent, type ExportFormat, exportFormats } from '../../shared/contract/exports-contract.ts';
import type { Finding } from '../../shared/contract/finding.ts';
import { issueName, totalNumberName } from '../../shared/periodical/issue.ts';
import { api } from '../api/api.ts';
import { client } from '../api/connection.ts';
import { errorMessage, refusalCode } from '../api/error-message.ts';
import { flushEdits } from '../editing/flush-edits.ts';
import styles from './export-dialog.module.css';
import { ExportDone } from './export-done.tsx';
import { PreflightList } from './preflight-list.tsx';

export interface ExportDialogProps {
  issueId: string;
  /** Offered besides the whole issue. */
  articleId?: string | null;
  /** The article is what was asked for, so it is chosen at the start. */
  isArticleAlone?: boolean;
  onClose: () => void;
}

const formatNames: Record<ExportFormat, { name: string; use: string }> = {
  pdf: { name: 'PDF', use: '付印、传阅，任何电脑打开都一样' },
  docx: { name: 'Word 文件（DOCX）', use: '送领导批改，分页和目录页码与 PDF 一致' },
  text: { name: '纯文本（TXT）', use: '上内网、留存文字' },
};

type Stage =
  | { kind: 'asking' }
  | { kind: 'running'; steps: string[]; step: number; count: number }
  | { kind: 'done'; event: Extract<ExportEvent, { kind: 'done' }> }
  | { kind: 'failed'; message: string };

/** 输出: what is wrong before it goes out, which files, where to, how far it is, and what came of it. */
export function ExportDialog({ issueId, articleId = null, isArticleAlone = false, onClose }: ExportDialogProps) {
  const issue = useQuery(api.issues.outline.queryOptions({ input: { issueId } })).data?.issue;
  const host = useQuery(api.program.facts.queryOptions()).data?.host;
  const { message, modal } = App.useApp();
  const [formats, setFormats] = useState<ExportFormat[]>(['pdf', 'docx']);
  const [scope, setScope] = useState<'issue' | 'article'>(isArticleAlone ? 'article' : 'issue');
  const [folder, setFolder] = useState<string | null>(null);
  const [stage, setStage] = useState<Stage>({ kind: 'asking' });
  const [running, setRunning] = useState<AbortController | null>(null);

  useEffect(() => () => running?.abort(), [running]);

  const run = async (): Promise<void> => {
    const ended = new AbortController();
    setRunning(ended);
    setStage({ kind: 'running', steps: [], step: 0, count: 1 });
    try {
      await flushEdits();
      const red = await redItems(issueId, scope === 'article' ? articleId : null, ended.signal);
      if (red.length > 0 && !(await modal.confirm(question(red)))) {
        setStage({ kind: 'asking' });
        setRunning(null);
        return;
      }
      const chosen = exportFormats.filter((format) => formats.includes(format));
      const input = { issueId, articleId: scope === 'article' ? articleId : null, formats: chosen, folder };
      for await (const event of await client.exports.run(input, { signal: ended.signal })) {
        if (event.kind === 'done') setStage({ kind: 'done', event });
        else {
          setStage((stage) => {
            const steps = stage.kind === 'running' ? stage.steps : [];
            return {
              kind: 'running',
              steps: [...steps.slice(0, event.step - 1), event.what],
              step: event.step,
              count: event.steps,
            };
          });
        }
      }
    } catch (error) {
      const isCancelled = ended.signal.aborted || refusalCode(error) === 'cancelled';
      if (isCancelled) message.info('输出已取消，没有留下文件。');
      setStage(isCancelled ? { kind: 'asking' } : { kind: 'failed', message: errorMessage(error) });
    }
    setRunning(null);
  };

  const chooseFolder = async (): Promise<void> => {
    try {
      setFolder((await client.program.pickFolder()) ?? folder);
    } catch (error) {
      message.error(errorMessage(error));
    }
  };
  const close = (): void => {
    running?.abort();
    onClose();
  };

  const title = issue ? `输出　${totalNumberName(issue)}（${issueName(issue)}）` : '输出';
  if (stage.kind === 'done') {
    return (
      <Modal open title={title} width={640} onCancel={close} footer={<Button onClick={close}>关闭</Button>}>
        <ExportDone event={stage.event} isBrowser={host === 'browser'} />
      </Modal>
    );
  }
  const isRunning = stage.kind === 'running';
  return (
    <Modal
      open
      title={title}
      width={640}
      onCancel={close}
      mask={{ closable: false }}
      footer={
        isRunning ? (
          <Button onClick={() => running?.abort()}>取消输出</Button>
        ) : (
          <>
            <Button onClick={close}>关闭</Button>
            <Button type="primary" autoFocus disabled={formats.length === 0} onClick={() => void run()}>
              {stage.kind === 'failed' ? '再试一次' : '开始输出'}
            </Button>
          </>
        )
      }
    >
      {stage.kind === 'failed' && <Alert type="error" showIcon title={stage.message} className={styles.part} />}
      {isRunning ? (
        <RunningSteps stage={stage} />
      ) : (
        <>
          <PreflightList issueId={issueId} onLeave={close} />
          <section className={styles.part} aria-labelledby="export-formats">
            <h3 id="export-formats">文件</h3>
            <Checkbox.Group value={formats} onChange={setFormats} className={styles.formats}>
              {exportFormats.map((format) => (
                <Checkbox key={format} value={format}>
                  <span className={styles.format}>{formatNames[format].name}</span>
                  <Typography.Text type="secondary">{formatNames[format].use}</Typography.Text>
                </Checkbox>
              ))}
            </Checkbox.Group>
          </section>
          {articleId !== null && (
            <section className={styles.part} aria-labelledby="export-scope">
              <h3 id="export-scope">范围</h3>
              <Radio.Group
                value={scope}
                onChange={(event) => setScope(event.target.value)}
                options={[
                  { value: 'issue', label: '整期' },
                  { value: 'article', label: '只输出当前这一篇' },
                ]}
              />
            </section>
          )}
          <section className={styles.part} aria-labelledby="export-folder">
            <h3 id="export-folder">存到</h3>
            <Flex gap={8}>
              <Input
                readOnly
                value={folder ?? '档案文件夹里的 exports 文件夹，每次按期号和时间另建一个'}
                aria-label="存到哪个文件夹"
              />
              {host === 'desktop' && (
                <Button icon={<FolderOpenOutlined />} onClick={() => void chooseFolder()}>
                  换一个
                </Button>
              )}
            </Flex>
          </section>
        </>
      )}
    </Modal>
  );
}

/** What would be wrong in print; of an article alone, what is wrong in it. */
async function redItems(issueId: string, articleId: string | null, signal: AbortSignal): Promise<Finding[]> {
  const found = await client.exports.preflight({ issueId }, { signal });
  const isIn = ({ target }: Finding): boolean =>
    articleId === null || (target.kind === 'article' && target.articleId === articleId);
  return found.filter((item) => item.severity === 'error' && !item.task?.ticked && isIn(item));
}

const listedAtMost = 5;

function question(red: readonly Finding[]) {
  const rest = red.length - listedAtMost;
  return {
    title: `还有 ${red.length} 处红色问题没有处理，仍要输出吗？`,
    content: (
      <ul>
        {red.slice(0, listedAtMost).map(({ message, target }) => (
          <li key={`${message} ${JSON.stringify(target)}`}>{message}</li>
        ))}
        {rest > 0 && <li>……另有 {rest} 处，见“输出前检查”。</li>}
      </ul>
    ),
    okText: '仍要输出',
    cancelText: '先去处理',
    autoFocusButton: 'cancel' as const,
  };
}

function RunningSteps({ stage }: { stage: Extract<Stage, { kind: 'running' }> }) {
  const waiting = Array.from({ length: Math.max(0, stage.count - stage.steps.length) }, () => '');
  const items = [...stage.steps, ...waiting].map((title, index) => ({ title: title || `第 ${index + 1} 步` }));
  return (
    <div className={styles.running} aria-live="polite">
      <Steps orientation="vertical" size="small" current={Math.max(0, stage.step - 1)} items={items} />
    </div>
  );
}
