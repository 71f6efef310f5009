import { Popover } from 'antd';
import { Link } from 'wouter';
import type { IssueOutline } from '../../../shared/contract/issues-contract.ts';
import { type PageBudget, pageBudget, pageCountText } from '../../../shared/layout/page-budget.ts';
import type { PageMap } from '../../../shared/layout/page-map.ts';
import { listTitle } from '../../../shared/periodical/article.ts';
import { articlePlacements, spaceText } from '../../arranging/article-pages.ts';
import noteStyles from '../../components/status-note.module.css';
import { addresses } from '../../navigation/navigation.ts';
import { usePages } from '../../preview/pages-store.ts';
import styles from './page-budget-note.module.css';

export interface PageBudgetNoteProps {
  issueId: string;
  outline: IssueOutline;
}

/** 「48 页 ✓ 4 的倍数」, and on a click what helps to get there. Nothing until the pages are known. */
export function PageBudgetNote({ issueId, outline }: PageBudgetNoteProps) {
  const map = usePages((pages) => (pages.issueId === issueId ? pages.map : null));
  const isStale = usePages((pages) => pages.isStale);
  if (!map) return null;
  const budget = pageBudget(map, outline.layout);
  return (
    <Popover
      trigger="click"
      placement="topLeft"
      title={budget.missing === 0 ? '页数正好' : `还差 ${budget.missing} 页`}
      content={<Suggestions budget={budget} map={map} issueId={issueId} outline={outline} />}
    >
      <button
        type="button"
        className={noteStyles.note}
        data-kind={budget.missing === 0 ? 'good' : 'missing'}
        data-stale={isStale || undefined}
      >
        {budgetText(budget)}
      </button>
    </Popover>
  );
}

function budgetText(budget: PageBudget): string {
  return `${pageCountText(budget)}${budget.missing === 0 ? ' ✓ 4 的倍数' : '（4 的倍数）'}`;
}

interface SuggestionsProps {
  budget: PageBudget;
  map: PageMap;
  issueId: string;
  outline: IssueOutline;
}

const shownCount = 5;

function Suggestions({ budget, map, issueId, outline }: SuggestionsProps) {
  const placements = articlePlacements(map);
  const spaces = outline.sections
    .flatMap((section) => section.articles)
    .flatMap((article) => {
      const space = placements.get(article.id)?.space;
      return space && article.kind === 'article' ? [{ article, space }] : [];
    });
  const over = spaces.filter(({ space }) => space.kind === 'over').sort((a, b) => a.space.lines - b.space.lines);
  const left = spaces.filter(({ space }) => space.kind === 'left').sort((a, b) => b.space.lines - a.space.lines);
  const list = (found: typeof spaces) => (
    <ul>
      {found.slice(0, shownCount).map(({ article, space }) => (
        <li key={article.id}>
          <Link href={addresses.arrange(issueId, { articleId: article.id })}>{listTitle(article)}</Link>
          <span className={styles.lines}>{spaceText(space)}</span>
        </li>
      ))}
    </ul>
  );
  return (
    <div className={styles.suggestions}>
      <p>
        {budget.missing === 0
          ? '骑马订的刊物页数要是 4 的倍数，这一期正好。'
          : `骑马订的刊物页数要是 4 的倍数。再写 ${budget.missing} 页，或者减少 ${4 - budget.missing} 页；不处理时末尾会空 ${budget.missing} 页。`}
      </p>
      {over.length > 0 && (
        <>
          <h3>删几行就能少一页</h3>
          {list(over)}
        </>
      )}
      {left.length > 0 && (
        <>
          <h3>空得多，可以放补白</h3>
          {list(left)}
        </>
      )}
    </div>
  );
}
