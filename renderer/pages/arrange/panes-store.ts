import { create } from 'zustand';
import type { Workspace } from '../../../shared/contract/settings-contract.ts';

/** How many panes stand beside each other; what has no place there is opened over them. */
export type PanesRoom = 'three' | 'tree' | 'editor';

interface Panes extends Pick<Workspace, 'treePx' | 'previewShare' | 'isPreviewShown'> {
  room: PanesRoom;
  /** What is opened over the others. */
  opened: 'tree' | 'preview' | null;
}

/** How 编排 is divided. */
export const usePanes = create<Panes>(() => ({
  treePx: 276,
  // At 1366 pixels a page of 210 mm is then shown at more than 60 %.
  previewShare: 0.415,
  isPreviewShown: true,
  room: 'three',
  opened: null,
}));

/** Folds the pages away or shows them, beside the text or over it. */
export function togglePreview(): void {
  usePanes.setState(({ room, opened, isPreviewShown }) =>
    room === 'three' ? { isPreviewShown: !isPreviewShown } : { opened: opened === 'preview' ? null : 'preview' },
  );
}

export function toggleTree(): void {
  usePanes.setState(({ opened }) => ({ opened: opened === 'tree' ? null : 'tree' }));
}

export function closeOpenedPane(): void {
  usePanes.setState({ opened: null });
}
