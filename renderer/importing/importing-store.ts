import { create } from 'zustand';
import { addresses, go } from '../navigation/navigation.ts';
import { type ImportQueue, isAtWork } from './import-queue.ts';
import { issueImports } from './issue-imports.ts';
import { manuscriptImports } from './manuscript-imports.ts';

export type ImportKind = 'manuscripts' | 'issues';

export const importQueues: Record<ImportKind, ImportQueue> = { manuscripts: manuscriptImports, issues: issueImports };

export const importNames: Record<ImportKind, string> = { manuscripts: '导入稿件', issues: '导入往期' };

/** Which import dialog is open; the queues work on without one. */
export const useImporting = create<{ open: ImportKind | null }>(() => ({ open: null }));

/** Opens an import dialog, with files that are already chosen. Manuscripts come in where they are seen: in 稿件库. */
export function startImport(kind: ImportKind, files: readonly File[] = []): void {
  if (kind === 'manuscripts') go(addresses.manuscripts());
  importQueues[kind].add(files);
  useImporting.setState({ open: kind });
}

export function closeImport(): void {
  useImporting.setState({ open: null });
}

window.addEventListener('beforeunload', (event) => {
  if (Object.values(importQueues).some(({ view }) => isAtWork(view.getState().rows))) event.preventDefault();
});
