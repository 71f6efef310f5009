import { create } from 'zustand';
import { addresses, go } from '../../app/navigation.ts';

/** The files that 稿件库 is importing; none yet where they are still to be chosen, null while its dialog is closed. */
export const useImporting = create<{ files: readonly File[] | null }>(() => ({ files: null }));

/** Opens the import dialog in 稿件库, whatever screen is shown. One that is open already and at work is left to it. */
export function startImport(files: readonly File[] = []): void {
  go(addresses.manuscripts());
  if (useImporting.getState().files === null) useImporting.setState({ files });
}

export function endImport(): void {
  useImporting.setState({ files: null });
}
