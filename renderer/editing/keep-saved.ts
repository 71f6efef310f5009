import { useConnection } from '../api/connection.ts';
import { onFlush } from './flush-edits.ts';

/** Something with text that has to reach the archive. */
export interface Saving {
  readonly hasUnsaved: boolean;
  flush(reason?: string): Promise<void>;
  /** Tries again what failed. */
  retry(): void;
}

const kept = new Set<Saving>();

/** Saves on every way out of the window, and tries again as soon as the backend answers; returns what ends it. */
export function keepSaved(saving: Saving): () => void {
  kept.add(saving);
  const endFlush = onFlush(() => saving.flush());
  return () => {
    kept.delete(saving);
    endFlush();
  };
}

function saveAll(reason: string): void {
  for (const saving of kept) void saving.flush(reason).catch(() => undefined);
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') saveAll('离开窗口时保存');
});
window.addEventListener('pagehide', () => saveAll('关闭时保存'));
window.addEventListener('beforeunload', (event) => {
  if (![...kept].some((saving) => saving.hasUnsaved)) return;
  // While the editor reads the question, the text is saved; the answer "stay" finds it done.
  saveAll('关闭时保存');
  event.preventDefault();
});
useConnection.subscribe(({ state }, before) => {
  if (state !== 'open' || before.state === 'open') return;
  for (const saving of kept) saving.retry();
});
