import { useQuery } from '@tanstack/react-query';
import { Alert, Button, InputNumber, Modal, Radio, Space, Typography } from 'antd';
import { useState } from 'react';
import { pageBudget, pageCountText } from '../../shared/layout/page-budget.ts';
import type { PageMap } from '../../shared/layout/page-map.ts';
import { articleTitle } from '../../shared/periodical/article.ts';
import { issueName, totalNumberName } from '../../shared/periodical/issue.ts';
import type { Layout } from '../../shared/periodical/layout.ts';
import { api } from '../api/api.ts';
import { client } from '../api/connection.ts';
import { useAttempt } from '../components/use-attempt.ts';
import { flushEdits } from '../editing/flush-edits.ts';
import { usePages } from '../preview/pages-store.ts';
import styles from './print-dialog.module.css';

export interface PrintDialogProps {
  issueId: string;
  /** Offered besides the whole issue. */
  articleId?: string | null;
  /** The article is what was asked for, so it is chosen at the start. */
  isArticleAlone?: boolean;
  onClose: () => void;
}

type Scope = 'issue' | 'article' | 'range';

/** 打印: the PDF itself, whole, one article, or a range of printed page numbers. */
export function PrintDialog({ issueId, articleId = null, isArticleAlone = false, onClose }: PrintDialogProps) {
  const outline = useQuery(api.issues.outline.queryOptions({ input: { issueId } })).data;
  const host = useQuery(api.program.facts.queryOptions()).data?.host;
  const map = usePages((pages) => (pages.issueId === issueId ? pages.map : null));
  const [scope, setScope] = useState<Scope>(isArticleAlone ? 'article' : 'issue');
  const [range, setRange] = useState<TypedRange>({ from: 1, to: 1 });
  const [address, setAddress] = useState<string | null>(null);
  const { isBusy, failure, attempt } = useAttempt();

  const article = outline?.sections.flatMap((section) => section.articles).find((one) => one.id === articleId);
  const lastFolio = Math.max(1, ...(map?.pages ?? []).map((page) => page.folio ?? 0));
  const refusal = scope === 'range' ? rangeRefusal(range, lastFolio) : null;

  const print = async (): Promise<void> => {
    await flushEdits();
    const pages = scope === 'range' && map ? physicalPages(map, range) : null;
    const answer = await client.exports.print({ issueId, articleId: scope === 'article' ? articleId : null, pages });
    if (answer.kind === 'open') setAddress(answer.url);
    else onClose();
  };

  return (
    <Modal
      open
      width={520}
      title={outline ? `打印　${totalNumberName(outline.issue)}（${issueName(outline.issue)}）` : '打印'}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>关闭</Button>
          {address ? (
            <Button type="primary" href={address} target="_blank" rel="noopener" onClick={onClose}>
              打开 PDF
            </Button>
          ) : (
            <Button type="primary" autoFocus loading={isBusy} disabled={refusal !== null} onClick={() => void attempt(print)}>
              {host === 'browser' ? '准备打印' : '打印…'}
            </Button>
          )}
        </>
      }
    >
      {failure && <Alert type="error" showIcon title={failure} className={styles.part} />}
      {address ? (
        <Alert type="success" showIcon title="页面已经准备好。点“打开 PDF”，在新窗口里按 Ctrl+P 打印；再要打印时请重新准备。" />
      ) : (
        <Radio.Group value={scope} onChange={(event) => setScope(event.target.value)}>
          <Space orientation="vertical" size={12}>
            <Radio value="issue">整期{map && outline && pagesText(map, outline.layout)}</Radio>
            {article && <Radio value="article">当前这一篇：《{articleTitle(article)}》</Radio>}
            <Radio value="range" disabled={!map}>
              <Space>
                第
                <InputNumber
                  aria-label="从第几页"
                  disabled={!map}
                  precision={0}
                  status={refusal ? 'error' : ''}
                  value={range.from}
                  onFocus={() => setScope('range')}
                  onChange={(from) => setRange((chosen) => ({ ...chosen, from }))}
                />
                至
                <InputNumber
                  aria-label="到第几页"
                  disabled={!map}
                  precision={0}
                  status={refusal ? 'error' : ''}
                  value={range.to}
                  onFocus={() => setScope('range')}
                  onChange={(to) => setRange((chosen) => ({ ...chosen, to }))}
                />
                页
              </Space>
            </Radio>
            {refusal && (
              <Typography.Text type="danger" role="alert">
                {refusal}
              </Typography.Text>
            )}
          </Space>
        </Radio.Group>
      )}
      <Typography.Paragraph type="secondary" className={styles.hint}>
        打印的是排好的 PDF，与付印文件一样。纸张大小请在打印窗口里选“实际大小”或“适合纸张”。
      </Typography.Paragraph>
    </Modal>
  );
}

/** In the numbers that the other screens show, and the pages of the cover besides. */
function pagesText({ pages }: PageMap, layout: Layout): string {
  const budget = pageBudget({ pages }, layout);
  const others = pages.length - budget.printed;
  return others > 0 ? `（${pageCountText(budget)}，另有封面等 ${others} 页）` : `（${pageCountText(budget)}）`;
}

/** Of printed page numbers, as they were typed. */
interface TypedRange {
  from: number | null;
  to: number | null;
}

/** Why these pages cannot be printed; null where they can. */
function rangeRefusal({ from, to }: TypedRange, last: number): string | null {
  if (from === null || to === null) return `请填从第几页到第几页，本期的页码是 1 到 ${last}。`;
  const wrong = [from, to].find((page) => page < 1 || page > last);
  if (wrong !== undefined) return `没有第 ${wrong} 页，本期的页码是 1 到 ${last}。封面、封底要打印请选“整期”。`;
  return from > to ? `从第 ${from} 页到第 ${to} 页是倒着的，前一个数要小一些。` : null;
}

/** Physical pages of a range of printed page numbers. */
function physicalPages(map: PageMap, { from, to }: TypedRange): { from: number; to: number } {
  const first = map.pages.findIndex((page) => page.folio === from);
  const last = map.pages.findIndex((page) => page.folio === to);
  return { from: first + 1, to: last + 1 };
}
