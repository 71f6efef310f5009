import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './pane-divider.module.css';

interface PaneDividerProps {
  /** Of the pane that it makes wider and narrower. */
  label: string;
  /** That pane stands before it or after it. */
  side: 'before' | 'after';
  /** Width of that pane and its limits, CSS pixels. */
  width: number;
  min: number;
  max: number;
  onChange: (width: number) => void;
}

const keyStepPx = 24;

/** The line between two panes, dragged by the mouse or moved by the arrow keys (ARIA window splitter). */
export function PaneDivider({ label, side, width, min, max, onChange }: PaneDividerProps) {
  const dragged = useRef<{ x: number; width: number } | null>(null);
  const sign = side === 'before' ? 1 : -1;
  const change = (next: number): void => onChange(Math.round(Math.min(max, Math.max(min, next))));
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = {
      ArrowRight: width + sign * keyStepPx,
      ArrowLeft: width - sign * keyStepPx,
      Home: min,
      End: max,
    }[event.key];
    if (next === undefined || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    change(next);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
    dragged.current = { x: event.clientX, width };
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(width)}
      aria-valuemin={Math.round(min)}
      aria-valuemax={Math.round(max)}
      title="拖动或按左右方向键改变宽度"
      className={styles.divider}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={({ clientX }) => {
        if (dragged.current) change(dragged.current.width + sign * (clientX - dragged.current.x));
      }}
      onPointerUp={() => {
        dragged.current = null;
      }}
      onPointerCancel={() => {
        dragged.current = null;
      }}
    />
  );
}
