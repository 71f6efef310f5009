import { leastFigurePercent } from '../../../shared/document/schema.ts';
import styles from './figure.module.css';

interface SizeHandleInput {
  /** As wide as the picture may become; the picture stands in its middle. */
  frame: HTMLElement;
  /** Shows a width in percent of the frame while the mouse is still down; null: what it was before. */
  show(percent: number | null): void;
  store(percent: number): void;
}

/** The corner by which a selected picture is drawn larger or smaller. Escape leaves it as it was. */
export function sizeHandle({ frame, show, store }: SizeHandleInput): HTMLElement {
  const handle = document.createElement('span');
  handle.className = styles.handle ?? '';
  handle.dataset.sizeHandle = '';
  handle.title = '拖动改图片的大小';
  handle.addEventListener('mousedown', (event) => {
    if (event.button !== 0) return;
    // Not a click on the picture.
    event.stopPropagation();
    event.preventDefault();
    const picture = handle.parentElement;
    if (!picture) return;
    const before = picture.style.width === '' ? null : Number.parseFloat(picture.style.width);
    const { left, width } = frame.getBoundingClientRect();
    const middle = left + width / 2;
    const grip = event.clientX - picture.getBoundingClientRect().right;
    let chosen: number | null = null;
    const follow = ({ clientX }: MouseEvent): void => {
      const half = Math.abs(clientX - grip - middle);
      chosen = Math.min(100, Math.max(leastFigurePercent, Math.round((half * 200) / width)));
      show(chosen);
    };
    const end = (): void => {
      window.removeEventListener('mousemove', follow);
      window.removeEventListener('mouseup', finish);
      window.removeEventListener('keydown', give, true);
    };
    const finish = (): void => {
      end();
      if (chosen !== null && chosen !== before) store(chosen);
    };
    const give = (pressed: KeyboardEvent): void => {
      if (pressed.key !== 'Escape') return;
      pressed.stopPropagation();
      end();
      show(before);
    };
    window.addEventListener('mousemove', follow);
    window.addEventListener('mouseup', finish);
    window.addEventListener('keydown', give, true);
  });
  return handle;
}
