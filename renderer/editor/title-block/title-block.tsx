import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { type Article, articleTitle } from '../../../shared/periodical/article.ts';
import { BylineField } from './byline-field.tsx';
import { PlainField } from './plain-field.tsx';
import styles from './title-block.module.css';

export interface TitleBlockProps {
  /** The article as it was opened or came from elsewhere; what is typed here does not come back. */
  article: Article;
  onEdit(change: Partial<Article>): void;
  onFocus(): void;
}

/** 引题, 正题, 副题 and 署名 above the text, where they stand in print; of a filler only title and byline. */
export function TitleBlock({ article, onEdit, onFocus }: TitleBlockProps) {
  const isFiller = article.kind === 'filler';
  const [lines, setLines] = useState(article.titleLines.length);
  const editTitle = (value: string): void => {
    const titleLines = titleLinesOf(value);
    setLines(titleLines.length);
    onEdit({ titleLines });
  };
  return (
    // A form, so that Enter finds the next field; it is never sent.
    <form className={styles.block} aria-label="标题和署名" onSubmit={(event) => event.preventDefault()} onFocus={onFocus}>
      {!isFiller && (
        <PlainField
          label="引题"
          placeholder="引题（可不填）"
          className={`${styles.field} ${styles.kicker}`}
          value={article.kicker}
          source={article}
          onValue={(kicker) => onEdit({ kicker: kicker.trim() })}
        />
      )}
      <PlainField
        label="标题"
        placeholder="标题"
        className={`${styles.field} ${isFiller ? styles.fillerTitle : styles.title}`}
        value={article.titleLines.join('\n')}
        source={article}
        onValue={editTitle}
        isMultiline
      />
      {lines > 1 && <p className={styles.hint}>标题在回车处分成 {lines} 行</p>}
      {!isFiller && (
        <div className={styles.subtitleRow}>
          <span aria-hidden className={styles.dash}>
            ——
          </span>
          <PlainField
            label="副题"
            placeholder="副题（可不填）"
            className={`${styles.field} ${styles.subtitle}`}
            value={article.subtitle}
            source={article}
            onValue={(subtitle) => onEdit({ subtitle: subtitle.trim() })}
          />
        </div>
      )}
      <BylineField bylines={article.bylines} source={article} onBylines={(bylines) => onEdit({ bylines })} />
      {!isFiller && <ContentsTitle article={article} onEdit={onEdit} />}
    </form>
  );
}

/** Folded away where the contents show the title itself. */
function ContentsTitle({ article, onEdit }: Pick<TitleBlockProps, 'article' | 'onEdit'>) {
  const [isOpen, setOpen] = useState(article.contentsTitle !== null);
  return (
    <div className={styles.more}>
      <button type="button" className={styles.moreButton} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        更多 {isOpen ? <UpOutlined aria-hidden /> : <DownOutlined aria-hidden />}
      </button>
      {isOpen && (
        <div className={styles.moreRow}>
          <span aria-hidden>目录标题</span>
          <PlainField
            label="目录标题"
            placeholder={articleTitle(article).trim() ? `与标题相同：${articleTitle(article)}` : '与标题相同'}
            className={`${styles.field} ${styles.contentsTitle}`}
            value={article.contentsTitle ?? ''}
            source={article}
            onValue={(title) => onEdit({ contentsTitle: title.trim() || null })}
          />
        </div>
      )}
    </div>
  );
}

/** Empty lines are no title lines; one stays where there is nothing else. */
function titleLinesOf(value: string): string[] {
  const lines = value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length > 0 ? lines : [''];
}
