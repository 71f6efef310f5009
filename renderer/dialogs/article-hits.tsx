import { Button, Checkbox } from 'antd';
import type { TextHit } from '../../shared/periodical/text-hit.ts';
import styles from './find-in-issue-dialog.module.css';

export interface ArticleHitsProps {
  hits: readonly TextHit[];
  /** Keys of the hits that are not chosen. */
  left: ReadonlySet<string>;
  replacement: string;
  onChosen(hits: readonly TextHit[], isChosen: boolean): void;
  onOpen(articleId: string): void;
  onShow(hit: TextHit): void;
}

/** The hits of one article with their surroundings and what they would become. */
export function ArticleHits({ hits, left, replacement, onChosen, onOpen, onShow }: ArticleHitsProps) {
  const [first] = hits;
  if (!first) return null;
  const chosen = hits.filter((hit) => !left.has(hitKey(hit))).length;
  return (
    <section aria-label={first.title}>
      <div className={styles.article}>
        <Checkbox
          checked={chosen === hits.length}
          indeterminate={chosen > 0 && chosen < hits.length}
          onChange={(event) => onChosen(hits, event.target.checked)}
        >
          <strong>{first.title}</strong>
        </Checkbox>
        <span className={styles.hint}>{hits.length} 处</span>
        <span className={styles.space} />
        <Button type="link" size="small" onClick={() => onOpen(first.articleId)}>
          打开这一篇
        </Button>
      </div>
      <ul className={styles.list}>
        {hits.map((hit) => (
          <li key={hitKey(hit)}>
            <Checkbox checked={!left.has(hitKey(hit))} onChange={(event) => onChosen([hit], event.target.checked)}>
              {partNames[hit.part] && <span className={styles.part}>{partNames[hit.part]}</span>}
              <span className={styles.context}>{hit.before}</span>
              <del>{hit.match}</del>
              {replacement !== '' && <ins>{replacement}</ins>}
              <span className={styles.context}>{hit.after}</span>
            </Checkbox>
            <Button
              type="link"
              size="small"
              className={styles.show}
              aria-label={`到这一处：${hit.before}${hit.match}${hit.after}`}
              onClick={() => onShow(hit)}
            >
              到这一处
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Of a hit among those of one search. */
export function hitKey({ articleId, index }: TextHit): string {
  return `${articleId} ${index}`;
}

const partNames: Record<TextHit['part'], string> = {
  kicker: '引题',
  title: '标题',
  subtitle: '副题',
  byline: '署名',
  contentsTitle: '目录标题',
  body: '',
  footnote: '脚注',
};
