import { Button, Input, Tooltip } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { spreadName } from '../../../shared/periodical/names.ts';
import {
  compareByStroke,
  type StrokeOrderProblem,
  strokeCount,
  strokeOrderProblems,
} from '../../../shared/periodical/stroke-order.ts';
import { moved, moveKeys, Sortable, useSortableItem } from '../../components/sortable.tsx';
import styles from './names-editor.module.css';
import { parseNames } from './parse-names.ts';

interface NamesEditorProps {
  /** Whose names they are, for labels. */
  role: string;
  names: readonly string[];
  /** Checked for 按姓氏笔画. */
  byStroke: boolean;
  onChange: (names: string[]) => void;
}

/** Names as the page shows them: each can be changed, moved and removed; a pasted list becomes names. */
export function NamesEditor({ role, names, byStroke, onChange }: NamesEditorProps) {
  const problems = byStroke ? strokeOrderProblems(names) : [];
  const [text, setText] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const ids = names.map((_, index) => String(index));

  const add = (): void => {
    const found = parseNames(text);
    if (found.length > 0) onChange([...names, ...found]);
    setText('');
  };
  const move = (from: number, to: number): void => {
    onChange(moved(names, from, to));
    requestAnimationFrame(() => list.current?.querySelectorAll('button')[to]?.focus());
  };
  return (
    <div className={styles.editor}>
      <Sortable ids={ids} shape="flow" onMove={(from, to) => onChange(moved(names, from, to))}>
        <ul ref={list} className={styles.names} aria-label={`${role}的名单`}>
          {names.map((name, index) => (
            <NameChip
              // biome-ignore lint/suspicious/noArrayIndexKey: people of one name may stand beside each other
              key={index}
              id={String(index)}
              name={name}
              problem={problems.find((problem) => problem.index === index)}
              count={names.length}
              onMove={(to) => move(index, to)}
              onChange={(next) => onChange(names.flatMap((old, other) => (other === index ? next : [old])))}
            />
          ))}
          <li>
            <Input
              size="small"
              className={styles.adder}
              aria-label={`给${role}添加姓名`}
              placeholder="添加姓名，可粘贴多个"
              value={text}
              onChange={(event) => setText(event.target.value)}
              onPressEnter={(event) => {
                if (!event.nativeEvent.isComposing) add();
              }}
              onBlur={add}
              onPaste={(event) => {
                const pasted = parseNames(event.clipboardData.getData('text/plain'));
                if (pasted.length < 2) return;
                event.preventDefault();
                onChange([...names, ...parseNames(text), ...pasted]);
                setText('');
              }}
            />
          </li>
        </ul>
      </Sortable>
      {byStroke && <StrokeReport problems={problems} onSort={() => onChange([...names].sort(compareByStroke))} />}
    </div>
  );
}

interface NameChipProps {
  id: string;
  name: string;
  problem: StrokeOrderProblem | undefined;
  count: number;
  onMove: (to: number) => void;
  /** Takes the place of the name; empty where it is removed. */
  onChange: (names: string[]) => void;
}

function NameChip({ id, name, problem, count, onMove, onChange }: NameChipProps) {
  const { box, handle } = useSortableItem(id);
  const [edited, setEdited] = useState<string | null>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Delete' || event.key === 'Backspace') onChange([]);
    const to = moveKeys(event, { index: Number(id), count, shape: 'flow' });
    if (to !== undefined) onMove(to);
  };
  const finish = (): void => {
    if (edited !== null) onChange(parseNames(edited));
    setEdited(null);
  };
  if (edited !== null) {
    return (
      <li {...box}>
        <Input
          size="small"
          autoFocus
          className={styles.edited}
          aria-label={`改“${name}”`}
          value={edited}
          onChange={(event) => setEdited(event.target.value)}
          onBlur={finish}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') finish();
            if (event.key === 'Escape') setEdited(null);
          }}
        />
      </li>
    );
  }
  return (
    <li {...box}>
      <Tooltip title={chipTitle(name, problem)} mouseEnterDelay={0.4}>
        <button
          type="button"
          {...handle}
          className={styles.name}
          data-problem={problem?.kind}
          aria-label={problem ? `${name}，${problemText(problem)}` : name}
          onClick={() => setEdited(name)}
          onKeyDown={onKeyDown}
        >
          {spreadName(name)}
        </button>
      </Tooltip>
    </li>
  );
}

function chipTitle(name: string, problem: StrokeOrderProblem | undefined) {
  const strokes = [...name]
    .map((character) => ({ character, count: strokeCount(character) }))
    .filter(({ count }) => count !== null);
  return (
    <>
      {problem && <div>{problemText(problem)}。</div>}
      <div>{strokes.map(({ character, count }) => `${character} ${count} 画`).join('　')}</div>
      <div>点一下修改，Delete 删去，拖动或 Alt+←、→ 移动。</div>
    </>
  );
}

function problemText(problem: StrokeOrderProblem): string {
  if (problem.kind === 'unknown') return `不知道“${problem.characters.join('”“')}”的笔画，请人工核对`;
  return problem.after === null ? '按姓氏笔画应排在最前' : `按姓氏笔画应排在${problem.after}之后`;
}

function StrokeReport({ problems, onSort }: { problems: readonly StrokeOrderProblem[]; onSort: () => void }) {
  const misplaced = problems.filter((problem) => problem.kind === 'misplaced');
  if (problems.length === 0) return <p className={styles.good}>已按姓氏笔画排好。</p>;
  return (
    <div className={styles.report} role="status">
      <ul>
        {problems.map((problem) => (
          <li key={problem.index}>
            <b>{problem.name}</b>：{problemText(problem)}
          </li>
        ))}
      </ul>
      {misplaced.length > 0 && (
        <Button size="small" onClick={onSort}>
          按姓氏笔画排序
        </Button>
      )}
    </div>
  );
}
