import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { type CSSProperties, useState } from 'react';
import { printedTitle, titleLineWidth } from '../../../shared/layout/title-block.ts';
import { type Article, articleTitle } from '../../../shared/periodical/article.ts';
import { defaultLayout, type Layout } from '../../../shared/periodical/layout.ts';
import { BylineField } from './byline-field.tsx';
import { PlainField } from './plain-field.tsx';
import styles from './title-block.module.css';

export interface TitleBlockProps {
  /** The article as it was opened or came from elsewhere; what is typed here does not come back. */
  article: Article;
  /** Says where the title breaks in print. */
  layout?: Layout | undefined;
  onEdit(change: Partial<Article>): void;
  onFocus(): void;
}

/** 引题, 正题, 副题 and 署名 above the text, where they stand in print; of a filler only title and byline. */
export function TitleBlock({ article, layout = defaultLayout, onEdit, onFocus }: TitleBlockProps) {
  const isFiller = article.kind === 'filler';
  const [typed, setTyped] = useState<{ source: Article; titleLines: string[] } | null>(null);
  const titleLines = typed?.source === article ? typed.titleLines : article.titleLines;
  const printed = isFiller ? titleLines : printedTitle({ titleLines }, layout);
  const editTitle = (value: string): void => {
    const next = titleLinesOf(value);
    setTyped({ source: article, titleLines: next });
    onEdit({ titleLines: next });
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
      <div
        className={styles.titleBox}
        style={{ '--characters': titleLineWidth(layout) } as CSSProperties}
        data-printed={printed.join('') !== '' || undefined}
      >
        <PlainField
          label="标题"
          placeholder="标题"
          className={`${styles.field} ${isFiller ? styles.fillerTitle : styles.title}`}
          value={article.titleLines.join('\n')}
          source={article}
          onValue={editTitle}
          isMultiline
        />
        {/* While it is not typed in the title stands as in print: a field breaks its lines wherever they are full. */}
        <div aria-hidden className={`${styles.printed} ${isFiller ? styles.fillerTitle : styles.title}`}>
          {printed.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place alone
            <span key={index}>{line}</span>
          ))}
        </div>
      </div>
      {printed.length > 1 && (
        <p className={styles.hint}>
          {titleLines.length > 1
            ? `标题在回车处换行，印出来共 ${printed.length} 行`
            : `标题较长，印出来自动排成 ${printed.length} 行；要在别处换行请按回车`}
        </p>
      )}
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
