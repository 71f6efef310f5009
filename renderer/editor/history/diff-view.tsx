import { Button, Empty } from 'antd';
import { useMemo, useState } from 'react';
import { type DiffPiece, type DiffRow, diffPassages } from '../../../shared/document/diff-passages.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import { articlePassages, passageNames } from '../../../shared/periodical/article-passages.ts';
import styles from './diff-view.module.css';
import { foldUnchanged } from './fold-unchanged.ts';

export type DiffMode = 'inline' | 'split';

export interface DiffViewProps {
  before: Article;
  after: Article;
  mode: DiffMode;
  /** Heads of the two columns. */
  beforeName: string;
  afterName: string;
}

/** What differs between two versions: in one text, or side by side. */
export function DiffView({ before, after, mode, beforeName, afterName }: DiffViewProps) {
  const rows = useMemo(() => diffPassages(articlePassages(before), articlePassages(after)), [before, after]);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const parts = foldUnchanged(rows);
  if (rows.every(({ kind }) => kind === 'same')) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="两个版本的文字和格式完全相同" />;
  }
  return (
    <div className={styles.diff} data-mode={mode}>
      {mode === 'split' && (
        <div className={styles.heads}>
          <span>{beforeName}</span>
          <span>{afterName}</span>
        </div>
      )}
      {parts.map(({ first, rows, isFolded }) =>
        isFolded && !opened.has(first) ? (
          <Button key={first} type="text" size="small" block onClick={() => setOpened(new Set([...opened, first]))}>
            ⋯ 有 {rows.length} 段没有改动，点开看
          </Button>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name and keep their order
          rows.map((row, index) => <Row key={first + index} row={row} mode={mode} />)
        ),
      )}
    </div>
  );
}

function Row({ row, mode }: { row: DiffRow; mode: DiffMode }) {
  const passage = row.after ?? row.before;
  const name = passageNames[passage.kind as keyof typeof passageNames];
  const label = [name === '正文' ? '' : name, row.kind === 'restyled' ? '只改了格式' : ''].filter(Boolean).join(' · ');
  const isEmpty = passage.text === '' && row.pieces.length === 0;
  return (
    <div className={styles.row} data-kind={row.kind} data-passage={passage.kind}>
      {mode === 'inline' ? (
        <div className={styles.cell}>
          {label && <span className={styles.label}>{label}</span>}
          {isEmpty ? <Blank row={row} /> : <Pieces pieces={row.pieces} />}
        </div>
      ) : (
        <>
          <Side row={row} side="before" hidden="added" label={label} />
          <Side row={row} side="after" hidden="removed" label={label} />
        </>
      )}
    </div>
  );
}

function Side({
  row,
  side,
  hidden,
  label,
}: {
  row: DiffRow;
  side: 'before' | 'after';
  hidden: DiffPiece['kind'];
  label: string;
}) {
  if (!row[side]) return <div className={styles.missing} />;
  const pieces = row.pieces.filter(({ kind }) => kind !== hidden);
  return (
    <div className={styles.cell}>
      {label && <span className={styles.label}>{label}</span>}
      {pieces.length === 0 ? <Blank row={row} /> : <Pieces pieces={pieces} />}
    </div>
  );
}

function Blank({ row }: { row: DiffRow }) {
  const isPicture = (row.after ?? row.before).kind === 'figure';
  const text = isPicture ? '（没有图注的图片）' : '（空段）';
  if (row.kind === 'added') return <ins className={styles.blank}>{text}</ins>;
  if (row.kind === 'removed') return <del className={styles.blank}>{text}</del>;
  return <span className={styles.blank}>{text}</span>;
}

function Pieces({ pieces }: { pieces: readonly DiffPiece[] }) {
  return pieces.map(({ kind, text }, index) => {
    const key = `${index}`;
    const shown = text.replaceAll('\t', ' │ ');
    if (kind === 'added') return <ins key={key}>{shown}</ins>;
    if (kind === 'removed') return <del key={key}>{shown}</del>;
    return <span key={key}>{shown}</span>;
  });
}
