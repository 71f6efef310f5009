import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { Link } from 'wouter';
import type { IssueOutline, IssueSummary } from '../../../shared/contract/issues-contract.ts';
import { type PageBudget, paddingText } from '../../../shared/layout/page-budget.ts';
import { issueName, totalNumberName } from '../../../shared/periodical/issue.ts';
import { api } from '../../api/api.ts';
import { errorMessage } from '../../api/error-message.ts';
import { IssueCover } from '../../components/issue-cover.tsx';
import { openDialog } from '../../dialogs/issue-dialogs.tsx';
import { findingLines } from '../../findings/finding-lines.ts';
import { findingAddress, showFinding } from '../../findings/go-to-finding.ts';
import { addresses } from '../../navigation/navigation.ts';
import styles from './current-issue-card.module.css';
import homeStyles from './home-page.module.css';
import { usePageBudget } from './use-page-budget.ts';

/** 本期: cover, pages, articles, and what is still to be done. */
export function CurrentIssueCard({ issue }: { issue: IssueSummary }) {
  return (
    <section className={homeStyles.card} aria-labelledby="current-issue">
      <header className={homeStyles.cardHead}>
        <h2 id="current-issue">
          本期　{totalNumberName(issue)}（{issueName(issue)}）
        </h2>
        <Link href={addresses.read(issue.id)}>像翻书一样看</Link>
      </header>
      <div className={styles.body}>
        <Link href={addresses.arrange(issue.id)} className={styles.cover} title="编排这一期">
          <IssueCover issue={issue} />
        </Link>
        <div className={styles.facts}>
          <IssueFigures issue={issue} />
          <StillMissing issueId={issue.id} />
        </div>
      </div>
    </section>
  );
}

function IssueFigures({ issue }: { issue: IssueSummary }) {
  const { data: outline } = useQuery(api.issues.outline.queryOptions({ input: { issueId: issue.id } }));
  const { data: budget, error } = usePageBudget(outline);
  const unplaced = useQuery(api.manuscripts.list.queryOptions({ input: { state: 'unplaced', limit: 1 } })).data?.total;
  const characters = outline?.sections.flatMap(({ articles }) => articles).reduce((sum, article) => sum + article.characters, 0);
  return (
    <>
      <dl className={styles.figures}>
        <Figure name="页数" value={budget ? String(budget.used) : error ? '—' : '…'} note={budget ? budgetNote(budget) : ''} />
        <Figure name="稿件" value={String(issue.articleCount)} note={outline ? articlesNote(outline) : '篇'} />
        <Figure
          name="字数"
          value={characters === undefined ? '…' : thousands(characters)}
          note={characters === undefined ? '' : '字'}
        />
        <Figure
          name="未编入的稿件"
          value={unplaced === undefined ? '…' : String(unplaced)}
          note={unplaced ? '篇，等着编入' : unplaced === 0 ? '篇' : ''}
        />
      </dl>
      {error && <p className={styles.failure}>{errorMessage(error)}</p>}
    </>
  );
}

/** 「篇，另有补白 2 则，5 个栏目」: 稿件库 counts those too. */
function articlesNote({ sections }: IssueOutline): string {
  const fillers = sections.flatMap(({ articles }) => articles).filter(({ kind }) => kind === 'filler').length;
  return `篇${fillers > 0 ? `，另有补白 ${fillers} 则` : ''}，${sections.length} 个栏目`;
}

function Figure({ name, value, note }: { name: string; value: string; note: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b> <span>{note}</span>
      </dd>
    </div>
  );
}

function budgetNote(budget: PageBudget): string {
  return `页${paddingText(budget)}${budget.missing === 0 ? ' ✓ 4 的倍数' : ''}`;
}

function thousands(count: number): string {
  return count.toLocaleString('zh-CN');
}

const shownCount = 7;

function StillMissing({ issueId }: { issueId: string }) {
  const { data, error, isPending } = useQuery(api.exports.preflight.queryOptions({ input: { issueId } }));
  const count = data?.length ?? 0;
  const lines = findingLines(data ?? []);
  return (
    <section aria-labelledby="still-missing">
      <h3 id="still-missing" className={styles.missingHead}>
        {count > 0 ? `本期还差 ${count} 处` : '本期还差什么'}
      </h3>
      {isPending && (
        <p className={styles.calm}>
          <Spin size="small" /> 正在检查…
        </p>
      )}
      {error && <p className={styles.failure}>{errorMessage(error)}</p>}
      {data?.length === 0 && (
        <p className={styles.calm}>
          <CheckCircleFilled className={styles.good} /> 没有发现要处理的地方，可以输出。
        </p>
      )}
      <ul className={styles.missing}>
        {lines.slice(0, shownCount).map(({ key, severity, message, first }) => (
          <li key={key}>
            {severity === 'error' ? (
              <CloseCircleFilled className={styles.bad} aria-label="必须处理" />
            ) : (
              <ExclamationCircleFilled className={styles.warn} aria-label="请看一下" />
            )}
            <span>{message}</span>
            <Link href={findingAddress(issueId, first)} onClick={() => showFinding(first)}>
              去处理
            </Link>
          </li>
        ))}
      </ul>
      {lines.length > shownCount && (
        <Button type="link" size="small" onClick={() => openDialog({ kind: 'export', issueId, articleId: null })}>
          看全部 {count} 处
        </Button>
      )}
    </section>
  );
}
