import { setTimeout as wait } from 'node:timers/promises';
import type { BarePage } from './bare-page.ts';

/** Milliseconds of each keystroke. */
export interface Keystrokes {
  /** From the key to the glyph in its place on the page, laid out. */
  glyph: number[];
  /** From the key to the frame that shows it; waits for the screen, up to 16 ms by itself. */
  frame: number[];
}

/** Types into the editor that has the keyboard and measures in the page itself. */
export async function measureKeystrokes(page: BarePage, count: number): Promise<Keystrokes> {
  await page.evaluate(() => {
    const measured: Keystrokes = { glyph: [], frame: [] };
    let pressed = 0;
    document.addEventListener(
      'keydown',
      () => {
        pressed = performance.now();
      },
      true,
    );
    document.addEventListener('input', () => {
      // The editor has read the change and drawn it when the turn of the event is over.
      queueMicrotask(() => {
        const selection = getSelection();
        selection?.getRangeAt(0).getBoundingClientRect();
        measured.glyph.push(performance.now() - pressed);
      });
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => measured.frame.push(performance.now() - pressed);
        channel.port2.postMessage(null);
      });
    });
    Object.assign(window, { measured });
  });
  for (let index = 0; index < count; index += 1) {
    await page.press('abcdefgh'[index % 8] ?? 'a');
    await wait(25);
  }
  return page.evaluate(() => (window as unknown as { measured: Keystrokes }).measured);
}
