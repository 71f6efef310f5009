import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { listTitle } from '../../../shared/periodical/article.ts';
import { totalNumberName } from '../../../shared/periodical/issue.ts';
import { api } from '../../api/api.ts';
import { errorMessage } from '../../api/error-message.ts';
import { timeText } from '../../components/time-text.ts';
import { addresses } from '../../navigation/navigation.ts';
import styles from './home-page.module.css';

const shownCount = 7;

/** 最近改过的稿件, each a click away. */
export function LastEditedCard({ issueId }: { issueId: string }) {
  const { data, error } = useQuery(api.manuscripts.list.queryOptions({ input: { state: 'kept', limit: shownCount } }));
  const last = data?.items ?? [];
  return (
    <section className={styles.card} aria-labelledby="last-edited">
      <header className={styles.cardHead}>
        <h2 id="last-edited">最近改过的稿件</h2>
        <Link href={addresses.manuscripts()}>全部稿件</Link>
      </header>
      {error && <p className={styles.none}>{errorMessage(error)}</p>}
      {data && last.length === 0 && <p className={styles.none}>还没有稿件，点“新建稿件”或“导入稿件”开始。</p>}
      <ul className={styles.list}>
        {last.map((manuscript) => (
          <li key={manuscript.id}>
            <Link
              href={addresses.arrange(manuscript.place?.issueId ?? issueId, { articleId: manuscript.id })}
              className={styles.row}
            >
              <span className={styles.name}>{listTitle(manuscript)}</span>
              <span className={styles.faint}>{manuscript.place ? totalNumberName(manuscript.place) : '未编入'}</span>
              <span className={styles.faint}>{timeText(manuscript.changedAt)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
