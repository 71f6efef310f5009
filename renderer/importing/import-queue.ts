import { createStore, type StoreApi } from 'zustand/vanilla';
import { errorMessage, refusalCode } from '../api/error-message.ts';
import { FileRefused, readFile } from '../components/read-file.ts';

/** What came of one file. */
export interface ImportedFile {
  /** Id of what is now in the archive. */
  id: string;
  title: string;
  /** What was recognised, in a line. */
  about: string;
  /** Whose worklist has the places to look at. */
  scope: { issueId: string } | { articleId: string };
  /** How many there were. */
  doubts: number;
  /** Characters no page can carry, as `U+0000` names. */
  replaced: readonly string[];
}

export type ImportOne = (input: { name: string; contents: Blob }, signal: AbortSignal) => Promise<ImportedFile>;

export type ImportRow = { key: number; file: File } & (
  | { kind: 'waiting' | 'running' | 'cancelled' }
  | { kind: 'done'; imported: ImportedFile }
  | { kind: 'failed'; message: string }
);

/** Files that are taken in one after the other, whatever screen or dialog is open meanwhile. */
export interface ImportQueue {
  readonly view: StoreApi<{ rows: readonly ImportRow[] }>;
  add(files: readonly File[]): void;
  /** Leaves out what still waits. The file under way is finished, unless it is the only one left: it may be in the archive already, and nobody would say so. */
  stop(): void;
  /** Forgets what is done; nothing where files are still to come. */
  clear(): void;
}

export function isAtWork(rows: readonly ImportRow[]): boolean {
  return rows.some(({ kind }) => kind === 'running' || kind === 'waiting');
}

export function createImportQueue(importOne: ImportOne): ImportQueue {
  const view = createStore<{ rows: readonly ImportRow[] }>(() => ({ rows: [] }));
  let lastKey = 0;
  let underWay: AbortController | null = null;

  const put = (next: ImportRow): void =>
    view.setState(({ rows }) => ({ rows: rows.map((row) => (row.key === next.key ? next : row)) }));

  const importNext = async (): Promise<void> => {
    const next = view.getState().rows.find(({ kind }) => kind === 'waiting');
    if (!next || underWay) return;
    const { key, file } = next;
    underWay = new AbortController();
    const { signal } = underWay;
    put({ key, file, kind: 'running' });
    put(await resultOf(next, importOne, signal));
    underWay = null;
    void importNext();
  };

  return {
    view,
    add(files) {
      const added = files.map((file): ImportRow => ({ key: ++lastKey, file, kind: 'waiting' }));
      view.setState(({ rows }) => ({ rows: [...rows, ...added] }));
      void importNext();
    },
    stop() {
      const { rows } = view.getState();
      if (!rows.some(({ kind }) => kind === 'waiting')) underWay?.abort();
      view.setState({
        rows: rows.map(({ key, file, ...row }) =>
          row.kind === 'waiting' ? { key, file, kind: 'cancelled' } : { key, file, ...row },
        ),
      });
    },
    clear() {
      if (!isAtWork(view.getState().rows)) view.setState({ rows: [] });
    },
  };
}

async function resultOf({ key, file }: ImportRow, importOne: ImportOne, signal: AbortSignal): Promise<ImportRow> {
  try {
    return { key, file, kind: 'done', imported: await importOne(await readFile(file), signal) };
  } catch (error) {
    if (signal.aborted || refusalCode(error) === 'cancelled') return { key, file, kind: 'cancelled' };
    return { key, file, kind: 'failed', message: error instanceof FileRefused ? error.message : errorMessage(error) };
  }
}
