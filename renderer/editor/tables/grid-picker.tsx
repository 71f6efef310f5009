import { type KeyboardEvent, useState } from 'react';
import styles from './grid-picker.module.css';

const maximumRows = 10;
const maximumColumns = 8;

/** Rows × columns of a new table, by mouse or by arrow keys and Enter. */
export function GridPicker({ onPick }: { onPick(rows: number, columns: number): void }) {
  const [{ rows, columns }, setSize] = useState({ rows: 3, columns: 3 });
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    const [dRows, dColumns] = arrows[event.key] ?? [0, 0];
    if (!dRows && !dColumns) return;
    event.preventDefault();
    const next = { rows: clamp(rows + dRows, maximumRows), columns: clamp(columns + dColumns, maximumColumns) };
    setSize(next);
    const cell = event.currentTarget.querySelector<HTMLElement>(`[data-cell="${next.rows}/${next.columns}"]`);
    cell?.focus();
  };
  return (
    <>
      <p className={styles.size} aria-live="polite">
        {rows} 行 × {columns} 列，第一行是表头
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons in rows and columns, no form */}
      <div className={styles.grid} role="group" aria-label="选择行数和列数" onKeyDown={move}>
        {cells.map(([row, column]) => (
          <button
            key={`${row}/${column}`}
            type="button"
            data-cell={`${row}/${column}`}
            className={`${styles.cell} ${row <= rows && column <= columns ? styles.inside : ''}`}
            tabIndex={row === rows && column === columns ? 0 : -1}
            aria-label={`${row} 行 ${column} 列`}
            // Not when it opens below a mouse that rests: the keys would choose something else than was shown.
            onMouseMove={() => (row !== rows || column !== columns) && setSize({ rows: row, columns: column })}
            onFocus={() => setSize({ rows: row, columns: column })}
            onClick={() => onPick(row, column)}
          />
        ))}
      </div>
    </>
  );
}

const arrows: Readonly<Record<string, [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const cells: readonly [number, number][] = Array.from({ length: maximumRows * maximumColumns }, (_, index) => [
  Math.floor(index / maximumColumns) + 1,
  (index % maximumColumns) + 1,
]);

function clamp(value: number, maximum: number): number {
  return Math.min(Math.max(value, 1), maximum);
}
