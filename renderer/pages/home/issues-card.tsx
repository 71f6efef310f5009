import { Link } from 'wouter';
import type { IssueSummary } from '../../../shared/contract/issues-contract.ts';
import { issueName, publishedLine, totalNumberName } from '../../../shared/periodical/issue.ts';
import { addresses } from '../../navigation/navigation.ts';
import styles from './home-page.module.css';

const shownCount = 5;

/** 各期, the newest; a click makes one the issue worked on. */
export function IssuesCard({ issues, current }: { issues: readonly IssueSummary[]; current: string }) {
  return (
    <section className={styles.card} aria-labelledby="issues">
      <header className={styles.cardHead}>
        <h2 id="issues">各期</h2>
        <Link href={addresses.archive()}>全部 {issues.length} 期</Link>
      </header>
      <ul className={styles.list}>
        {issues.slice(0, shownCount).map((issue) => (
          <li key={issue.id}>
            <Link
              href={addresses.arrange(issue.id)}
              className={styles.row}
              aria-current={issue.id === current ? 'true' : undefined}
            >
              <span className={styles.name}>
                {totalNumberName(issue)}　{issueName(issue)}
              </span>
              <span className={styles.faint}>{issue.articleCount} 篇</span>
              <span className={styles.faint}>{publishedLine(issue.publishedOn) || '出版日期未定'}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
