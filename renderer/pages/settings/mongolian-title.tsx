import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { LimitedInput } from '../../components/limited-input.tsx';
import styles from './mongolian-title.module.css';

interface MongolianTitleProps {
  /** One string a column, from left to right. */
  columns: readonly string[];
  onChange: (columns: string[]) => void;
}

/** 蒙古文刊名: each column in a field of its own, beside it the title as it stands on the cover. */
export function MongolianTitle({ columns, onChange }: MongolianTitleProps) {
  const replace = (at: number, text: string): void => onChange(columns.map((column, index) => (index === at ? text : column)));
  return (
    <fieldset className={styles.title}>
      <legend>蒙古文刊名</legend>
      <div className={styles.fields}>
        {columns.map((column, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column has nothing but its place
          <div key={index} className={styles.column}>
            <LimitedInput
              lang="mn-Mong"
              aria-label={`第 ${index + 1} 列`}
              value={column}
              maxLength={80}
              onChange={(event) => replace(index, event.target.value)}
            />
            <Button
              type="text"
              icon={<CloseOutlined />}
              aria-label={`删去第 ${index + 1} 列`}
              onClick={() => onChange(columns.filter((_, other) => other !== index))}
            />
          </div>
        ))}
        <Button size="small" icon={<PlusOutlined />} disabled={columns.length >= 6} onClick={() => onChange([...columns, ''])}>
          加一列
        </Button>
        <p>封面上从左到右竖排，每一列一行；没有蒙古文刊名就不加。</p>
      </div>
      {columns.some((column) => column.trim() !== '') && (
        <div className={styles.sample} lang="mn-Mong" role="img" aria-label="竖排的样子">
          {columns.map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column has nothing but its place
            <div key={index}>{column}</div>
          ))}
        </div>
      )}
    </fieldset>
  );
}
